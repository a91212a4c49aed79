// Saves pictures of the window in its states, for people to look at.

#include "app/window/translations.h"
#include "chart/chartview.h"
#include "gui/chartpage.h"
#include "gui/mainwindow.h"
#include "gui/scenes.h"
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

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

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

/// One window, fed by hand.
class Studio
{
public:
    Studio(core::SeriesView prices, QString folder)
        : m_scenes(std::move(prices))
        , m_folder(std::move(folder))
    {
        m_clock.set(m_scenes.now());
    }

    [[nodiscard]] const tests::Scenes& scenes() const { return m_scenes; }

    /// Saves the window, or the dialog that @p action opens.
    void take(const QString& name, const engine::Snapshot& snapshot, std::chrono::milliseconds later = 0ms,
              const char* action = nullptr)
    {
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080), QSize(900, 600)}) {
            for (const auto theme : {look::Choice::Light, look::Choice::Dark}) {
                const QString file =
                    u"%1/%2-%3-%4.png"_s.arg(m_folder, name, look::choiceName(theme)).arg(size.width());
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
    /// From now on the page of that action is in sight.
    void turnTo(const char* action) { m_page = action; }
    /// Whether the chart is exported beside the picture.
    void setExporting(bool on) { m_exporting = on; }

private:
    void takeOne(const QString& file, const engine::Snapshot& snapshot, QSize size, look::Choice theme,
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
        window.findChild<QAction*>(QString::fromLatin1(m_page))->trigger();
        for (int i = 0; i < 3; ++i) // layouts within layouts
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

    const char* m_page = "pricesPageAction";
    bool m_pointing = false;
    bool m_table = false;
    bool m_exporting = false;
    chart::ChartView m_view;
    std::chrono::hours m_length{0}; // 0: as it starts
    tests::Scenes m_scenes;
    QString m_folder;
    support::FakeClock m_clock;
    QTemporaryDir m_settings;
};

void takePages(Studio& studio)
{
    studio.turnTo("modelPageAction");
    studio.take(u"model"_s, studio.scenes().trained());
    studio.turnTo("scorecardPageAction");
    studio.take(u"scorecard"_s, studio.scenes().forecasting(2'000));
    studio.take(u"scorecard-empty"_s, studio.scenes().trained());
    studio.turnTo("evaluationPageAction");
    studio.take(u"evaluation-empty"_s, studio.scenes().trained());
    studio.turnTo("pricesPageAction");
}

void takeCharts(Studio& studio)
{
    using chart::Style;
    const tests::Scenes& scenes = studio.scenes();
    studio.see({.style = Style::Line}, 6h);
    studio.take(u"chart-line"_s, scenes.trained());
    studio.see({.style = Style::Area, .ma5 = true, .ma15 = true}, 1h);
    studio.take(u"chart-averages"_s, scenes.trained());
    studio.see({.style = Style::Candles}, 6h);
    studio.take(u"chart-candles"_s, scenes.trained());
    studio.see({}, 1h);
    studio.take(u"chart-forecasts"_s, scenes.forecasting(400));
    studio.see({.style = Style::Line, .ma15 = true}, 24h);
    studio.take(u"chart-forecasts-day"_s, scenes.forecasting(2'000));
    studio.see({.style = Style::Area, .ma5 = true, .ma15 = true}, kEverything);
    studio.take(u"chart-everything"_s, scenes.trained());
    studio.point();
    studio.see({.style = Style::Area, .ma5 = true, .ma15 = true}, 6h);
    studio.setExporting(true);
    studio.take(u"crosshair"_s, scenes.forecasting(400));
    studio.setExporting(false);
    studio.see({.style = Style::Candles, .ma5 = true, .ma15 = true}, 6h);
    studio.take(u"crosshair-candles"_s, scenes.forecasting(400));
    studio.seeTable();
    studio.take(u"table"_s, scenes.forecasting(400));
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
    const QCommandLineOption pagesOption(u"pages"_s, u"Only the pictures of the other pages."_s);
    parser.addOption(pagesOption);
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
                                        : tests::walkOfADay(core::fromEpochMs(1'700'000'000'000));
    if (prices.size() < 50 || !QDir().mkpath(folder)) {
        qCritical("no prices or no folder");
        return 1;
    }
    Studio studio(prices, folder);
    if (parser.isSet(chartsOption)) {
        takeCharts(studio);
        return 0;
    }
    const tests::Scenes& scenes = studio.scenes();
    takePages(studio);
    if (parser.isSet(pagesOption))
        return 0;
    studio.take(u"empty"_s, scenes.empty());
    studio.take(u"collecting"_s, scenes.collecting());
    studio.take(u"trained"_s, scenes.trained());
    studio.take(u"batch"_s, scenes.batch());
    studio.take(u"error"_s, scenes.error());
    studio.take(u"stale"_s, scenes.trained(), 47min);
    studio.take(u"lost"_s, scenes.lost());
    studio.take(u"batchdialog"_s, scenes.trained(), 0ms, "batchAction");
    studio.take(u"about"_s, scenes.trained(), 0ms, "aboutAction");
    takeCharts(studio);
    return 0;
}
