#include "chart/chartview.h"
#include "chart/forecastmarks.h"
#include "chart/glide.h"
#include "chart/panes.h"
#include "chart/viewport.h"

#include <QTest>
#include <cmath>
#include <random>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using chart::ForecastMark;
using chart::Glide;
using chart::TimeSpan;
using chart::Viewport;

namespace {

constexpr double kDay = 86'400'000;

Viewport dayOf(double newest = kDay)
{
    Viewport viewport;
    viewport.setExtent(TimeSpan{0, newest});
    return viewport;
}

std::vector<ForecastMark> everyMinute(int count)
{
    std::vector<ForecastMark> marks;
    for (int i = 0; i < count; ++i)
        marks.push_back({core::fromEpochMs(i * 60'000), 100.0 + i,
                         *core::Probability::from(0.4 + 0.2 * (i % 2)),
                         static_cast<ForecastMark::State>(i % 4)});
    return marks;
}

} // namespace

/// What a reader does with the picture, without the picture.
class TestViewport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStripReachesAsFarAsItMust()
    {
        const auto reach = [](double lowest, double highest) {
            return chart::probabilityReach({{0, 0.5, 0.5}, {1, lowest, highest}});
        };
        QCOMPARE(chart::probabilityReach({}), 0.05);
        QCOMPARE(reach(0.46, 0.54), 0.05);
        QCOMPARE(reach(0.46, 0.58), 0.1);
        QCOMPARE(reach(0.3, 0.52), 0.25);
        QCOMPARE(reach(0.0, 1.0), 0.5);
    }

    void zoomKeepsTheTimeUnderThePointer()
    {
        Viewport viewport = dayOf();
        const double anchor = 0.6 * kDay;
        for (const double factor : {0.85, 0.85, 0.5, 1.3, 0.2}) {
            const TimeSpan before = viewport.span();
            viewport.zoom(factor, anchor);
            const TimeSpan after = viewport.span();
            const double share = (anchor - before.from) / before.length();
            QVERIFY(std::abs(after.from + share * after.length() - anchor) < 1);
        }
    }

    void followsUntilTheReaderLooksBackAndAgainWhenAsked()
    {
        Viewport viewport = dayOf();
        viewport.showNewest(1h);
        QVERIFY(viewport.isFollowing());
        const TimeSpan before = viewport.span();
        viewport.setExtent(TimeSpan{0, kDay + 60'000});
        QCOMPARE(viewport.span().from, before.from + 60'000);
        viewport.pan(-3'600'000);
        QVERIFY(!viewport.isFollowing());
        const TimeSpan looking = viewport.span();
        viewport.setExtent(TimeSpan{0, kDay + 120'000});
        QCOMPARE(viewport.span(), looking);
        viewport.followNewest();
        QVERIFY(viewport.isFollowing());
        QVERIFY(std::abs(viewport.span().length() - looking.length()) < 1);
    }

    void aThrowSlowsDownAndStops()
    {
        for (const double speed : {0.3, 2.0, -5.0}) {
            const Glide glide(speed);
            QVERIFY(glide.duration() > 0ms && glide.duration() < 5s);
            double step = std::abs(speed) * 10;
            double before = 0;
            for (auto at = 10ms; at <= glide.duration(); at += 10ms) {
                const double moved = std::abs(glide.distance(at)) - before;
                QVERIFY(moved > 0 && moved < step); // ever slower, never back
                step = moved;
                before += moved;
            }
            QCOMPARE(glide.distance(glide.duration()), glide.distance(1h)); // it stands
            QVERIFY(glide.distance(1h) * speed > 0);
        }
        QCOMPARE(Glide(0.05).duration(), 0ms); // put down, not thrown
        QCOMPARE(Glide(0.05).distance(1s), 0.0);
    }

    void aPointerThatRestedHasNoSpeed()
    {
        chart::PointerSpeed speed;
        for (int i = 0; i <= 20; ++i)
            speed.add(std::chrono::milliseconds(i * 10), i * 5.0);
        QCOMPARE(speed.at(200ms), 0.5);
        QCOMPARE(speed.at(500ms), 0.0);
        speed.clear();
        QCOMPARE(speed.at(0ms), 0.0);
    }

    void everyForecastIsCountedAndFewAreDrawn()
    {
        const auto marks = everyMinute(10'000);
        const TimeSpan range{0, 10'000 * 60'000.0};
        const auto seen = chart::visibleMarks(marks, range, 500, 10);
        QCOMPARE(seen.counts, (chart::MarkCounts{2'500, 2'500, 2'500, 2'500}));
        QVERIFY(seen.marks.size() <= 51);
        QVERIFY(seen.strip.size() <= 501);
        for (const auto& column : seen.strip)
            QVERIFY(column.lowest == 0.4 && column.highest == 0.6000000000000001);
        // Cells stand still while the range moves by less than one.
        const auto moved = chart::visibleMarks(marks, {range.from + 6e4, range.to + 6e4}, 500, 10);
        QCOMPARE(moved.marks[7], seen.marks[7]);
        // Few are all drawn.
        QCOMPARE(chart::visibleMarks(marks, {0, 30 * 60'000.0}, 500, 10).marks.size(), 31U);
    }

    void forecastsAreFoundByTime()
    {
        const auto marks = everyMinute(10);
        QCOMPARE(chart::markAt(marks, core::fromEpochMs(180'000))->price, 103.0);
        QVERIFY(!chart::markAt(marks, core::fromEpochMs(180'001)));
        QCOMPARE(chart::nearestMark(marks, 200'000, 30'000)->price, 103.0);
        QCOMPARE(chart::nearestMark(marks, 225'000, 30'000)->price, 104.0);
        QVERIFY(!chart::nearestMark(marks, 1e9, 30'000));
        QVERIFY(!chart::nearestMark({}, 0, 30'000));
    }

    void viewsSurviveSettings()
    {
        const chart::ChartView view{chart::Style::Candles, 300s, true, false, false, true};
        QCOMPARE(chart::chartViewFromText(chart::toText(view)), view);
        QCOMPARE(chart::chartViewFromText({}), chart::ChartView{});
        QCOMPARE(chart::chartViewFromText(u"style=pie interval=77 ma5=maybe nonsense = ="_s),
                 chart::ChartView{});
    }

    void panesDoNotOverlap()
    {
        for (const QSizeF size : {QSizeF(320, 200), QSizeF(500, 340), QSizeF(1'600, 900)}) {
            const auto panes = chart::dividePanes({{0, 0}, size}, {16, 60, 3, true, true});
            QVERIFY(panes.legend.bottom() <= panes.price.top());
            QVERIFY(panes.price.bottom() <= panes.caption.top());
            QVERIFY(panes.caption.bottom() <= panes.strip.top());
            QVERIFY(panes.strip.bottom() < size.height());
            QCOMPARE(panes.strip.left(), panes.price.left());
            QCOMPARE(panes.strip.right(), panes.price.right());
        }
    }
};

QTEST_APPLESS_MAIN(TestViewport)
#include "tst_viewport.moc"
