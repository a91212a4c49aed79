// How the window behaves on its desktop: closing, the tray, drops, what it is told by the program. What it
// shows of the engine is in mainwindow.cpp.

#include "gui/commands.h"
#include "gui/dialogs.h"
#include "gui/filedrop.h"
#include "gui/forecastview.h"
#include "gui/herald.h"
#include "gui/jobrows.h"
#include "gui/jobwords.h"
#include "gui/lastknown.h"
#include "gui/mainwindow.h"
#include "gui/pagebook.h"
#include "gui/statusline.h"
#include "look/words.h"
#include "ui_mainwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

constexpr int kMessageMs = 8'000;

NoticeTopic topicOf(engine::JobKind kind)
{
    switch (kind) {
    case engine::JobKind::Collect:
        return NoticeTopic::Collect;
    case engine::JobKind::Train:
        return NoticeTopic::Train;
    case engine::JobKind::Import:
        return NoticeTopic::Import;
    case engine::JobKind::Evaluate:
        return NoticeTopic::Evaluate;
    case engine::JobKind::Backtest:
        return NoticeTopic::Backtest;
    case engine::JobKind::LeakLab:
        return NoticeTopic::LeakLab;
    case engine::JobKind::Backfill:
        return NoticeTopic::History;
    case engine::JobKind::Backup:
        return NoticeTopic::Backup;
    case engine::JobKind::Check:
        return NoticeTopic::Check;
    case engine::JobKind::Compact:
        return NoticeTopic::Compact;
    }
    return NoticeTopic::Collect;
}

} // namespace

void MainWindow::closeEvent(QCloseEvent* event)
{
    remember();
    if (m_values.keepInTray && !m_quitting && m_herald->tray().look()) {
        hideInTray();
        event->ignore();
        return;
    }
    if (const QStringList work = workThatEnds(); !m_quitting && !work.isEmpty()) {
        m_dialogs->openQuit(work);
        event->ignore();
        return;
    }
    QMainWindow::closeEvent(event);
}

/// A server goes on without this window, except for a file that is sent from here.
QStringList MainWindow::workThatEnds() const
{
    QStringList work;
    for (const engine::JobStatus& job : m_snapshot->jobs) {
        const bool isHere = !m_snapshot->connection.isRemote() || job.kind == engine::JobKind::Import;
        if (job.isRunning() && isHere)
            work += JobWords::title(job);
    }
    return work;
}

void MainWindow::askToQuit()
{
    if (const QStringList work = workThatEnds(); !work.isEmpty())
        m_dialogs->openQuit(work);
    else
        quit();
}

void MainWindow::quit()
{
    m_quitting = true;
    close();
    QApplication::quit(); // also when the window is hidden, whose closing nobody notices
}

void MainWindow::toggle()
{
    if (!isVisible() || isMinimized())
        return raiseToFront();
    remember();
    hideInTray();
}

void MainWindow::hideInTray()
{
    m_inTray = true;
    hide();
}

/// Without a tray nothing could bring a hidden window back.
void MainWindow::followTray(bool available)
{
    m_context.hasTray = available;
    m_dialogs->setContext(m_context);
    if (!available && m_inTray)
        raiseToFront();
}

void MainWindow::tell(NoticeTopic topic, const QString& sentence, const QString& remedy)
{
    m_notices.tell(topic, sentence, remedy, m_clock.now());
    presentNotices();
}

/// There is no tray: it must be seen in the window, also by somebody who comes back an hour later.
void MainWindow::showAlert(const QString& sentence)
{
    tell(NoticeTopic::Alert, sentence);
    QApplication::alert(this);
}

void MainWindow::raiseToFront()
{
    m_inTray = false;
    show();
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    raise();
    activateWindow();
}

void MainWindow::predict()
{
    readSnapshot();
    if (!forecastOf(*m_snapshot, leadOf(*m_snapshot, m_lead))) {
        m_notices.fail(NoticeTopic::Predict, m_snapshot->forecast.error(), m_clock.now());
        presentNotices();
        return;
    }
    const ForecastView view = viewForecast(*m_snapshot, m_clock.now(), m_lead);
    m_ui->sideScroll->ensureWidgetVisible(m_ui->forecastPanel);
    m_ui->forecastPanel->setFocus(Qt::OtherFocusReason); // read out by a screen reader, ringed on the screen
    say(u"%1: %2. %3"_s.arg(view.title, view.number, view.headline));
}

void MainWindow::say(const QString& text)
{
    m_ui->statusBar->showMessage(text, kMessageMs);
}

/// Whether there is an engine that hears what is asked of it.
bool MainWindow::canAsk() const
{
    return m_snapshot && !m_snapshot->connection.trouble;
}

void MainWindow::tellOfForgottenWork(const engine::Snapshot& former)
{
    for (const engine::JobStatus& job : forgottenWork(former, *m_snapshot))
        m_notices.tell(topicOf(job.kind), tr("The server was started again; the work ended with it."),
                       tr("Start it again where it is still wanted."), m_clock.now());
}

/// Enter presses what has the focus, as Space does. It comes here from buttons alone: fields take it.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter || event->isAutoRepeat() || !button || !isAncestorOf(button) ||
        qobject_cast<QCheckBox*>(button))
        return QMainWindow::keyPressEvent(event);
    button->click();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (droppedPriceFile(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const auto path = droppedPriceFile(*event->mimeData());
    if (!path)
        return;
    event->acceptProposedAction();
    openImport(*path);
}

void MainWindow::chooseImport()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Import prices"), {},
        tr("Files of prices (*.csv *.txt *.tsv *.gz *.zip *.db *.sqlite);;All files (*)"));
    if (!path.isEmpty())
        openImport(path);
}

void MainWindow::openImport(const QString& path)
{
    m_dialogs->openImport(path, m_snapshot->series, m_clock);
}

void MainWindow::showSaved(const core::Result<QString>& saved)
{
    if (!saved)
        return showFailure(NoticeTopic::Export, saved.error());
    showSuccess(NoticeTopic::Export);
    say(*saved);
}

void MainWindow::setInfo(const WindowInfo& info)
{
    m_info = info;
    m_statusLine->setInfo(info);
    for (QAction* one : m_ui->toolBar->actions()) {
        if (m_ui->toolBar->widgetForAction(one) == m_demoBadge)
            one->setVisible(info.demo);
    }
    present();
}

void MainWindow::setSettings(const Settings& settings, const SettingsContext& context)
{
    m_values = settings;
    m_context = context;
    m_context.hasTray = m_herald->tray().look();
    m_context.callUse = m_snapshot->feed.callUse;
    m_context.meteredKey = settings.apiKey;
    m_herald->setRules(settings.alerts);
    m_dialogs->setContext(m_context);
    if (settings.theme != m_theme)
        setTheme(settings.theme);
    m_dialogs->followSettings(settings);
}

/// An open settings dialog counts along.
void MainWindow::followCalls()
{
    if (m_snapshot->feed.callUse == m_context.callUse)
        return;
    m_context.callUse = m_snapshot->feed.callUse;
    m_context.meteredKey = m_values.apiKey;
    m_dialogs->setContext(m_context);
}

/// With what can be changed elsewhere in the window.
Settings MainWindow::currentSettings() const
{
    Settings values = m_values;
    values.theme = m_theme;
    values.interval = m_snapshot->feed.interval;
    return values;
}

void MainWindow::openSettings()
{
    m_context.hasTray = m_herald->tray().look();
    if (!m_snapshot->samples.empty())
        m_context.priceHint = m_snapshot->samples.newestPrice().value();
    m_context.currency = m_snapshot->series.currency;
    m_dialogs->openSettings(currentSettings(), m_context);
}

void MainWindow::openHistory(bool missingOnly)
{
    const bool canSwitch =
        !m_snapshot->connection.isRemote() && !m_context.locks.contains(SettingsField::Source);
    m_dialogs->openHistory({m_snapshot->series, canSwitch, m_clock.now(), missingOnly});
}

/// The source first: the job belongs to the engine that shows its series.
void MainWindow::fetchHistory(const engine::BackfillRequest& request, bool goLive)
{
    if (goLive) {
        const Settings before = currentSettings();
        Settings typed = before;
        typed.source = feedSourceFrom(QString::fromStdString(request.source));
        Q_EMIT settingsApplied(typed, before);
    }
    m_commands->backfill(request);
}

bool MainWindow::isSettingsOpen() const
{
    return m_dialogs->isSettingsOpen();
}

void MainWindow::refuseSettings(const QString& sentence)
{
    m_dialogs->refuseSettings(sentence);
}

void MainWindow::awaitSettings(const QString& sentence)
{
    m_dialogs->awaitSettings(sentence);
}

void MainWindow::endAwaitingSettings()
{
    m_dialogs->endAwaitingSettings();
}

void MainWindow::takeOver(const MainWindow& former)
{
    m_notices = former.m_notices;
    m_herald->takeOver(*former.m_herald);
    m_book->takeOver(*former.m_book);
    m_jobs->takeOver(*former.m_jobs);
    m_snapshot = withLastKnown(m_snapshot, former.m_snapshot);
    if (m_log)
        m_dialogs->takeOver(*former.m_dialogs, *m_log);
    // Another folder has prices of its own.
    if (!m_snapshot->samples.empty() && m_snapshot->storageLocation == former.m_snapshot->storageLocation)
        m_ui->chartPage->showRangeOf(*former.m_ui->chartPage);
    present();
}

void MainWindow::setLog(const LogSource& log)
{
    m_log = &log;
    action(Act::Log).setEnabled(true);
}

} // namespace cryptopulse::gui
