#pragma once

#include "engine/care.h"

#include <QDialog>
#include <memory>

namespace cryptopulse::gui {

namespace Ui {
class CheckDialog;
}

/// Whether the database is whole, and what there is in it.
class CheckDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit CheckDialog(const engine::CheckReport& report, QWidget* parent = nullptr);
    ~CheckDialog() override;

private:
    void fillTable(const engine::CheckReport& report);
    void copy();

    const std::unique_ptr<Ui::CheckDialog> m_ui;
};

} // namespace cryptopulse::gui
