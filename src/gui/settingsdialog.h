#pragma once

#include "gui/settings.h"

#include <QDialog>
#include <memory>

class QAbstractButton;
class QLabel;

namespace cryptopulse::gui {

namespace Ui {
class SettingsDialog;
}

/// Edits a copy of the settings and says as one types what stands in their way. What was typed stays until
/// the dialog is closed, whatever is chosen meanwhile and whether or not it could be applied.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(const Settings& settings, SettingsContext context, QWidget* parent = nullptr);
    ~SettingsDialog() override;

    /// As typed by now.
    [[nodiscard]] Settings settings() const;

    /// What is known beside the settings has changed.
    void setContext(SettingsContext context);

    /// What was applied last has met trouble, in one sentence: the dialog stays open for another try.
    void showTrouble(const QString& sentence);

Q_SIGNALS:
    /// OK or Apply. Whoever is connected directly may answer with showTrouble() at once.
    void applied(const cryptopulse::gui::Settings& settings);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeRoom();
    void fill(const Settings& settings);
    void fillAlerts(const AlertRules& rules);
    void setUpChanges();
    void press(QAbstractButton* button);
    bool apply();
    void chooseFolder();
    void takeSoundInterval();
    void review();
    void reviewNotes(const Settings& typed, const std::vector<SettingsProblem>& problems);
    void reviewEnabled(const Settings& typed);
    void showNote(QLabel& label, SettingsField field, const std::vector<SettingsProblem>& problems,
                  const QString& otherwise);
    [[nodiscard]] QWidget* editorOf(SettingsField field) const;
    [[nodiscard]] AlertRules rules() const;

    const std::unique_ptr<Ui::SettingsDialog> m_ui;
    SettingsContext m_context;
    Settings m_applied;
    bool m_troubled = false;
};

} // namespace cryptopulse::gui
