#include "gui/mainwindow.h"

#include "gui/autorefresh.h"
#include "gui/commands.h"
#include "gui/dialogs.h"
#include "gui/forecastview.h"
#include "gui/herald.h"
#include "gui/importwords.h"
#include "gui/jobrows.h"
#include "gui/lastknown.h"
#include "gui/pagebook.h"
#include "gui/statusline.h"
#include "gui/windowplace.h"
#include "look/words.h"
#include "pages/page.h"
#include "ui_mainwindow.h"

#include <QAction>
#include <QLabel>
#include <QLoggingCategory>
#include <QSettings>
#include <QToolButton>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cryptopulse::gui {

namespace {

Q_LOGGING_CATEGORY(lcWindow, "cryptopulse.gui.window")

const QString kGeometryKey = u"window/geometry"_s;
const QString kThemeKey = u"window/theme"_s;
const QString kChartKey = u"window/chart"_s;
constexpr auto kReadingDelay = 16ms; // a frame: a burst of snapshots is read once

/// The form comes first: the actions are placed in its menu bar and tool bar.
std::unique_ptr<Ui::MainWindow> formIn(QMainWindow& window)
{
    auto form = std::make_unique<Ui::MainWindow>();
    form->setupUi(&window);
    return form;
}

} // namespace

MainWindow::MainWindow(engine::Engine& engine, const core::Clock& clock, QSettings& settings, WindowInfo info,
                       QWidget* parent)
    : QMainWindow(parent)
    , m_engine(engine)
    , m_clock(clock)
    , m_settings(settings)
    , m_info(std::move(info))
    , m_ui(formIn(*this))
    , m_actions(*this)
    , m_commands(new Commands(engine, this))
    , m_dialogs(new Dialogs(*this))
{
    setWindowIcon(look::applicationIcon());
    setAcceptDrops(true);
    setUpActions();
    setUpChartActions();
    setUpThemeMenu();
    setUpToolBar();
    setUpPages();
    setUpSide();
    setUpCommands();
    setUpCare();
    setUpHerald();
    setUpUpdates();
    restore();
    readSnapshot();
    m_ui->pages->currentWidget()->setFocus(); // not the first button in order, which a key would press
}

MainWindow::~MainWindow() = default;

void MainWindow::setUpActions()
{
    const auto onTrigger = [this](Act id, auto handler) {
        connect(&action(id), &QAction::triggered, this, handler);
    };
    onTrigger(Act::Collect, [this] { m_commands->ingest(); });
    onTrigger(Act::Batch, [this] { m_dialogs->openBatch(); });
    onTrigger(Act::History, [this] { openHistory(); });
    onTrigger(Act::Gaps, [this] { m_dialogs->openGaps(m_snapshot, action(Act::History).isEnabled()); });
    onTrigger(Act::Import, [this] { chooseImport(); });
    onTrigger(Act::CopyChart, [this] { copyPicture(); });
    onTrigger(Act::SaveChart, [this] { savePicture(); });
    onTrigger(Act::SaveData, [this] { saveData(); });
    onTrigger(Act::Asset, [this] { openAsset(); });
    onTrigger(Act::Settings, [this] { openSettings(); });
    onTrigger(Act::Quit, [this] { askToQuit(); });
    onTrigger(Act::Train, [this] { m_commands->train(); });
    onTrigger(Act::Predict, [this] { predict(); });
    onTrigger(Act::LeadSimple,
              [this] { leadWith(action(Act::LeadSimple).isChecked() ? Lead::Simple : Lead::Adaptive); });
    onTrigger(Act::Jobs, [this] {
        m_dialogs->openJobs();
        present();
    });
    onTrigger(Act::Shortcuts, [this] { m_dialogs->openShortcuts(); });
    onTrigger(Act::Log, [this] { m_dialogs->openLog(*m_log); });
    onTrigger(Act::About,
              [this] { m_dialogs->openAbout(m_info, QString::fromStdString(m_snapshot->storageLocation)); });
    action(Act::Log).setEnabled(false); // until there is one; on Act::Auto acts AutoRefresh
    action(Act::Asset).setEnabled(false);
    connect(m_ui->welcomePage, &WelcomePage::collectRequested, &action(Act::Collect), &QAction::trigger);
    connect(m_ui->welcomePage, &WelcomePage::historyRequested, &action(Act::History), &QAction::trigger);
    connect(m_ui->welcomePage, &WelcomePage::autoRequested, &action(Act::Auto), &QAction::trigger);
}

void MainWindow::setUpChartActions()
{
    connect(&action(Act::Fit), &QAction::triggered, this, [this] { m_ui->chartPage->showAll(); });
    const std::pair<Act, std::chrono::hours> spans[]{
        {Act::Hour1, 1h}, {Act::Hour6, 6h}, {Act::Day1, 24h}, {Act::Week1, 168h}, {Act::Month1, 720h}};
    for (const auto& [id, span] : spans)
        connect(&action(id), &QAction::triggered, this,
                [this, span = span] { m_ui->chartPage->showNewest(span); });
}

void MainWindow::setUpThemeMenu()
{
    const std::pair<Act, look::Choice> choices[]{{Act::SystemTheme, look::Choice::System},
                                                 {Act::LightTheme, look::Choice::Light},
                                                 {Act::DarkTheme, look::Choice::Dark}};
    for (const auto& [id, choice] : choices)
        connect(&action(id), &QAction::triggered, this, [this, choice = choice] { setTheme(choice); });
}

void MainWindow::setUpToolBar()
{
    m_autoRefresh = new AutoRefresh(action(Act::Auto), *m_commands, m_ui->toolBar);
    m_ui->toolBar->addWidget(m_autoRefresh);
    m_ui->toolBar->setContextMenuPolicy(Qt::PreventContextMenu); // nothing there that could be hidden
    for (QAction* one : m_ui->toolBar->actions()) {
        if (QWidget* button = m_ui->toolBar->widgetForAction(one); button && !one->isSeparator())
            button->setFocusPolicy(button == m_autoRefresh ? Qt::NoFocus : Qt::TabFocus);
        if (auto* button = qobject_cast<QToolButton*>(m_ui->toolBar->widgetForAction(one)))
            button->setAutoRaise(false); // or it would show its icon as a menu's chosen row does
    }
    auto* filler = new QWidget(m_ui->toolBar);
    filler->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_ui->toolBar->addWidget(filler);
    m_demoBadge = new QLabel(tr("Demo: synthetic prices"), m_ui->toolBar);
    m_demoBadge->setObjectName(u"demoBadge"_s);
    m_ui->toolBar->addWidget(m_demoBadge)->setVisible(m_info.demo);
}

void MainWindow::setUpSide()
{
    m_statusLine = new StatusLine(*m_ui->statusBar, m_info);
    m_jobs = new JobRows(*m_ui->side, *m_ui->sideLayout, 1); // below the forecast
    connect(m_jobs, &JobRows::cancelRequested, m_commands, &Commands::cancel);
    connect(m_ui->messageBar, &MessageBar::dismissed, this, &MainWindow::dismissNotice);
}

void MainWindow::setUpCommands()
{
    connect(m_commands, &Commands::pendingChanged, this, &MainWindow::presentActions);
    connect(m_commands, &Commands::failed, this, &MainWindow::showFailure);
    connect(m_commands, &Commands::succeeded, this, &MainWindow::showSuccess);
    connect(m_commands, &Commands::ingested, this, &MainWindow::showIngested);
    connect(m_commands, &Commands::trained, this, &MainWindow::showTrained);
    connect(m_commands, &Commands::imported, this, &MainWindow::showImported);
    connect(m_commands, &Commands::asked, this, &MainWindow::putAway);
    connect(m_commands, &Commands::batchStarted, &(*m_jobs)[engine::JobKind::Collect], &JobRow::watch);
    connect(m_commands, &Commands::backfillStarted, &(*m_jobs)[engine::JobKind::Backfill], &JobRow::watch);
    connect(m_dialogs, &Dialogs::importAccepted, m_commands, &Commands::importPrices);
    connect(m_dialogs, &Dialogs::batchAccepted, m_commands, &Commands::collect);
    connect(m_dialogs, &Dialogs::historyAccepted, this, &MainWindow::fetchHistory);
    connect(m_dialogs, &Dialogs::historyWanted, this, [this] { openHistory(); });
    connect(m_dialogs, &Dialogs::missingWanted, this, [this] { openHistory(true); });
    connect(m_dialogs, &Dialogs::cancelRequested, m_commands, &Commands::cancel);
    connect(m_dialogs, &Dialogs::assetApplied, this, &MainWindow::chooseAsset);
    connect(m_dialogs, &Dialogs::settingsApplied, this, &MainWindow::settingsApplied);
    connect(m_dialogs, &Dialogs::quitAccepted, this, &MainWindow::quit);
    connect(m_dialogs, &Dialogs::keyWanted, this, &MainWindow::keyWanted);
}

void MainWindow::setUpHerald()
{
    m_herald = new Herald({action(Act::Collect), action(Act::Auto), action(Act::Quit)}, *this);
    connect(m_herald, &Herald::untold, this, &MainWindow::showAlert);
    connect(&m_herald->tray(), &TrayIcon::toggleRequested, this, &MainWindow::toggle);
    connect(&m_herald->tray(), &TrayIcon::raiseRequested, this, &MainWindow::raiseToFront);
    connect(&m_herald->tray(), &TrayIcon::availableChanged, this, &MainWindow::followTray);
}

void MainWindow::setUpUpdates()
{
    m_reading.setSingleShot(true);
    m_reading.setInterval(kReadingDelay);
    connect(&m_reading, &QTimer::timeout, this, &MainWindow::readSnapshot);
    // Not restarted by every further snapshot, or a steady stream of them would never be read.
    connect(&m_engine, &engine::Engine::snapshotChanged, this, [this] {
        if (!m_reading.isActive())
            m_reading.start();
    });
    m_ticking.setInterval(1s);
    connect(&m_ticking, &QTimer::timeout, this, &MainWindow::present);
    m_ticking.start();
}

void MainWindow::restore()
{
    if (!restorePlace(*this, m_settings.value(kGeometryKey).toByteArray()))
        placeAnew(*this, QSize(1280, 800));
    setTheme(look::choiceFromName(m_settings.value(kThemeKey).toString()));
    restorePages();
    m_ui->chartPage->setView(chart::chartViewFromText(m_settings.value(kChartKey).toString()));
    connect(m_ui->chartPage, &ChartPage::viewChanged, this,
            [this] { m_settings.setValue(kChartKey, chart::toText(m_ui->chartPage->view())); });
}

void MainWindow::remember()
{
    m_settings.setValue(kGeometryKey, saveGeometry());
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange && m_theme == look::Choice::System)
        applyTheme();
    if (event->type() == QEvent::WindowStateChange && m_herald)
        m_herald->tray().look(); // an icon in the tray is wanted now at the latest
}

void MainWindow::setTheme(look::Choice choice)
{
    m_theme = choice;
    m_settings.setValue(kThemeKey, look::choiceName(choice));
    const Act acts[]{Act::SystemTheme, Act::LightTheme, Act::DarkTheme};
    action(acts[static_cast<std::size_t>(choice)]).setChecked(true);
    applyTheme();
    Q_EMIT themeChosen(choice);
    if (m_snapshot)
        m_dialogs->followSettings(currentSettings());
}

void MainWindow::applyTheme()
{
    const look::Colours& colours = look::colours(m_theme);
    look::apply(*this, colours);
    m_ui->chartPage->setColours(colours);
    m_book->setColours(colours);
    m_ui->messageBar->setColours(colours);
    m_actions.setColours(colours);
    fitToToolBar();
    if (m_snapshot)
        m_statusLine->present(*m_snapshot, m_clock.now()); // its link has the theme's colour
}

/// All of the tool bar can be seen, in every language; only what tells of the demo gives way.
void MainWindow::fitToToolBar()
{
    const int badge = m_info.demo ? m_demoBadge->sizeHint().width() : 0;
    setMinimumWidth(std::max(minimumWidth(), m_ui->toolBar->sizeHint().width() - badge));
}

void MainWindow::readSnapshot()
{
    const engine::SnapshotPtr former = m_snapshot;
    m_snapshot = withLastKnown(m_engine.snapshot(), former);
    m_snapshotRead = m_clock.now();
    if (former && former->feed.interval != m_snapshot->feed.interval)
        m_dialogs->followSettings(currentSettings());
    m_notices.read(*m_snapshot, m_snapshotRead);
    followCalls();
    if (former)
        tellOfForgottenWork(*former);
    present();
}

void MainWindow::present()
{
    const core::UtcTime now = m_clock.now();
    const engine::Snapshot& snapshot = *m_snapshot;
    m_book->present(snapshot, now);
    m_ui->welcomePage->presentConnection(snapshot.connection, snapshot.series);
    m_ui->chartPage->present(snapshot, now, m_lead);
    m_ui->forecastPanel->present(viewForecast(snapshot, now, m_lead));
    m_ui->modelPanel->present(snapshot, now);
    const auto since = snapshot.connection.trouble ? std::optional<std::chrono::milliseconds>()
                                                   : std::max(0ms, now - m_snapshotRead);
    m_jobs->present(snapshot.jobs, since);
    m_dialogs->presentJobs(snapshot.jobs, since);
    m_statusLine->present(snapshot, now);
    setMinimumWidth(std::max(minimumWidth(), m_statusLine->leastWidth()));
    m_autoRefresh->present(snapshot.feed, canAsk());
    presentActions();
    m_dialogs->presentGaps(m_snapshot, action(Act::History).isEnabled());
    presentNotices();
    m_herald->present(snapshot, now, m_lead);
    presentTitle();
}

void MainWindow::presentActions()
{
    const bool fetching = m_commands->isPending(NoticeTopic::Ingest);
    action(Act::Collect).setEnabled(!fetching && canAsk());
    m_ui->welcomePage->present(action(Act::Auto).isChecked(), fetching);
    const auto canBegin = [this](NoticeTopic topic, engine::JobKind kind) {
        return canAsk() && !m_commands->isPending(topic) && !(*m_jobs)[kind].isRunning();
    };
    action(Act::Batch).setEnabled(canBegin(NoticeTopic::Collect, engine::JobKind::Collect));
    action(Act::History).setEnabled(canBegin(NoticeTopic::History, engine::JobKind::Backfill));
    action(Act::Train).setEnabled(canBegin(NoticeTopic::Train, engine::JobKind::Train));
    action(Act::Import).setEnabled(canAsk() && !m_commands->isPending(NoticeTopic::Import));
    presentCare();
    const bool hasPrices = m_snapshot && !m_snapshot->samples.empty();
    const bool isChart = hasPrices && !m_book->page();
    action(Act::Gaps).setEnabled(hasPrices);
    for (const Act id : {Act::Fit, Act::Hour1, Act::Hour6, Act::Day1, Act::Week1, Act::Month1})
        action(id).setEnabled(isChart);
    action(Act::SaveReport).setEnabled(m_snapshot && m_snapshot->evaluation != nullptr);
    for (const Act id : {Act::CopyChart, Act::SaveChart, Act::SaveData})
        action(id).setEnabled(isChart || (m_book->page() && m_book->page()->hasContent()));
}

void MainWindow::presentNotices()
{
    m_ui->messageBar->present(m_notices, m_snapshot->connection.nextAttempt, m_clock.now());
}

void MainWindow::dismissNotice()
{
    m_notices.dismiss();
    presentNotices();
}

void MainWindow::showFailure(NoticeTopic topic, const core::Error& error)
{
    if (topic == NoticeTopic::Cancel) {
        m_jobs->cancelFailed();
    }
    if (error.kind != core::ErrorKind::Cancelled)
        qCInfo(lcWindow, "refused: %s: %s", core::kindName(error.kind).data(), error.detail.c_str());
    m_notices.fail(topic, error, m_clock.now());
    presentNotices();
}

/// Work that is begun anew has not come to anything yet.
void MainWindow::putAway(NoticeTopic topic)
{
    using engine::JobKind;
    constexpr std::pair<NoticeTopic, JobKind> kBegun[]{
        {NoticeTopic::Collect, JobKind::Collect},   {NoticeTopic::Train, JobKind::Train},
        {NoticeTopic::Import, JobKind::Import},     {NoticeTopic::Evaluate, JobKind::Evaluate},
        {NoticeTopic::Backtest, JobKind::Backtest}, {NoticeTopic::LeakLab, JobKind::LeakLab},
        {NoticeTopic::History, JobKind::Backfill},  {NoticeTopic::Backup, JobKind::Backup},
        {NoticeTopic::Check, JobKind::Check},       {NoticeTopic::Compact, JobKind::Compact}};
    for (const auto& [asked, kind] : kBegun) {
        if (asked == topic)
            (*m_jobs)[kind].putAway();
    }
}

void MainWindow::showSuccess(NoticeTopic topic)
{
    m_notices.succeed(topic);
    presentNotices();
}

void MainWindow::showIngested(const engine::Ingested& ingested)
{
    const QString price = look::Words::price(ingested.sample.price.value());
    say(ingested.fresh
            ? tr("Stored %1 of %2.").arg(price, look::Words::moment(ingested.sample.time, m_clock.now()))
            : tr("The provider repeated %1 of %2; nothing new to store.")
                  .arg(price, look::Words::moment(ingested.sample.time, m_clock.now())));
}

void MainWindow::showTrained(const engine::ModelCard& card)
{
    say(tr("Trained: accuracy on unseen rows (acc_test) %1.").arg(look::Words::percent(card.test.accuracy)));
}

void MainWindow::showImported(const engine::ImportSummary& summary)
{
    say(ImportWords::summary(summary));
    m_dialogs->openImportReport(summary, m_snapshot->series);
}

} // namespace cryptopulse::gui
