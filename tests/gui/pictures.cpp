// Saves pictures of the window in its states, for people to look at.

#include "app/window/translations.h"
#include "chart/chartview.h"
#include "gui/chartpage.h"
#include "gui/mainwindow.h"
#include "support/fakeclock.h"
#include "support/fakeengine.h"

#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QMouseEvent>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextStream>
#include <cmath>
#include <random>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kDay = 1440;
constexpr std::chrono::hours kEverything{1'000'000};

core::SeriesView readPrices(const QString& path)
{
    QFile file(path);
    core::Series series;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return series.view();
    QTextStream lines(&file);
    while (!lines.atEnd()) {
        const QStringList cells = lines.readLine().split(u',');
        bool isTime = false;
        const qlonglong time = cells.value(0).toLongLong(&isTime);
        const auto price = core::Price::from(cells.value(1).toDouble());
        if (isTime && price)
            series.add(core::fromEpochMs(time), *price);
    }
    return series.view();
}

core::SeriesView randomWalk(core::UtcTime newest)
{
    std::mt19937 generator(7);
    std::normal_distribution<double> move(0.0, 4e-4);
    core::Series series(kDay);
    double price = 64'210.0;
    for (std::size_t i = 0; i < kDay; ++i) {
        price *= std::exp(move(generator));
        const bool hole = i > 420 && i < 500; // the computer slept
        if (!hole)
            series.add(newest - (kDay - 1 - i) * 1min, *core::Price::from(std::round(price * 100) / 100));
    }
    return series.view();
}

/// One window, fed by hand.
class Studio
{
public:
    Studio(core::SeriesView prices, QString folder)
        : m_prices(std::move(prices))
        , m_folder(std::move(folder))
    {
        m_clock.set(m_prices.newestTime() + 12s);
    }

    [[nodiscard]] engine::Snapshot empty() const
    {
        engine::Snapshot snapshot;
        snapshot.storageLocation = "/home/ada/.local/share/cryptopulse/data/prices.db";
        return snapshot;
    }

    [[nodiscard]] engine::Snapshot collecting() const
    {
        engine::Snapshot snapshot = trained();
        core::Series few;
        for (std::size_t i = m_prices.size() - 42; i < m_prices.size(); ++i)
            few.add(m_prices.times()[i], *core::Price::from(m_prices.prices()[i]));
        snapshot.samples = few.view();
        snapshot.usableRows = 23;
        snapshot.model = nullptr;
        snapshot.forecast = core::failure(core::ErrorKind::NoModel, "no model has been trained");
        return snapshot;
    }

    [[nodiscard]] engine::Snapshot trained() const
    {
        engine::Snapshot snapshot = empty();
        snapshot.samples = m_prices;
        snapshot.step = *core::Step::fromName("1m");
        snapshot.usableRows = 1341;
        snapshot.feed.collecting = true;
        snapshot.feed.lastAttempt = snapshot.feed.lastSuccess = m_clock.now() - 12s;
        snapshot.feed.nextAttempt = m_clock.now() + 48s;
        engine::ModelCard card = support::FakeEngine::card();
        card.created = m_clock.now() - 25min;
        card.trainRows = 1005;
        card.testRows = 336;
        card.test.accuracy = 0.533;
        card.test.baseRate = 0.488;
        snapshot.model = std::make_shared<const engine::ModelCard>(card);
        snapshot.forecast =
            support::FakeEngine::forecast(0.527, m_prices.newestTime(), m_prices.newestPrice().value());
        return snapshot;
    }

    [[nodiscard]] engine::Snapshot batch() const
    {
        engine::Snapshot snapshot = trained();
        engine::JobStatus job;
        job.id = "collect-1";
        job.done = 23;
        job.total = 60;
        job.ok = 20;
        job.repeated = 2;
        job.failed = 1;
        job.elapsed = 22min + 14s;
        job.remaining = 37min;
        snapshot.jobs.push_back(job);
        return snapshot;
    }

    [[nodiscard]] engine::Snapshot error() const
    {
        engine::Snapshot snapshot = trained();
        snapshot.feed.lastError = core::Error{core::ErrorKind::RateLimited, "slow down", 90s};
        return snapshot;
    }

    /// Saves the window, or the dialog that @p action opens.
    void take(const QString& name, const engine::Snapshot& snapshot, std::chrono::milliseconds later = 0ms,
              const char* action = nullptr)
    {
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080), QSize(900, 600)}) {
            for (const auto theme : {gui::theme::Choice::Light, gui::theme::Choice::Dark}) {
                const QString file =
                    u"%1/%2-%3-%4.png"_s.arg(m_folder, name, gui::theme::choiceName(theme)).arg(size.width());
                takeOne(file, snapshot, size, theme, later, action);
            }
        }
    }

    /// From now on the mouse stands in the chart.
    void point() { m_pointing = true; }
    /// From now on the chart is seen so.
    void see(const chart::ChartView& view, std::chrono::hours length = 0h)
    {
        m_view = view;
        m_length = length;
    }
    void seeTable() { m_table = true; }
    /// Whether the chart is exported beside the picture.
    void setExporting(bool on) { m_exporting = on; }

    /// With a forecast for each of the last @p count samples but one in seven.
    [[nodiscard]] engine::Snapshot forecasting(std::size_t count) const
    {
        engine::Snapshot snapshot = trained();
        std::mt19937 generator(3);
        std::normal_distribution<double> lead(0.0, 0.05);
        std::vector<core::LiveForecast> forecasts;
        const std::size_t size = m_prices.size();
        for (std::size_t i = size - std::min(size, count); i < size; ++i) {
            if (generator() % 7 == 0)
                continue;
            const double up = std::clamp(0.5 + lead(generator), 0.05, 0.95);
            core::LiveForecast forecast{.asOf = m_prices.times()[i],
                                        .price = *core::Price::from(m_prices.prices()[i]),
                                        .up = *core::Probability::from(up),
                                        .step = snapshot.step,
                                        .modelId = "seed",
                                        .seenAt = {},
                                        .seen = {}};
            if (i % 97 == 5)
                forecast.outcome = core::Outcome::Unknown;
            else if (i + 5 < size)
                forecast.outcome = m_prices.prices()[i + 5] > m_prices.prices()[i]
                                       ? core::Outcome::Rose
                                       : core::Outcome::DidNotRise;
            forecasts.push_back(forecast);
        }
        snapshot.forecasts = std::make_shared<const std::vector<core::LiveForecast>>(std::move(forecasts));
        return snapshot;
    }

private:
    void takeOne(const QString& file, const engine::Snapshot& snapshot, QSize size, gui::theme::Choice theme,
                 std::chrono::milliseconds later, const char* action)
    {
        const core::UtcTime before = m_clock.now();
        m_clock.advance(later);
        support::FakeEngine engine;
        engine.show(snapshot);
        QSettings settings(m_settings.filePath(u"settings.ini"_s), QSettings::IniFormat);
        gui::MainWindow window(engine, m_clock, settings,
                               {u"0.1.0"_s, u"http://127.0.0.1:8000"_s, {}, false});
        window.setTheme(theme);
        window.resize(size);
        window.show();
        QCoreApplication::processEvents(); // a picture program, not a test: lays out and draws what is
                                           // pending
        QWidget* seen = &window;
        auto* page = window.findChild<gui::ChartPage*>();
        page->setView(m_view);
        if (m_length == kEverything)
            page->showAll();
        else if (m_length > 0h)
            page->showNewest(m_length);
        page->showTable(m_table);
        QCoreApplication::processEvents();
        if (action) {
            window.findChild<QAction*>(QString::fromLatin1(action))->trigger();
            QCoreApplication::processEvents();
            seen = window.findChild<QDialog*>();
        }
        if (m_pointing)
            pointInto(*window.findChild<QAbstractScrollArea*>(u"priceChart"_s)->viewport());
        if (m_exporting && !page->exportImage(QString(file).replace(u".png"_s, u".svg"_s)))
            qWarning("%s was not exported", qPrintable(file));
        if (!seen || !seen->grab().save(file))
            qWarning("%s was not saved", qPrintable(file));
        m_clock.set(before);
    }

    static void pointInto(QWidget& chart)
    {
        const QPointF position = QPointF(chart.width(), chart.height()) * 0.4;
        QMouseEvent event(QEvent::MouseMove, position, chart.mapToGlobal(position), Qt::NoButton,
                          Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&chart, &event);
    }

    bool m_pointing = false;
    bool m_table = false;
    bool m_exporting = false;
    chart::ChartView m_view;
    std::chrono::hours m_length{0}; // 0: as it starts
    core::SeriesView m_prices;
    QString m_folder;
    support::FakeClock m_clock;
    QTemporaryDir m_settings;
};

void takeCharts(Studio& studio)
{
    using chart::Style;
    studio.see({.style = Style::Line}, 6h);
    studio.take(u"chart-line"_s, studio.trained());
    studio.see({.style = Style::Area, .ma5 = true, .ma15 = true}, 1h);
    studio.take(u"chart-averages"_s, studio.trained());
    studio.see({.style = Style::Candles}, 6h);
    studio.take(u"chart-candles"_s, studio.trained());
    studio.see({}, 1h);
    studio.take(u"chart-forecasts"_s, studio.forecasting(400));
    studio.see({.style = Style::Line, .ma15 = true}, 24h);
    studio.take(u"chart-forecasts-day"_s, studio.forecasting(2'000));
    studio.see({.style = Style::Area, .ma5 = true, .ma15 = true}, kEverything);
    studio.take(u"chart-everything"_s, studio.trained());
    studio.point();
    studio.see({.style = Style::Area, .ma5 = true, .ma15 = true}, 6h);
    studio.setExporting(true);
    studio.take(u"crosshair"_s, studio.forecasting(400));
    studio.setExporting(false);
    studio.see({.style = Style::Candles, .ma5 = true, .ma15 = true}, 6h);
    studio.take(u"crosshair-candles"_s, studio.forecasting(400));
    studio.seeTable();
    studio.take(u"table"_s, studio.forecasting(400));
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    application.setStyle(u"Fusion"_s);
    QCommandLineParser parser;
    const QCommandLineOption pricesOption(
        u"prices"_s, u"Prices to draw: lines of epoch milliseconds and price."_s, u"FILE"_s);
    parser.addOption(pricesOption);
    const QCommandLineOption chartsOption(u"charts"_s, u"Only the pictures of the chart."_s);
    parser.addOption(chartsOption);
    const QCommandLineOption languageOption(u"language"_s, u"en or pt_BR."_s, u"NAME"_s, u"en"_s);
    parser.addOption(languageOption);
    parser.addPositionalArgument(u"OUTDIR"_s, u"Where the pictures go."_s);
    parser.process(application);
    if (parser.positionalArguments().isEmpty())
        parser.showHelp(2);
    app::Translations translations;
    translations.use(parser.value(languageOption));
    const QString folder = parser.positionalArguments().constFirst();
    const core::SeriesView prices = parser.isSet(pricesOption)
                                        ? readPrices(parser.value(pricesOption))
                                        : randomWalk(core::fromEpochMs(1'700'000'000'000));
    if (prices.size() < 50 || !QDir().mkpath(folder)) {
        qCritical("no prices or no folder");
        return 1;
    }
    Studio studio(prices, folder);
    if (parser.isSet(chartsOption)) {
        takeCharts(studio);
        return 0;
    }
    studio.take(u"empty"_s, studio.empty());
    studio.take(u"collecting"_s, studio.collecting());
    studio.take(u"trained"_s, studio.trained());
    studio.take(u"batch"_s, studio.batch());
    studio.take(u"error"_s, studio.error());
    studio.take(u"stale"_s, studio.trained(), 47min);
    studio.take(u"batchdialog"_s, studio.trained(), 0ms, "batchAction");
    studio.take(u"about"_s, studio.trained(), 0ms, "aboutAction");
    takeCharts(studio);
    return 0;
}
