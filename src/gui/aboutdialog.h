#pragma once

#include "gui/windowinfo.h"

#include <QDialog>
#include <memory>

namespace cryptopulse::gui {

namespace Ui {
class AboutDialog;
}

/// What this is, where it keeps what, and under which licences it and its parts come.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    AboutDialog(const WindowInfo& info, const QString& storageLocation, QWidget* parent = nullptr);
    ~AboutDialog() override;

    /// The facts of the second tab as lines of text, for a report.
    [[nodiscard]] QString facts() const;

private:
    void fillAbout(const WindowInfo& info);
    void fillSystem(const WindowInfo& info, const QString& storageLocation);
    void fillLicences();
    [[nodiscard]] QString linked(const char* address, const QString& text) const;

    const std::unique_ptr<Ui::AboutDialog> m_ui;
};

} // namespace cryptopulse::gui
