#include "chart/chartseries.h"
#include "chart/pricechart.h"

#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <memory>

using namespace cryptopulse;
using namespace std::chrono_literals;
using chart::PriceChart;
using chart::TimeSpan;

namespace {

constexpr QPoint kPlace(300, 200);

/// A chart of 900 x 500 that shows two of ten hours, and fingers on it.
struct Touched {
    Touched()
    {
        chart.setColours({});
        chart.resize(900, 500);
        chart.show();
        series = tests::minutes(std::vector<double>(600, 26'000));
        chart.setSamples(series.view(), 1min);
        chart.showNewest(2h);
        static_cast<void>(chart.frame());
        before = chart.span();
    }

    void scroll(QPoint pixels, Qt::ScrollPhase phase, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(kPlace, chart.viewport()->mapToGlobal(kPlace), pixels, pixels * 2, Qt::NoButton,
                          modifiers, phase, false);
        QCoreApplication::sendEvent(chart.viewport(), &event);
    }

    bool gesture(Qt::NativeGestureType type, double value)
    {
        QNativeGestureEvent event(type, QPointingDevice::primaryPointingDevice(), 2, kPlace, kPlace,
                                  chart.viewport()->mapToGlobal(kPlace), value, {});
        return QCoreApplication::sendEvent(chart.viewport(), &event);
    }

    [[nodiscard]] double timeAt(double x) const
    {
        const QRectF& plot = chart.panes().price;
        return chart.span().from + (x - plot.left()) / plot.width() * chart.span().length();
    }
    [[nodiscard]] double pixel() const { return before.length() / chart.panes().price.width(); }
    [[nodiscard]] bool isAsLong() const { return std::abs(chart.span().length() - before.length()) < 1; }

    PriceChart chart;
    core::Series series;
    TimeSpan before;
    std::unique_ptr<QPointingDevice> screen{QTest::createTouchDevice()}; // Qt leaves it to its caller
};

} // namespace

/// What fingers do on a touchpad and on a screen.
class TestChartGestures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sidewaysScrollingFollowsTheFingersPixelByPixel()
    {
        Touched touched;
        QSignalSpy chosen(&touched.chart, &PriceChart::spanChosen);
        touched.scroll({40, 3}, Qt::ScrollBegin);
        QVERIFY(std::abs(touched.chart.span().from - (touched.before.from - 40 * touched.pixel())) < 1);
        QVERIFY(touched.isAsLong());
        QCOMPARE(chosen.size(), 1);
        touched.scroll({0, -25}, Qt::NoScrollPhase, Qt::ShiftModifier); // as with a wheel
        QVERIFY(std::abs(touched.chart.span().from - (touched.before.from - 15 * touched.pixel())) < 1);
        QVERIFY(touched.isAsLong());
    }

    void aCrookedWayDoesNotZoom()
    {
        Touched touched;
        touched.scroll({12, 2}, Qt::ScrollBegin);
        touched.scroll({3, 9}, Qt::ScrollUpdate);
        touched.scroll({1, 7}, Qt::ScrollMomentum);
        QVERIFY(touched.isAsLong());
        QVERIFY(std::abs(touched.chart.span().from - (touched.before.from - 16 * touched.pixel())) < 1);
        touched.scroll({}, Qt::ScrollEnd);
        touched.scroll({2, 9}, Qt::ScrollBegin); // the next one is upright
        touched.scroll({9, 2}, Qt::ScrollUpdate);
        QVERIFY(touched.chart.span().length() < touched.before.length());
    }

    void pinchingATouchpadZoomsBetweenTheFingers()
    {
        Touched touched;
        const double there = touched.timeAt(kPlace.x());
        QVERIFY(touched.gesture(Qt::ZoomNativeGesture, 0.25));
        QVERIFY(std::abs(touched.chart.span().length() - touched.before.length() / 1.25) < 1);
        QVERIFY(std::abs(touched.timeAt(kPlace.x()) - there) < 1);
        QVERIFY(touched.gesture(Qt::ZoomNativeGesture, -0.2));
        QVERIFY(touched.isAsLong());
        touched.gesture(Qt::ZoomNativeGesture, -5); // nonsense of a driver
        touched.gesture(Qt::RotateNativeGesture, 0.5);
        QVERIFY(touched.chart.span().length() > 0);
    }

    void pinchingAScreenZoomsAndDragsBetweenTheFingers()
    {
        Touched touched;
        QWidget* viewport = touched.chart.viewport();
        QTest::touchEvent(viewport, touched.screen.get()).press(0, {250, 200}).press(1, {350, 200});
        const double there = touched.timeAt(300);
        QTest::touchEvent(viewport, touched.screen.get()).move(0, {250, 200}).move(1, {450, 200});
        QVERIFY(std::abs(touched.chart.span().length() - touched.before.length() / 2) < 1);
        QVERIFY(std::abs(touched.timeAt(350) - there) < 1); // what lay between them still does
        QTest::touchEvent(viewport, touched.screen.get()).release(0, {250, 200}).release(1, {450, 200});
        QVERIFY(touched.chart.crosshairText().isEmpty());
    }

    void aFingerDragsAndATapPoints()
    {
        Touched touched;
        QWidget* viewport = touched.chart.viewport();
        QTest::touchEvent(viewport, touched.screen.get()).press(0, {300, 200});
        QTest::touchEvent(viewport, touched.screen.get()).move(0, {400, 200});
        QVERIFY(std::abs(touched.chart.span().from - (touched.before.from - 100 * touched.pixel())) < 1);
        QVERIFY(touched.isAsLong());
        QTest::touchEvent(viewport, touched.screen.get()).release(0, {400, 200});
        QVERIFY(touched.chart.crosshairText().isEmpty());
        QTest::touchEvent(viewport, touched.screen.get()).press(0, {300, 200});
        QTest::touchEvent(viewport, touched.screen.get()).release(0, {302, 200});
        QVERIFY(!touched.chart.crosshairText().isEmpty());
    }
};

QTEST_MAIN(TestChartGestures)
#include "tst_chartgestures.moc"
