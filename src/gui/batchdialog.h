#pragma once

#include "engine/engine.h"

#include <QDialog>
#include <memory>

namespace cryptopulse::gui {

namespace Ui {
class BatchDialog;
}

/// Asks how many prices to collect and how fast.
class BatchDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit BatchDialog(QWidget* parent = nullptr);
    ~BatchDialog() override;

    [[nodiscard]] engine::CollectRequest request() const;

Q_SIGNALS:
    /// Past prices instead.
    void historyWanted();

private:
    void showDuration();

    const std::unique_ptr<Ui::BatchDialog> m_ui;
};

} // namespace cryptopulse::gui
