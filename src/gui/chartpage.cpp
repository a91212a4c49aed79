#include "gui/chartpage.h"

#include "chart/candles.h"
#include "chart/labels.h"
#include "gui/venuewords.h"
#include "look/panelstyle.h"
#include "look/words.h"
#include "ui_chartpage.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QFocusEvent>
#include <QMenu>
#include <QShortcut>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cryptopulse::gui {

namespace {

constexpr std::chrono::hours kMonth = 30 * 24h;

void tell(QPushButton& button, const QKeySequence& key)
{
    button.setToolTip(u"%1 (%2)"_s.arg(button.toolTip(), key.toString(QKeySequence::NativeText)));
}

/// Plain letters are enough, as long as they act in the page only.
QShortcut* giveKey(QPushButton& button, const QKeySequence& key, QWidget& page)
{
    auto* shortcut = new QShortcut(key, &page);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(shortcut, &QShortcut::activated, &button, &QPushButton::click);
    tell(button, key);
    return shortcut;
}

chart::ForecastMark toMark(const core::LiveForecast& forecast)
{
    using State = chart::ForecastMark::State;
    const auto hit = core::isHit(forecast);
    const State undecided = forecast.outcome == core::Outcome::Pending ? State::Pending : State::Unknown;
    return {.time = forecast.asOf,
            .price = forecast.price.value(),
            .up = forecast.up,
            .state = !hit   ? undecided
                     : *hit ? State::Hit
                            : State::Miss};
}

} // namespace

ChartPage::ChartPage(QWidget* parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::ChartPage>())
{
    m_ui->setupUi(this);
    look::setFontScale(*m_ui->priceLabel, 2.2);
    setUpRanges();
    setUpStyles();
    setUpIntervals();
    setUpOverlays();
    setUpTable();
    setView({});
}

ChartPage::~ChartPage() = default;

/// Not by a focus proxy: Tab would go from the page straight to it, past all the buttons between.
void ChartPage::focusInEvent(QFocusEvent* event)
{
    m_ui->views->currentWidget()->setFocus(event->reason());
}

void ChartPage::setUpRanges()
{
    connect(m_ui->hour1, &QPushButton::clicked, this, [this] { showNewest(1h); });
    connect(m_ui->hour6, &QPushButton::clicked, this, [this] { showNewest(6h); });
    connect(m_ui->day1, &QPushButton::clicked, this, [this] { showNewest(24h); });
    connect(m_ui->week1, &QPushButton::clicked, this, [this] { showNewest(168h); });
    connect(m_ui->month1, &QPushButton::clicked, this, [this] { showNewest(kMonth); });
    connect(m_ui->all, &QPushButton::clicked, this, &ChartPage::showAll);
    QPushButton* const inOrder[]{m_ui->all, m_ui->hour1, m_ui->hour6, m_ui->day1, m_ui->week1, m_ui->month1};
    for (int digit = 0; digit < 6; ++digit)
        tell(*inOrder[digit], QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + digit)));
    connect(m_ui->priceChart, &chart::PriceChart::spanChosen, this, [this] { check(nullptr); });
    connect(m_ui->priceChart, &chart::PriceChart::everythingChosen, this, [this] { check(m_ui->all); });

    m_ui->followButton->setChecked(true);
    giveKey(*m_ui->followButton, Qt::Key_N, *this);
    connect(m_ui->followButton, &QPushButton::clicked, this, [this] {
        m_ui->priceChart->followNewest();
        m_ui->followButton->setChecked(m_ui->priceChart->isFollowing());
    });
    connect(m_ui->priceChart, &chart::PriceChart::followingChanged, m_ui->followButton,
            &QPushButton::setChecked);
}

void ChartPage::setUpStyles()
{
    const std::tuple<QPushButton*, chart::Style, Qt::Key> styles[]{
        {m_ui->lineStyle, chart::Style::Line, Qt::Key_L},
        {m_ui->areaStyle, chart::Style::Area, Qt::Key_A},
        {m_ui->candlesStyle, chart::Style::Candles, Qt::Key_C}};
    for (const auto& [button, style, key] : styles) {
        giveKey(*button, key, *this);
        connect(button, &QPushButton::clicked, this, [this, chosen = style] {
            ChartView view = m_view;
            view.style = chosen;
            choose(view);
        });
    }
}

void ChartPage::setUpIntervals()
{
    auto* menu = new QMenu(m_ui->intervalButton);
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, std::chrono::seconds interval) {
        QAction* action = group->addAction(menu->addAction(text));
        action->setCheckable(true);
        m_intervals.emplace_back(action, interval);
        connect(action, &QAction::triggered, this, [this, interval] {
            ChartView view = m_view;
            view.interval = interval;
            choose(view);
        });
    };
    add(tr("Auto", "length of a candle"), 0s);
    for (const std::chrono::seconds interval : chart::kIntervals)
        add(chart::Labels::interval(interval), interval);
    m_ui->intervalButton->setMenu(menu);
    m_intervalKey = giveKey(*m_ui->intervalButton, Qt::Key_I, *this);
}

void ChartPage::setUpOverlays()
{
    auto* menu = new QMenu(m_ui->showButton);
    addToggle(*menu, u"ma5Toggle"_s, tr("Moving average of 5 steps"), Qt::Key_M, &ChartView::ma5);
    addToggle(*menu, u"ma15Toggle"_s, tr("Moving average of 15 steps"), Qt::SHIFT | Qt::Key_M,
              &ChartView::ma15);
    menu->addSeparator();
    addToggle(*menu, u"forecastsToggle"_s, tr("Past forecasts"), Qt::Key_F, &ChartView::forecasts);
    addToggle(*menu, u"probabilityToggle"_s, tr("Their probabilities"), Qt::Key_P, &ChartView::probability);
    m_ui->showButton->setMenu(menu);
    giveKey(*m_ui->showButton, Qt::Key_S, *this);
}

void ChartPage::addToggle(QMenu& menu, const QString& name, const QString& text, const QKeySequence& key,
                          bool ChartView::*chosen)
{
    QAction* action = menu.addAction(text);
    action->setObjectName(name);
    action->setCheckable(true);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action); // or its shortcut would act in the menu only
    m_toggles.emplace_back(action, chosen);
    connect(action, &QAction::triggered, this, [this, chosen](bool on) {
        ChartView view = m_view;
        view.*chosen = on;
        choose(view);
    });
}

void ChartPage::setUpTable()
{
    giveKey(*m_ui->tableButton, Qt::Key_T, *this);
    connect(m_ui->tableButton, &QPushButton::clicked, this, &ChartPage::showTable);
    connect(m_ui->priceChart, &chart::PriceChart::samplesShown, this, &ChartPage::refreshTable);
    connect(m_ui->tableView, &chart::TableView::rowsChanged, this, &ChartPage::presentRows);
    connect(m_ui->pageBox, &QSpinBox::valueChanged, m_ui->tableView, &chart::TableView::setPage);
}

void ChartPage::setColours(const look::Colours& colours)
{
    m_ui->priceChart->setColours(look::chartColours(colours));
}

void ChartPage::choose(const ChartView& view)
{
    const bool changes = view != m_view;
    setView(view); // also where nothing changes: the button that was clicked may have to stay down
    if (changes)
        Q_EMIT viewChanged();
}

void ChartPage::setView(const ChartView& view)
{
    m_view = view;
    m_ui->priceChart->setView(view);
    presentView();
}

void ChartPage::presentView()
{
    m_ui->lineStyle->setChecked(m_view.style == chart::Style::Line);
    m_ui->areaStyle->setChecked(m_view.style == chart::Style::Area);
    m_ui->candlesStyle->setChecked(m_view.style == chart::Style::Candles);
    m_ui->intervalButton->setVisible(m_view.style == chart::Style::Candles);
    m_intervalKey->setEnabled(m_view.style == chart::Style::Candles); // a hidden button would be pressed, too
    for (const auto& [action, interval] : m_intervals) {
        action->setChecked(interval == m_view.interval);
        if (interval == m_view.interval)
            m_ui->intervalButton->setText(action->text());
    }
    for (const auto& [action, chosen] : m_toggles)
        action->setChecked(m_view.*chosen);
}

void ChartPage::showAll()
{
    m_ui->priceChart->fit();
    check(m_ui->all);
}

void ChartPage::showNewest(std::chrono::hours length)
{
    m_ui->priceChart->showNewest(length);
    check(length == 1h     ? m_ui->hour1
          : length == 6h   ? m_ui->hour6
          : length == 24h  ? m_ui->day1
          : length == 168h ? m_ui->week1
                           : m_ui->month1);
}

/// The buttons of what is newest, each with its length.
std::vector<std::pair<QPushButton*, std::chrono::hours>> ChartPage::ranges() const
{
    return {
        {m_ui->hour1, 1h}, {m_ui->hour6, 6h}, {m_ui->day1, 24h}, {m_ui->week1, 168h}, {m_ui->month1, kMonth}};
}

void ChartPage::showRangeOf(const ChartPage& other)
{
    if (other.m_ui->all->isChecked())
        return showAll();
    for (const auto& [button, length] : other.ranges()) {
        if (button->isChecked())
            return showNewest(length);
    }
    m_ui->priceChart->showSpan(other.m_ui->priceChart->span());
    check(nullptr);
}

void ChartPage::check(QPushButton* chosen)
{
    for (QPushButton* button : {m_ui->hour1, m_ui->hour6, m_ui->day1, m_ui->week1, m_ui->month1, m_ui->all})
        button->setChecked(button == chosen);
    if (m_ui->tableButton->isChecked())
        showTable(true); // of the range that is now in sight
}

void ChartPage::showTable(bool shown)
{
    constexpr double kEnd = std::numeric_limits<double>::infinity();
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    QWidget* const view = shown ? static_cast<QWidget*>(m_ui->tableView) : m_ui->priceChart;
    m_ui->tableButton->setChecked(shown);
    m_tableRange = m_ui->priceChart->span();
    if (m_ui->priceChart->isFollowing())
        m_tableRange.to = kEnd; // new prices join
    if (shown)
        fillTable();
    m_ui->views->setCurrentWidget(shown ? m_ui->tablePage : view);
    if (hadFocus)
        view->setFocus();
}

void ChartPage::refreshTable()
{
    if (m_ui->tableButton->isChecked())
        fillTable();
}

void ChartPage::fillTable()
{
    const chart::Dataset& dataset = m_ui->priceChart->data();
    m_ui->tableView->setData(dataset.samples(), dataset.marks, m_tableRange, dataset.step);
}

void ChartPage::presentRows()
{
    const chart::TableModel::Rows rows = m_ui->tableView->rows();
    const auto number = [](std::size_t row) {
        return chart::Labels::locale().toString(static_cast<qulonglong>(row));
    };
    m_ui->tableRowsLabel->setText(
        tr("Rows %1 to %2 of %3, newest first").arg(number(rows.first), number(rows.last), number(rows.all)));
    const int pages = m_ui->tableView->pageCount();
    const QSignalBlocker quiet(m_ui->pageBox); // this tells of the page, it does not choose one
    m_ui->pageBox->setMaximum(pages);
    m_ui->pageBox->setSuffix(tr(" of %1", "pages").arg(pages));
    m_ui->pageBox->setValue(m_ui->tableView->page());
    m_ui->pageLabel->setVisible(pages > 1);
    m_ui->pageBox->setVisible(pages > 1);
}

/// Whoever is sent the picture sees neither the window nor its clock.
chart::Caption ChartPage::caption() const
{
    const chart::TimeSpan span = m_ui->priceChart->span();
    const auto moment = [](double time) {
        return look::Words::locale().toString(QDateTime::fromMSecsSinceEpoch(qint64(time)),
                                              u"d MMM yyyy HH:mm"_s);
    };
    const QString zone = QDateTime::currentDateTime().timeZoneAbbreviation();
    return {.title = tr("%1, %2 to %3 (%4)", "pair, times, time zone")
                         .arg(m_ui->pairLabel->text(), moment(span.from), moment(span.to), zone),
            .source = tr("%1. Drawn by CryptoPulse.", "Data provided by CoinGecko").arg(m_source)};
}

void ChartPage::copyImage() const
{
    QApplication::clipboard()->setImage(chart::renderImage(*m_ui->priceChart, caption()));
}

core::Result<void> ChartPage::exportImage(const QString& path) const
{
    return chart::saveImage(*m_ui->priceChart, caption(), path);
}

std::pair<core::UtcTime, core::UtcTime> ChartPage::timesInSight() const
{
    const chart::TimeSpan span = m_ui->priceChart->span();
    return {chart::fromAxis(span.from), chart::fromAxis(span.to)};
}

void ChartPage::present(const engine::Snapshot& snapshot, core::UtcTime now, Lead lead)
{
    const core::SeriesView& samples = snapshot.samples;
    if (snapshot.series != m_series) { // its prices begin anew, and so does what is shown of them
        m_series = snapshot.series;
        m_size = 0;
    }
    if (samples.empty())
        return;
    presentForecasts(leadOf(snapshot, lead) == Lead::Adaptive ? snapshot.adaptiveForecasts
                                                              : snapshot.forecasts);
    if (samples.size() != m_size || samples.newestTime() != m_newest) {
        const bool first = m_size == 0;
        m_size = samples.size();
        m_newest = samples.newestTime();
        m_ui->priceChart->setSamples(samples, snapshot.step.interval().value_or(0s));
        if (first && samples.newestTime() - samples.times().front() > 26h)
            showNewest(24h); // the whole of a long history says little about five minutes
        else if (first)
            showAll();
    }
    m_ui->pairLabel->setText(look::Words::pair(snapshot.series));
    m_source = attributionOf(snapshot.series.source).text;
    m_ui->priceLabel->setText(look::Words::price(samples.newestPrice().value()));
    presentAge(snapshot, now);
}

void ChartPage::presentForecasts(const core::LiveForecasts& forecasts)
{
    if (forecasts == m_forecasts) // never changed, only replaced
        return;
    m_forecasts = forecasts;
    std::vector<chart::ForecastMark> marks;
    marks.reserve(forecasts->size());
    for (const core::LiveForecast& forecast : *forecasts)
        marks.push_back(toMark(forecast));
    m_ui->priceChart->setForecasts(std::move(marks));
    refreshTable();
}

void ChartPage::presentAge(const engine::Snapshot& snapshot, core::UtcTime now)
{
    const auto age = *engine::newestAge(snapshot, now);
    const bool stale = age > engine::staleAfter(snapshot.feed);
    const QString when = look::Words::moment(snapshot.samples.newestTime(), now);
    const QString ago = look::Words::age(now - snapshot.samples.newestTime());
    if (snapshot.connection.trouble)
        m_ui->ageLabel->setText(tr("%1, %2, not connected").arg(when, ago));
    else if (stale)
        m_ui->ageLabel->setText(tr("%1, %2: an old price").arg(when, ago));
    else
        m_ui->ageLabel->setText(tr("%1, %2", "time, age").arg(when, ago));
    look::setRole(*m_ui->priceLabel, stale || snapshot.connection.trouble ? u"greyed"_s : u"number"_s);
}

} // namespace cryptopulse::gui
