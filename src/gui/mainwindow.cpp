#include "gui/mainwindow.h"

#include "gui/aboutdialog.h"
#include "gui/autorefresh.h"
#include "gui/batchdialog.h"
#include "gui/commands.h"
#include "gui/forecastview.h"
#include "gui/jobrow.h"
#include "gui/statusline.h"
#include "gui/words.h"
#include "ui_mainwindow.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QLabel>
#include <QSettings>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cryptopulse::gui {

namespace {

const QString kGeometryKey = u"window/geometry"_s;
const QString kThemeKey = u"window/theme"_s;
const QString kChartKey = u"window/chart"_s;
constexpr auto kReadingDelay = 16ms; // a frame: a burst of snapshots is read once
constexpr int kMessageMs = 8'000;

} // namespace

MainWindow::MainWindow(engine::Engine& engine, const core::Clock& clock, QSettings& settings, WindowInfo info,
                       QWidget* parent)
    : QMainWindow(parent)
    , m_engine(engine)
    , m_clock(clock)
    , m_settings(settings)
    , m_info(std::move(info))
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_commands(new Commands(engine, this))
{
    m_ui->setupUi(this);
    setWindowIcon(theme::applicationIcon());
    setUpActions();
    setUpThemeMenu();
    setUpToolBar();
    setUpSide();
    setUpCommands();
    setUpUpdates();
    restore();
    readSnapshot();
    m_ui->pages->currentWidget()->setFocus(); // not the first button in order, which a key would press
}

MainWindow::~MainWindow() = default;

void MainWindow::setUpActions()
{
    const auto onTrigger = [this](QAction* action, auto handler) {
        connect(action, &QAction::triggered, this, handler);
        // Shortcuts are worth nothing to those who do not know them.
        if (!action->shortcut().isEmpty())
            action->setToolTip(
                u"%1 (%2)"_s.arg(action->toolTip(), action->shortcut().toString(QKeySequence::NativeText)));
    };
    onTrigger(m_ui->collectAction, [this] { m_commands->ingest(); });
    onTrigger(m_ui->batchAction, [this] { askForBatch(); });
    onTrigger(m_ui->trainAction, [this] { m_commands->train(); });
    onTrigger(m_ui->predictAction, [this] { predict(); });
    onTrigger(m_ui->quitAction, [this] { close(); });
    onTrigger(m_ui->aboutAction, [this] { about(); });
    onTrigger(m_ui->fitAction, [this] { m_ui->chartPage->showAll(); });
    onTrigger(m_ui->hour1Action, [this] { m_ui->chartPage->showNewest(1h); });
    onTrigger(m_ui->hour6Action, [this] { m_ui->chartPage->showNewest(6h); });
    onTrigger(m_ui->day1Action, [this] { m_ui->chartPage->showNewest(24h); });
    onTrigger(m_ui->week1Action, [this] { m_ui->chartPage->showNewest(168h); });
    onTrigger(m_ui->autoAction, [] {}); // AutoRefresh acts on it
    connect(m_ui->welcomePage, &WelcomePage::collectRequested, m_ui->collectAction, &QAction::trigger);
    connect(m_ui->welcomePage, &WelcomePage::batchRequested, m_ui->batchAction, &QAction::trigger);
    connect(m_ui->welcomePage, &WelcomePage::autoRequested, m_ui->autoAction, &QAction::trigger);
}

void MainWindow::setUpThemeMenu()
{
    auto* group = new QActionGroup(this);
    const std::pair<QAction*, theme::Choice> choices[]{{m_ui->systemThemeAction, theme::Choice::System},
                                                       {m_ui->lightThemeAction, theme::Choice::Light},
                                                       {m_ui->darkThemeAction, theme::Choice::Dark}};
    for (const auto& [action, choice] : choices) {
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice = choice] { setTheme(choice); });
    }
}

void MainWindow::setUpToolBar()
{
    m_autoRefresh = new AutoRefresh(*m_ui->autoAction, *m_commands, m_ui->toolBar);
    m_ui->toolBar->addWidget(m_autoRefresh);
    m_ui->toolBar->setContextMenuPolicy(Qt::PreventContextMenu); // nothing there that could be hidden
    for (QAction* action : m_ui->toolBar->actions()) {
        if (QWidget* button = m_ui->toolBar->widgetForAction(action); button && !action->isSeparator())
            button->setFocusPolicy(button == m_autoRefresh ? Qt::NoFocus : Qt::TabFocus);
    }
    if (!m_info.demo)
        return;
    auto* filler = new QWidget(m_ui->toolBar);
    filler->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_ui->toolBar->addWidget(filler);
    auto* badge = new QLabel(tr("Demo: synthetic prices"), m_ui->toolBar);
    badge->setObjectName(u"demoBadge"_s);
    m_ui->toolBar->addWidget(badge);
}

void MainWindow::setUpSide()
{
    m_statusLine = new StatusLine(*m_ui->statusBar, m_info);
    m_collectJob = new JobRow(engine::JobKind::Collect, m_ui->side);
    m_trainJob = new JobRow(engine::JobKind::Train, m_ui->side);
    m_ui->sideLayout->insertWidget(1, m_collectJob);
    m_ui->sideLayout->insertWidget(2, m_trainJob);
    for (JobRow* row : {m_collectJob, m_trainJob})
        connect(row, &JobRow::cancelRequested, m_commands, &Commands::cancel);
    connect(m_ui->messageBar, &MessageBar::dismissed, this, &MainWindow::dismissNotice);
}

void MainWindow::setUpCommands()
{
    connect(m_commands, &Commands::pendingChanged, this, &MainWindow::presentActions);
    connect(m_commands, &Commands::failed, this, &MainWindow::showFailure);
    connect(m_commands, &Commands::succeeded, this, &MainWindow::showSuccess);
    connect(m_commands, &Commands::ingested, this, &MainWindow::showIngested);
    connect(m_commands, &Commands::trained, this, &MainWindow::showTrained);
    connect(m_commands, &Commands::batchStarted, m_collectJob, &JobRow::watch);
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
    if (!restoreGeometry(m_settings.value(kGeometryKey).toByteArray()))
        resize(1280, 800);
    setTheme(theme::choiceFromName(m_settings.value(kThemeKey).toString()));
    m_ui->chartPage->setView(chart::chartViewFromText(m_settings.value(kChartKey).toString()));
    connect(m_ui->chartPage, &ChartPage::viewChanged, this,
            [this] { m_settings.setValue(kChartKey, chart::toText(m_ui->chartPage->view())); });
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setValue(kGeometryKey, saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange && m_theme == theme::Choice::System)
        applyTheme();
}

void MainWindow::setTheme(theme::Choice choice)
{
    m_theme = choice;
    m_settings.setValue(kThemeKey, theme::choiceName(choice));
    QAction* const actions[]{m_ui->systemThemeAction, m_ui->lightThemeAction, m_ui->darkThemeAction};
    actions[static_cast<std::size_t>(choice)]->setChecked(true);
    applyTheme();
}

void MainWindow::applyTheme()
{
    const theme::Colours& colours = theme::colours(m_theme);
    theme::apply(*this, colours);
    m_ui->chartPage->setColours(colours);
    m_ui->messageBar->setColours(colours);
    const std::pair<QAction*, QString> icons[]{
        {m_ui->collectAction, u"collect"_s}, {m_ui->batchAction, u"batch"_s},
        {m_ui->trainAction, u"train"_s},     {m_ui->predictAction, u"predict"_s},
        {m_ui->autoAction, u"refresh"_s},    {m_ui->fitAction, u"fit"_s},
        {m_ui->quitAction, u"quit"_s},       {m_ui->aboutAction, u"info"_s}};
    for (const auto& [action, name] : icons)
        action->setIcon(theme::icon(name, colours));
    if (m_snapshot)
        m_statusLine->present(*m_snapshot, m_clock.now()); // its link has the theme's colour
}

void MainWindow::readSnapshot()
{
    m_snapshot = m_engine.snapshot();
    m_snapshotRead = m_clock.now();
    m_notices.read(*m_snapshot, m_snapshotRead);
    present();
}

void MainWindow::present()
{
    const core::UtcTime now = m_clock.now();
    const engine::Snapshot& snapshot = *m_snapshot;
    QWidget* const page =
        snapshot.samples.empty() ? static_cast<QWidget*>(m_ui->welcomePage) : m_ui->chartPage;
    m_ui->pages->setCurrentWidget(page);
    m_ui->welcomePage->presentConnection(snapshot.connection);
    m_ui->chartPage->present(snapshot, now);
    m_ui->forecastPanel->present(viewForecast(snapshot, now));
    m_ui->modelPanel->present(snapshot, now);
    const auto since = std::max(0ms, now - m_snapshotRead);
    m_collectJob->present(snapshot.jobs, since);
    m_trainJob->present(snapshot.jobs, since);
    m_statusLine->present(snapshot, now);
    m_autoRefresh->present(snapshot.feed);
    presentActions();
    presentNotices();
    setWindowTitle(snapshot.samples.empty() ? tr("CryptoPulse")
                                            : tr("%1  %2 – CryptoPulse")
                                                  .arg(Words::pair(snapshot.series),
                                                       Words::price(snapshot.samples.newestPrice().value())));
}

void MainWindow::presentActions()
{
    const bool fetching = m_commands->isPending(NoticeTopic::Ingest);
    m_ui->collectAction->setEnabled(!fetching);
    m_ui->welcomePage->present(m_ui->autoAction->isChecked(), fetching);
    m_ui->batchAction->setEnabled(!m_commands->isPending(NoticeTopic::Collect) && !m_collectJob->isRunning());
    m_ui->trainAction->setEnabled(!m_commands->isPending(NoticeTopic::Train) && !m_trainJob->isRunning());
    const bool drawn = m_snapshot && !m_snapshot->samples.empty();
    for (QAction* action :
         {m_ui->fitAction, m_ui->hour1Action, m_ui->hour6Action, m_ui->day1Action, m_ui->week1Action})
        action->setEnabled(drawn);
}

void MainWindow::presentNotices()
{
    m_ui->messageBar->present(m_notices, m_snapshot->connection.nextAttempt, m_clock.now());
}

void MainWindow::predict()
{
    readSnapshot();
    if (!m_snapshot->forecast) {
        m_notices.fail(NoticeTopic::Predict, m_snapshot->forecast.error(), m_clock.now());
        presentNotices();
        return;
    }
    const ForecastView view = viewForecast(*m_snapshot, m_clock.now());
    m_ui->sideScroll->ensureWidgetVisible(m_ui->forecastPanel);
    m_ui->forecastPanel->setFocus(Qt::OtherFocusReason); // read out by a screen reader, ringed on the screen
    say(u"%1: %2. %3"_s.arg(view.title, view.number, view.headline));
}

void MainWindow::askForBatch()
{
    if (!m_batchDialog) {
        auto* dialog = new BatchDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, dialog] { m_commands->collect(dialog->request()); });
        m_batchDialog = dialog;
    }
    m_batchDialog->show();
    m_batchDialog->raise();
    m_batchDialog->activateWindow();
}

void MainWindow::about()
{
    if (!m_aboutDialog) {
        m_aboutDialog = new AboutDialog(m_info, QString::fromStdString(m_snapshot->storageLocation), this);
        m_aboutDialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_aboutDialog->show();
    m_aboutDialog->raise();
    m_aboutDialog->activateWindow();
}

void MainWindow::dismissNotice()
{
    m_notices.dismiss();
    presentNotices();
}

void MainWindow::showFailure(NoticeTopic topic, const core::Error& error)
{
    if (topic == NoticeTopic::Cancel) {
        m_collectJob->cancelFailed();
        m_trainJob->cancelFailed();
    }
    m_notices.fail(topic, error, m_clock.now());
    presentNotices();
}

void MainWindow::showSuccess(NoticeTopic topic)
{
    m_notices.succeed(topic);
    presentNotices();
}

void MainWindow::showIngested(const engine::Ingested& ingested)
{
    const QString price = Words::price(ingested.sample.price.value());
    say(ingested.fresh ? tr("Stored %1 of %2.").arg(price, Words::moment(ingested.sample.time, m_clock.now()))
                       : tr("The provider repeated %1 of %2; nothing new to store.")
                             .arg(price, Words::moment(ingested.sample.time, m_clock.now())));
}

void MainWindow::showTrained(const engine::ModelCard& card)
{
    say(tr("Trained: accuracy on unseen rows (acc_test) %1.").arg(Words::percent(card.test.accuracy)));
}

void MainWindow::say(const QString& text)
{
    m_ui->statusBar->showMessage(text, kMessageMs);
}

} // namespace cryptopulse::gui
