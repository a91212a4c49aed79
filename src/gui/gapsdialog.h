#pragma once

#include "engine/gapsurvey.h"
#include "gui/gapsmodel.h"

#include <QDialog>
#include <memory>

namespace cryptopulse::gui {

namespace Ui {
class GapsDialog;
}

/// Where a series has no prices: a map of all of it, and every gap in a table.
class GapsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit GapsDialog(QWidget* parent = nullptr);
    ~GapsDialog() override;

    /// Counts anew when prices came since the last time. @p canFetch: whether past prices can be asked for
    /// now.
    void present(const engine::SnapshotPtr& snapshot, bool canFetch);

Q_SIGNALS:
    /// What is missing is to be fetched.
    void fetchWanted();

private:
    void survey();
    void take(engine::GapSurvey survey);
    void mark();
    [[nodiscard]] QString summary(const engine::GapSurvey& survey) const;

    const std::unique_ptr<Ui::GapsDialog> m_ui;
    GapsModel m_model;
    engine::SnapshotPtr m_snapshot;
    engine::SnapshotPtr m_counted; // of which the gaps are shown, or being counted
    bool m_isCounting = false;
};

} // namespace cryptopulse::gui
