#include "chart/pricechart.h"

#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <map>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using chart::PriceChart;

namespace {

const core::UtcTime kStart = core::fromEpochMs(1'700'000'000'000);

core::Series minutes(std::size_t count)
{
    core::Series series(count);
    for (std::size_t i = 0; i < count; ++i)
        series.add(kStart + i * 1min,
                   *core::Price::from(26'000 + 50 * std::sin(static_cast<double>(i) / 40)));
    return series;
}

/// A chart of 900 x 500 on the (invisible) screen.
struct Shown {
    explicit Shown(std::size_t count)
        : series(minutes(count))
    {
        chart.setColours({});
        chart.resize(900, 500);
        chart.show();
        if (count > 0)
            chart.setSamples(series.view(), 1min);
        static_cast<void>(chart.polyline());
    }

    void turnWheel(QPointF position, int turns)
    {
        QWheelEvent event(position, chart.viewport()->mapToGlobal(position), {}, {0, turns * 120},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(chart.viewport(), &event);
    }

    /// A move of the mouse as the chart is told of it, independent of where the screen has its pointer.
    void pointAt(QPointF position)
    {
        QMouseEvent event(QEvent::MouseMove, position, chart.viewport()->mapToGlobal(position), Qt::NoButton,
                          Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(chart.viewport(), &event);
    }

    PriceChart chart;
    core::Series series;
};

} // namespace

class TestPriceChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyIsHarmless()
    {
        Shown shown(0);
        QTest::mouseClick(shown.chart.viewport(), Qt::LeftButton, {}, {450, 250});
        QTest::mouseDClick(shown.chart.viewport(), Qt::LeftButton, {}, {450, 250});
        QTest::keyClick(&shown.chart, Qt::Key_Plus);
        QTest::keyClick(&shown.chart, Qt::Key_End);
        shown.turnWheel({450, 250}, 1);
        QVERIFY(!shown.chart.grab().isNull());
        QVERIFY(shown.chart.polyline().vertices.empty());
    }

    void oneSampleIsDrawn()
    {
        Shown shown(1);
        QCOMPARE(shown.chart.polyline().vertices.size(), 1U);
        QVERIFY(shown.chart.span().length() > 0);
        QVERIFY(!shown.chart.grab().isNull());
    }

    void beginsFittedAndStaysSo()
    {
        Shown shown(600);
        QCOMPARE(shown.chart.polyline().samples, 600U);
        shown.series.add(kStart + 600min, *core::Price::from(27'000));
        shown.chart.setSamples(shown.series.view(), 1min);
        QCOMPARE(shown.chart.polyline().samples, 601U);
        QCOMPARE(shown.chart.polyline().highest, 27'000.0);
    }

    void wheelZoomsAtThePointer()
    {
        Shown shown(1440);
        const QPointF position(300, 200);
        shown.pointAt(position);
        const QString before = shown.chart.crosshairText();
        QVERIFY(!before.isEmpty());
        const double length = shown.chart.span().length();
        shown.turnWheel(position, 3);
        QVERIFY(shown.chart.span().length() < length * 0.7);
        shown.pointAt(position);
        QCOMPARE(shown.chart.crosshairText(), before); // the same minute lies under the pointer
        shown.turnWheel(position, -3);
        QVERIFY(std::abs(shown.chart.span().length() - length) < 1);
    }

    void dragPans()
    {
        Shown shown(1440);
        shown.chart.showNewest(2h);
        const chart::TimeSpan before = shown.chart.span();
        QSignalSpy chosen(&shown.chart, &PriceChart::spanChosen);
        QTest::mousePress(shown.chart.viewport(), Qt::LeftButton, {}, {300, 200});
        QTest::mouseMove(shown.chart.viewport(), {500, 200});
        QTest::mouseRelease(shown.chart.viewport(), Qt::LeftButton, {}, {500, 200});
        QVERIFY(shown.chart.span().from < before.from); // pulled to the right: the past comes in
        QVERIFY(std::abs(shown.chart.span().length() - before.length()) < 1);
        QVERIFY(chosen.size() > 0);
        QVERIFY(!shown.chart.isFollowing());
    }

    void dataStaysInSight()
    {
        Shown shown(1440);
        for (int i = 0; i < 100; ++i)
            QTest::keyClick(&shown.chart, Qt::Key_Left);
        QVERIFY(shown.chart.polyline().samples > 0);
        for (int i = 0; i < 200; ++i)
            QTest::keyClick(&shown.chart, Qt::Key_Right);
        QVERIFY(shown.chart.polyline().samples > 0);
        for (int i = 0; i < 200; ++i)
            QTest::keyClick(&shown.chart, Qt::Key_Plus);
        QVERIFY(shown.chart.span().length() >= 1'000);
        for (int i = 0; i < 200; ++i)
            QTest::keyClick(&shown.chart, Qt::Key_Minus);
        QVERIFY(shown.chart.polyline().samples > 0);
    }

    void doubleClickShowsEverything()
    {
        Shown shown(1440);
        shown.chart.showNewest(1h);
        QVERIFY(shown.chart.polyline().samples < 70);
        QTest::mouseDClick(shown.chart.viewport(), Qt::LeftButton, {}, {450, 250});
        QCOMPARE(shown.chart.polyline().samples, 1440U);
    }

    void pressingWhereNoItemLiesIsHarmless()
    {
        Shown shown(100);
        for (const QPoint corner : {QPoint(0, 0), QPoint(899, 499), QPoint(899, 0), QPoint(2, 498)}) {
            QTest::mousePress(shown.chart.viewport(), Qt::LeftButton, {}, corner);
            QTest::mouseRelease(shown.chart.viewport(), Qt::LeftButton, {}, corner);
            QTest::mouseClick(shown.chart.viewport(), Qt::RightButton, {}, corner);
        }
        QCOMPARE(shown.chart.polyline().samples, 100U);
    }

    void crosshairNamesTheNearestSample()
    {
        Shown shown(60);
        shown.pointAt({400, 200});
        const QString text = shown.chart.crosshairText();
        QVERIFY2(text.contains(u"2023"_s) && text.contains(u"26,"_s), qPrintable(text));
        shown.pointAt({898, 498}); // on the labels, beyond the plot
        QVERIFY(shown.chart.crosshairText().isEmpty());
    }

    void followsTheNewestAtTheRightEdgeOnly()
    {
        Shown shown(1440);
        shown.chart.showNewest(1h);
        QVERIFY(shown.chart.isFollowing());
        const chart::TimeSpan before = shown.chart.span();
        shown.series.add(kStart + 1440min, *core::Price::from(26'000));
        shown.chart.setSamples(shown.series.view(), 1min);
        QCOMPARE(shown.chart.span().from, before.from + 60'000);

        QTest::keyClick(&shown.chart, Qt::Key_Left);
        QTest::keyClick(&shown.chart, Qt::Key_Left);
        const chart::TimeSpan looking = shown.chart.span();
        shown.series.add(kStart + 1441min, *core::Price::from(26'000));
        shown.chart.setSamples(shown.series.view(), 1min);
        QCOMPARE(shown.chart.span(), looking); // the reader looks at the past: it stays
    }

    void aMillionSamplesHaveFewVertices()
    {
        Shown shown(1'000'000);
        QVERIFY(shown.chart.polyline().samples == 1'000'000);
        QVERIFY(shown.chart.polyline().vertices.size() <= 2U * 900 + 4);
        QVERIFY(!shown.chart.grab().isNull());
    }

    void aBurstOfChangesIsOneFrame()
    {
        Shown shown(10'000);
        int shownSamples = static_cast<int>(shown.chart.polyline().samples);
        for (int i = 0; i < 50; ++i)
            shown.chart.showNewest(std::chrono::minutes(10 + i));
        QCOMPARE(static_cast<int>(shown.series.size()), shownSamples);
        QVERIFY(shown.chart.polyline().samples < 70); // drawn when asked for, once
    }

    void noColumnHasMoreThanTwoVertices()
    {
        Shown shown(200'000);
        for (const auto length : {std::chrono::hours(24), std::chrono::hours(2'000)}) {
            shown.chart.showNewest(length);
            const chart::TimeSpan span = shown.chart.span();
            std::map<double, int> columns;
            for (const chart::Vertex& vertex : shown.chart.polyline().vertices)
                ++columns[std::floor(vertex.time / (span.length() / shown.chart.panes().price.width()))];
            // The column at an edge may also hold the one vertex beyond it.
            for (auto column = std::next(columns.begin()); column != std::prev(columns.end()); ++column)
                QVERIFY(column->second <= 2);
        }
    }

    void wheelSidewaysPans()
    {
        Shown shown(1440);
        shown.chart.showNewest(2h);
        const chart::TimeSpan before = shown.chart.span();
        const QPointF position(300, 200);
        QWheelEvent event(position, position, {}, {240, 0}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(shown.chart.viewport(), &event);
        QVERIFY(shown.chart.span().from < before.from);
        QVERIFY(std::abs(shown.chart.span().length() - before.length()) < 1);
    }

    void aThrownPictureSlidesOnUntilPressed()
    {
        chart::Viewport viewport;
        viewport.setExtent(chart::TimeSpan{0, 86'400'000});
        viewport.showNewest(2h);
        chart::Navigator navigator(viewport);
        navigator.setPlot({0, 0, 800, 400});
        const auto at = [](double x, quint64 time, const auto& act) {
            QMouseEvent event(QEvent::MouseMove, {x, 100}, {x, 100}, Qt::LeftButton, Qt::LeftButton,
                              Qt::NoModifier);
            event.setTimestamp(time);
            act(event);
        };
        const auto press = [&](const QMouseEvent& event) { navigator.press(event); };
        const auto move = [&](const QMouseEvent& event) { navigator.move(event); };
        const auto release = [&](const QMouseEvent& event) { navigator.release(event); };
        at(100, 1'000, press);
        for (quint64 i = 1; i <= 5; ++i)
            at(100 + 20.0 * static_cast<double>(i), 1'000 + 10 * i, move);
        at(200, 1'050, release);
        QVERIFY(navigator.isGliding());
        const double from = viewport.span().from;
        QTRY_VERIFY(viewport.span().from < from); // to the right: the past comes in
        at(100, 2'000, press);
        QVERIFY(!navigator.isGliding());
        at(100, 2'500, release); // put down
        QVERIFY(!navigator.isGliding());
    }

    void endResumesFollowing()
    {
        Shown shown(1440);
        shown.chart.showNewest(1h);
        QSignalSpy following(&shown.chart, &PriceChart::followingChanged);
        QTest::keyClick(&shown.chart, Qt::Key_Left);
        QTest::keyClick(&shown.chart, Qt::Key_Left);
        QTest::keyClick(&shown.chart, Qt::Key_End);
        QCOMPARE(following.size(), 2);
        QCOMPARE(following[0][0].toBool(), false);
        QCOMPARE(following[1][0].toBool(), true);
    }

    void legendTellsPriceChangesAndAverages()
    {
        Shown shown(600);
        shown.chart.setView({.style = chart::Style::Line, .ma5 = true, .ma15 = true});
        static_cast<void>(shown.chart.frame());
        shown.pointAt({400, 200});
        const QString line = shown.chart.legendText();
        for (const QString& part : {u"vs previous"_s, u"vs left edge"_s, u"MA 5 2"_s, u"MA 15 2"_s})
            QVERIFY2(line.contains(part), qPrintable(line));
        shown.chart.setView({.style = chart::Style::Candles});
        static_cast<void>(shown.chart.frame());
        shown.pointAt({400, 200});
        const QString candles = shown.chart.legendText();
        for (const QString& part : {u"O 2"_s, u"H 2"_s, u"L 2"_s, u"C 2"_s, u"candles of 5m"_s})
            QVERIFY2(candles.contains(part), qPrintable(candles));
    }

    void shiftWithAnArrowMovesTheCrosshair()
    {
        Shown shown(60);
        QTest::keyClick(&shown.chart, Qt::Key_Left, Qt::ShiftModifier);
        const QString newest = shown.chart.crosshairText();
        QVERIFY(!newest.isEmpty());
        QTest::keyClick(&shown.chart, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(shown.chart.crosshairText() != newest);
        QTest::keyClick(&shown.chart, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(shown.chart.crosshairText(), newest);
    }

    void theStripAppearsWithForecasts()
    {
        Shown shown(600);
        QVERIFY(shown.chart.panes().strip.isEmpty());
        shown.chart.setForecasts(
            {{kStart + 300min, 26'000, *core::Probability::from(0.6), chart::ForecastMark::State::Hit}});
        QCOMPARE(shown.chart.frame().forecasts.marks.size(), 1U);
        QCOMPARE(shown.chart.frame().forecasts.strip.size(), 1U);
        QVERIFY(shown.chart.panes().strip.height() > 0);
        shown.chart.setView({.forecasts = true, .probability = false});
        QVERIFY(shown.chart.frame().forecasts.strip.empty());
        QVERIFY(shown.chart.panes().strip.isEmpty());
        QVERIFY(!shown.chart.panes().caption.isEmpty()); // explains the marks
        shown.chart.setView({.forecasts = false, .probability = false});
        QVERIFY(shown.chart.frame().forecasts.marks.empty());
        QVERIFY(shown.chart.panes().caption.isEmpty());
        QVERIFY(!shown.chart.grab().isNull());
    }
};

QTEST_MAIN(TestPriceChart)
#include "tst_pricechart.moc"
