#pragma once

#include <QDialog>
#include <memory>

namespace cryptopulse::gui {

namespace Ui {
class ShortcutsDialog;
}

/// Every action of the table and every key of the chart, to be searched.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(QWidget* parent = nullptr);
    ~ShortcutsDialog() override;

private:
    void fill();
    void filter(const QString& text);

    const std::unique_ptr<Ui::ShortcutsDialog> m_ui;
};

} // namespace cryptopulse::gui
