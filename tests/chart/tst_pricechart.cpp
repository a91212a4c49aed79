#include "chart/pricechart.h"

#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

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
};

QTEST_MAIN(TestPriceChart)
#include "tst_pricechart.moc"
