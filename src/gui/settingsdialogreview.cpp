// What the settings dialog says about what is typed: notes beside the fields, and what stands in the way.

#include "gui/feedwords.h"
#include "gui/settingsdialog.h"
#include "look/panelstyle.h"
#include "look/words.h"
#include "ui_settingsdialog.h"

#include <QLayout>
#include <QPushButton>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

constexpr auto kNote = "muted";
constexpr auto kProblem = "problem";

} // namespace

void SettingsDialog::review()
{
    const Settings typed = settings();
    const auto problems = problemsOf(typed, m_context);
    reviewNotes(typed, problems);
    reviewEnabled(typed);
    const SettingsProblem* obstacle = obstacleOf(problems, typed, m_applied);
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setEnabled(!obstacle);
    m_ui->buttonBox->button(QDialogButtonBox::Apply)->setEnabled(!obstacle && typed != m_applied);
    presentObstacle(obstacle);
    makeRoom();
}

/// A button that cannot be pressed says why on every page, and the page to go to has a mark.
void SettingsDialog::presentObstacle(const SettingsProblem* obstacle)
{
    const int page = obstacle ? pageOf(obstacle->field) : -1;
    const QIcon mark = look::icon(u"warning"_s, palette().color(QPalette::WindowText), {});
    for (int i = 0; i < m_ui->tabs->count(); ++i) {
        m_ui->tabs->setTabIcon(i, i == page ? mark : QIcon());
        m_ui->tabs->setTabToolTip(i, i == page ? obstacle->sentence : QString());
    }
    QString why = m_trouble;
    if (obstacle && page != m_ui->tabs->currentIndex()) // else it stands beside the field
        why = tr("%1: %2", "a page of the settings, what is wrong there")
                  .arg(m_ui->tabs->tabText(page).remove(u'&'), obstacle->sentence);
    look::setRole(*m_ui->troubleLabel,
                  QString::fromLatin1(m_isWaiting && why == m_trouble ? kNote : kProblem));
    m_ui->troubleLabel->setText(why);
    m_ui->troubleLabel->setVisible(!why.isEmpty());
    for (const auto which : {QDialogButtonBox::Ok, QDialogButtonBox::Apply})
        m_ui->buttonBox->button(which)->setToolTip(obstacle ? obstacle->sentence : QString());
}

int SettingsDialog::pageOf(SettingsField field) const
{
    for (int i = 0; i < m_ui->tabs->count(); ++i) {
        if (m_ui->tabs->widget(i)->isAncestorOf(editorOf(field)))
            return i;
    }
    return 0;
}

/// Asked once: a keychain may ask its owner for a password.
void SettingsDialog::askForKey()
{
    const Settings typed = settings();
    const bool isMissing = asksCoinGecko(typed) && typed.plan != Plan::Keyless && typed.apiKey.isEmpty();
    if (!isMissing || m_askedForKey || m_context.locks.contains(SettingsField::Key))
        return;
    m_askedForKey = true;
    Q_EMIT keyWanted();
}

void SettingsDialog::makeRoom()
{
    // Only ever higher: a dialog that jumps with every letter typed is in the way.
    layout()->activate();
    const int needed = layout()->totalHeightForWidth(width());
    if (height() < needed)
        resize(width(), needed);
}

/// What a note needs is known only after its page was laid out, which comes later.
bool SettingsDialog::event(QEvent* event)
{
    const bool isTaken = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible())
        makeRoom();
    return isTaken;
}

void SettingsDialog::showEvent(QShowEvent* event)
{
    for (QWidget* child : findChildren<QWidget*>())
        child->ensurePolished(); // the style sheet has a say in how high they are
    makeRoom();
    QDialog::showEvent(event);
}

void SettingsDialog::reviewNotes(const Settings& typed, const std::vector<SettingsProblem>& problems)
{
    const bool asksProvider = asksCoinGecko(typed);
    const bool hasKey = asksProvider && typed.plan != Plan::Keyless;
    showNote(*m_ui->keyNote, SettingsField::Key, problems, hasKey ? m_context.keyNote : QString());
    showNote(*m_ui->crossNote, SettingsField::CrossCheck, problems,
             typed.crossCheck ? tr("It is asked once a minute at most, and its prices are only looked at.")
                              : QString());
    showNote(*m_ui->intervalNote, SettingsField::Interval, problems,
             typed.source == FeedSource::CoinGecko
                 ? tr("CoinGecko has a new price every 60 s; faster calls mostly get repeats.")
                 : QString());
    showNote(*m_ui->folderNote, SettingsField::DataFolder, problems,
             tr("Another folder begins with prices and a model of its own."));
    const bool isServer = !typed.database.isEmpty();
    showNote(*m_ui->databaseNote, SettingsField::Database, problems,
             isServer ? tr("Prices stay where they are: another store has prices and models of its own.")
                      : QString());
    m_ui->passwordNote->setText(m_context.passwordNote);
    m_ui->passwordNote->setVisible(isServer && !m_context.passwordNote.isEmpty() &&
                                   !m_context.locks.contains(SettingsField::Database));
    showNote(*m_ui->hostNote, SettingsField::Host, problems,
             typed.serveApi && isLoopback(typed.apiHost) ? tr("Only programs on this machine can reach it.")
                                                         : QString());
    showNote(*m_ui->portNote, SettingsField::Port, problems, {});
    showNote(*m_ui->languageNote, SettingsField::Language, problems, {});
    m_ui->trayNote->setVisible(!m_context.hasTray);
    m_ui->trayNote->setText(tr("This desktop shows no tray, so closing the window ends CryptoPulse."));

    reviewCalls(typed);
}

void SettingsDialog::reviewCalls(const Settings& typed)
{
    const auto use = callUseOf(typed, m_context);
    look::setRole(*m_ui->callsNote, QString::fromLatin1(use && use->runsShort ? kProblem : kNote));
    m_ui->callsNote->setText(use ? callsSentence(*use) : QString());
    m_ui->callsNote->setVisible(use.has_value());
    const auto sound = soundInterval(typed, m_context);
    m_ui->soundButton->setVisible(sound && typed.interval < *sound &&
                                  !m_context.locks.contains(SettingsField::Interval));
    if (sound)
        m_ui->soundButton->setText(
            tr("Use %1 s").arg(look::Words::count(static_cast<std::size_t>(sound->count()))));
}

void SettingsDialog::showNote(QLabel& label, SettingsField field,
                              const std::vector<SettingsProblem>& problems, const QString& otherwise)
{
    const auto lock = m_context.locks.find(field);
    const auto problem = std::ranges::find(problems, field, &SettingsProblem::field);
    const bool isProblem = lock == m_context.locks.end() && problem != problems.end();
    QString text = otherwise;
    if (lock != m_context.locks.end())
        text = lock->second;
    else if (isProblem)
        text = problem->sentence;
    look::setRole(label, QString::fromLatin1(isProblem ? kProblem : kNote));
    label.setText(text);
    label.setVisible(!text.isEmpty());
    // Read out with the field, not only beside it.
    if (QWidget* editor = editorOf(field))
        editor->setAccessibleDescription(text);
}

QWidget* SettingsDialog::editorOf(SettingsField field) const
{
    switch (field) {
    case SettingsField::Asset: // has a dialog of its own
        return nullptr;
    case SettingsField::Source:
        return m_ui->sourceBox;
    case SettingsField::Fallbacks:
        return m_ui->orderBox;
    case SettingsField::CrossCheck:
        return m_ui->crossBox;
    case SettingsField::Plan:
        return m_ui->planBox;
    case SettingsField::Key:
        return m_ui->keyEdit;
    case SettingsField::Interval:
        return m_ui->settingsIntervalBox;
    case SettingsField::ServeApi:
        return m_ui->serveBox;
    case SettingsField::Host:
        return m_ui->hostEdit;
    case SettingsField::Port:
        return m_ui->portBox;
    case SettingsField::Language:
        return m_ui->languageBox;
    case SettingsField::DataFolder:
        return m_ui->folderEdit;
    case SettingsField::Database:
        return m_ui->databaseEdit;
    }
    return nullptr;
}

void SettingsDialog::reviewEnabled(const Settings& typed)
{
    const auto enable = [this](SettingsField field, bool makesSense) {
        const auto lock = m_context.locks.find(field);
        QWidget* editor = editorOf(field);
        editor->setEnabled(makesSense && lock == m_context.locks.end());
        if (lock != m_context.locks.end())
            editor->setToolTip(lock->second);
    };
    const bool asksProvider = asksCoinGecko(typed);
    enable(SettingsField::Source, true);
    enable(SettingsField::Fallbacks, typed.source != FeedSource::Demo);
    enable(SettingsField::CrossCheck, typed.source != FeedSource::Demo);
    m_ui->toleranceSpin->setEnabled(m_ui->crossBox->isEnabled() && typed.crossCheck.has_value());
    enable(SettingsField::Plan, asksProvider);
    // Also without a plan for it as long as there is one: it can be taken away.
    const bool hasKey = !typed.apiKey.isEmpty() || !m_applied.apiKey.isEmpty();
    enable(SettingsField::Key, asksProvider && (typed.plan != Plan::Keyless || hasKey));
    enable(SettingsField::Interval, true);
    enable(SettingsField::DataFolder, true);
    enable(SettingsField::Database, !typed.database.isEmpty());
    m_ui->passwordEdit->setEnabled(m_ui->databaseEdit->isEnabled());
    m_ui->storeBox->setEnabled(!m_context.locks.contains(SettingsField::Database));
    enable(SettingsField::ServeApi, true);
    enable(SettingsField::Host, typed.serveApi);
    enable(SettingsField::Port, typed.serveApi);
    enable(SettingsField::Language, true);
    m_ui->showKeyButton->setEnabled(m_ui->keyEdit->isEnabled());
    m_ui->folderButton->setEnabled(m_ui->folderEdit->isEnabled());
    m_ui->trayBox->setEnabled(m_context.hasTray);
    m_ui->levelSpin->setEnabled(m_ui->levelBox->isChecked());
    m_ui->aboveSpin->setEnabled(m_ui->aboveBox->isChecked());
    m_ui->belowSpin->setEnabled(m_ui->belowBox->isChecked());
}

} // namespace cryptopulse::gui
