#pragma once

#include "engine/job.h"

#include <QDialog>
#include <memory>
#include <optional>
#include <vector>

class QTreeWidgetItem;

namespace cryptopulse::gui {

namespace Ui {
class JobsDialog;
}

/// All long work of this start, the newest first: how far it is, what came of it, and a way to stop it.
class JobsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit JobsDialog(QWidget* parent = nullptr);
    ~JobsDialog() override;

    /// @p sinceSnapshot: how old the jobs' times are by now; empty: their engine cannot be reached.
    void present(const std::vector<engine::JobStatus>& jobs,
                 std::optional<std::chrono::milliseconds> sinceSnapshot);

Q_SIGNALS:
    void cancelRequested(const std::string& id);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeRoom();
    void presentCancel();
    void cancelCurrent();

    const std::unique_ptr<Ui::JobsDialog> m_ui;
    std::vector<engine::JobStatus> m_jobs; // in the order of the lines
    bool m_isLost = false;                 // nobody knows how they go on
};

} // namespace cryptopulse::gui
