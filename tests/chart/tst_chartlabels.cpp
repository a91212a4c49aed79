#include "chart/axesitem.h"
#include "chart/chartseries.h"
#include "chart/legend.h"
#include "chart/pricechart.h"
#include "chart/priceitem.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using chart::ForecastMark;
using chart::PriceChart;

namespace {

const QList<chart::Tick>& ticks(const PriceChart& view, Qt::Orientation orientation)
{
    return orientation == Qt::Vertical ? view.axes().prices() : view.axes().times();
}

/// Where the labels of an axis stand, in pixels from its beginning.
std::vector<double> places(const PriceChart& view, Qt::Orientation orientation)
{
    const chart::Scale& scale = view.axes().scale();
    std::vector<double> found;
    for (const chart::Tick& tick : ticks(view, orientation))
        found.push_back(orientation == Qt::Vertical ? scale.rect.bottom() - scale.y(tick.value)
                                                    : scale.x(tick.value) - scale.rect.left());
    return found;
}

QStringList texts(const PriceChart& view, Qt::Orientation orientation)
{
    QStringList labels;
    for (const chart::Tick& tick : ticks(view, orientation))
        labels << tick.label;
    return labels;
}

/// How long the runs of columns are in which some pixel of @p image is painted, and of those in which none
/// is.
std::pair<std::vector<int>, std::vector<int>> runs(const QImage& image)
{
    std::pair<std::vector<int>, std::vector<int>> found;
    bool before = false;
    int length = 0;
    for (int x = 0; x < image.width(); ++x) {
        bool painted = false;
        for (int y = 0; y < image.height(); ++y)
            painted = painted || qAlpha(image.pixel(x, y)) > 96;
        if (painted != before && length > 0)
            (before ? found.first : found.second).push_back(std::exchange(length, 0));
        before = painted;
        ++length;
    }
    return found;
}

int middle(std::vector<int> values)
{
    std::ranges::sort(values);
    return values.empty() ? 0 : values[values.size() / 2];
}

/// An average of a price that does not move, of @p steps on 700 pixels, and nothing else.
QImage average(bool ma5, std::size_t steps)
{
    const core::Series series = tests::minutes(std::vector<double>(steps, 26'000));
    chart::Dataset data;
    data.decimator.setSamples(series.view());
    const chart::ChartView view{.style = chart::Style::Line, .ma5 = ma5, .ma15 = !ma5};
    chart::PriceItem item;
    chart::Colours colours;
    colours.ground = colours.line = colours.fill = colours.hole = Qt::transparent;
    colours.ma5 = colours.ma15 = Qt::red;
    item.setLook(colours, QFont());
    item.setPanes(chart::dividePanes({0, 0, 800, 300}, {}));
    item.setFrame(chart::makeFrame(data, view, *data.decimator.extent(), 700));
    QImage image(800, 300, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    item.paint(&painter, nullptr, nullptr);
    return image;
}

} // namespace

/// What stands at the axes, in the legend and in the caption, and that it is what is drawn.
class TestChartLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pricesHaveASensibleNumberOfLabels_data()
    {
        QTest::addColumn<double>("price");
        QTest::addColumn<double>("swing");
        QTest::newRow("flat") << 64'210.0 << 0.0;
        QTest::newRow("a cent") << 64'210.0 << 0.01;
        QTest::newRow("small") << 0.000'012'34 << 0.0;
        QTest::newRow("hundreds") << 64'210.0 << 730.0;
        QTest::newRow("a crash") << 64'210.0 << 60'000.0;
        QTest::newRow("millions") << 5e9 << 3e9;
    }
    void pricesHaveASensibleNumberOfLabels()
    {
        QFETCH(double, price);
        QFETCH(double, swing);
        PriceChart view;
        view.setColours({});
        view.show();
        const core::Series series = tests::minutes({price, price + swing, price, price + swing / 3});
        view.setSamples(series.view(), 1min);
        for (const QSize size : {QSize(320, 260), QSize(640, 400), QSize(900, 600), QSize(1920, 1080)}) {
            view.resize(size);
            static_cast<void>(view.frame());
            const std::vector<double> found = places(view, Qt::Vertical);
            const double height = view.panes().price.height();
            QVERIFY2(double(found.size()) >= std::floor(height / 77),
                     qPrintable(u"%1 labels on %2 pixels"_s.arg(found.size()).arg(height)));
            for (std::size_t i = 1; i < found.size(); ++i) {
                const double apart = found[i] - found[i - 1];
                QVERIFY2(apart > 37.9 && apart < 76.1,
                         qPrintable(u"%1 of %2 pixels apart"_s.arg(apart).arg(height)));
            }
            const QStringList labels = texts(view, Qt::Vertical);
            QCOMPARE(QSet<QString>(labels.begin(), labels.end()).size(), labels.size());
        }
    }

    void timesNeverOverlap()
    {
        PriceChart view;
        view.setColours({});
        view.show();
        core::Series series;
        for (int day = 0; day < 4'000; ++day)
            series.add(tests::kStart - std::chrono::days(day), *core::Price::from(26'000));
        view.setSamples(series.view(), 24h);
        const QFontMetricsF metrics(view.axes().font());
        for (const int width : {320, 500, 900, 1920}) {
            view.resize(width, 400);
            for (double seconds = 30; seconds < 4e8; seconds *= 1.3) {
                view.showNewest(std::chrono::seconds(std::llround(seconds)));
                static_cast<void>(view.frame());
                const std::vector<double> found = places(view, Qt::Horizontal);
                const QStringList labels = texts(view, Qt::Horizontal);
                for (std::size_t i = 1; i < found.size(); ++i) {
                    const double wide = metrics.horizontalAdvance(labels[qsizetype(i) - 1]) +
                                        metrics.horizontalAdvance(labels[qsizetype(i)]);
                    QVERIFY2(found[i] - found[i - 1] > wide / 2 + 8, qPrintable(labels.join(u' ')));
                }
            }
        }
    }

    void theNewestPriceStandsOnTheAxisWhileItIsInSight()
    {
        PriceChart view;
        chart::Colours colours;
        colours.ground = Qt::white;
        colours.line = Qt::blue;
        view.setColours(colours);
        view.resize(900, 500);
        view.show();
        std::vector<double> prices(600, 26'000);
        prices.resize(800, 27'000);
        const core::Series series = tests::minutes(prices);
        view.setSamples(series.view(), 1min);
        const auto labelled = [&view] {
            const chart::Frame& frame = view.frame();
            const QRectF plot = view.panes().price;
            const double height = (frame.newest->price - frame.bottom) / (frame.top - frame.bottom);
            const QPointF place(plot.right() + 6, plot.bottom() - height * plot.height());
            const QImage image = view.grab().toImage();
            return image.valid(place.toPoint()) && image.pixelColor(place.toPoint()) == QColor(Qt::blue);
        };
        QVERIFY(labelled());
        view.showNewest(2h);
        for (int i = 0; i < 50; ++i) // to where prices were lower
            QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY(view.frame().top < 27'000);
        QVERIFY(!labelled());
    }

    void averagesDifferWithoutTheirColours()
    {
        const QPen five = chart::ma5Pen({});
        const QPen fifteen = chart::ma15Pen({});
        QVERIFY(fifteen.widthF() >= 2 * five.widthF());
        QVERIFY(fifteen.dashPattern()[0] * fifteen.widthF() >= 3 * five.dashPattern()[0] * five.widthF());
    }

    void averagesAreDrawnAsTheLegendShowsThem_data()
    {
        QTest::addColumn<bool>("ma5");
        QTest::addColumn<int>("steps");
        for (const bool ma5 : {true, false}) {
            for (const int steps : {60, 400, 1'000, 50'000})
                QTest::addRow("%s, %d steps", ma5 ? "MA 5" : "MA 15", steps) << ma5 << steps;
        }
    }
    void averagesAreDrawnAsTheLegendShowsThem()
    {
        QFETCH(bool, ma5);
        QFETCH(int, steps);
        const QPen pen = ma5 ? chart::ma5Pen({}) : chart::ma15Pen({});
        const auto [on, off] = runs(average(ma5, static_cast<std::size_t>(steps)));
        QVERIFY(on.size() > 10);
        QVERIFY(std::abs(middle(on) - pen.dashPattern()[0] * pen.widthF()) <= 1.5);
        QVERIFY(std::abs(middle(off) - pen.dashPattern()[1] * pen.widthF()) <= 1.5);
    }

    void thinnedForecastsSaySo()
    {
        PriceChart view;
        view.setColours({});
        view.resize(900, 500);
        view.show();
        const core::Series series = tests::minutes(std::vector<double>(2'000, 26'000));
        const core::SeriesView samples = series.view();
        view.setSamples(samples, 1min);
        std::vector<ForecastMark> marks;
        for (const core::UtcTime time : samples.times())
            marks.push_back({time, 26'000, *core::Probability::from(0.6), ForecastMark::State::Hit});
        view.setForecasts(marks);
        const chart::VisibleMarks& thinned = view.frame().forecasts;
        QVERIFY(thinned.marks.size() < 100);
        QCOMPARE(thinned.counts.hits, 2'000U);
        QCOMPARE(chart::forecastsTitle(thinned), u"Forecasts, %1 of 2,000 drawn"_s.arg(thinned.marks.size()));
        marks.erase(marks.begin() + 3, marks.end());
        view.setForecasts(marks);
        view.showNewest(100h);
        QCOMPARE(chart::forecastsTitle(view.frame().forecasts), u"Forecasts, 1 of 3 drawn"_s);
        chart::VisibleMarks all{.marks = marks, .strip = {}, .counts = {.hits = 3}};
        QCOMPARE(chart::forecastsTitle(all), u"Forecasts"_s);
        all.marks.clear(); // switched off: none is drawn, and none is missing
        QCOMPARE(chart::forecastsTitle(all), u"Forecasts"_s);
    }
};

QTEST_MAIN(TestChartLabels)
#include "tst_chartlabels.moc"
