#pragma once

#include "gui/windowinfo.h"

#include <QDialog>
#include <memory>

namespace cryptopulse::gui {

namespace Ui {
class AboutDialog;
}

/// Versions, licence, where the data comes from and where it is kept.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    AboutDialog(const WindowInfo& info, const QString& storageLocation, QWidget* parent = nullptr);
    ~AboutDialog() override;

private:
    const std::unique_ptr<Ui::AboutDialog> m_ui;
};

} // namespace cryptopulse::gui
