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

    /// The settings were changed elsewhere: what was not touched here is shown as it is by now.
    void follow(const Settings& settings);

    /// What is known beside the settings has changed.
    void setContext(SettingsContext context);

    /// What was applied last has met trouble, in one sentence: the dialog stays open for another try.
    void showTrouble(const QString& sentence);

    /// What was applied last takes a moment, @p sentence says what: OK closes the dialog when it is done.
    void showWaiting(const QString& sentence);

    /// What was waited for is done.
    void endWaiting();

Q_SIGNALS:
    /// OK or Apply: what was typed, and what it was before. Whoever is connected directly may answer with
    /// showTrouble() or showWaiting() at once.
    void applied(const cryptopulse::gui::Settings& typed, const cryptopulse::gui::Settings& before);

    /// A plan was chosen that needs a key, and there is none here: perhaps one is kept.
    void keyWanted();

protected:
    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeRoom();
    void askForKey();
    void presentObstacle(const SettingsProblem* obstacle);
    [[nodiscard]] int pageOf(SettingsField field) const;
    void fill(const Settings& settings);
    void fillAlerts(const AlertRules& rules);
    void setUpChanges();
    void press(QAbstractButton* button);
    bool apply();
    void chooseFolder();
    void takeSoundInterval();
    void fillDatabase(const Settings& settings);
    void takePasswordOut();
    void review();
    void reviewNotes(const Settings& typed, const std::vector<SettingsProblem>& problems);
    void reviewCalls(const Settings& typed);
    void reviewEnabled(const Settings& typed);
    void showNote(QLabel& label, SettingsField field, const std::vector<SettingsProblem>& problems,
                  const QString& otherwise);
    [[nodiscard]] QWidget* editorOf(SettingsField field) const;
    [[nodiscard]] AlertRules rules() const;

    const std::unique_ptr<Ui::SettingsDialog> m_ui;
    SettingsContext m_context;
    Settings m_applied; // what holds by now, as far as it is known here
    QString m_trouble;  // of what was applied last, or what is waited for
    bool m_isWaiting = false;
    bool m_closesThen = false;
    bool m_askedForKey = false;
};

} // namespace cryptopulse::gui
