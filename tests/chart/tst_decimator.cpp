#include "chart/decimator.h"
#include "chart/holes.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>

using namespace cryptopulse;
using namespace std::chrono_literals;
using chart::Decimator;
using chart::TimeSpan;

namespace {

const core::UtcTime kStart = core::fromEpochMs(1'700'000'000'000);
constexpr double kStartMs = 1'700'000'000'000;
constexpr double kMinute = 60'000;

core::Series minutes(const std::vector<double>& prices)
{
    core::Series series(prices.size());
    for (std::size_t i = 0; i < prices.size(); ++i)
        series.add(kStart + i * 1min, *core::Price::from(prices[i]));
    return series;
}

core::Series walk(std::size_t count)
{
    std::mt19937_64 generator(42);
    std::normal_distribution<double> move(0.0, 5.0);
    core::Series series(count);
    double price = 50'000;
    for (std::size_t i = 0; i < count; ++i) {
        price = std::max(1.0, price + move(generator));
        series.add(kStart + i * 1min, *core::Price::from(price));
    }
    return series;
}

Decimator decimatorOf(const core::Series& series)
{
    Decimator decimator;
    decimator.setSamples(series.view());
    return decimator;
}

std::size_t pieces(const chart::Polyline& line)
{
    return static_cast<std::size_t>(std::ranges::count_if(line.vertices, &chart::Vertex::starts));
}

} // namespace

class TestDecimator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOfNothing()
    {
        const Decimator decimator;
        QVERIFY(decimator.decimate({0, 1000}, 100, 1e9).vertices.empty());
        QVERIFY(!decimator.extent());
        QVERIFY(!decimator.nearest(0));
    }

    void fewSamplesStayWhatTheyAre()
    {
        const auto line =
            decimatorOf(minutes({3, 1, 2})).decimate({kStartMs, kStartMs + 2 * kMinute}, 800, 3 * kMinute);
        QCOMPARE(line.vertices.size(), 3U);
        QCOMPARE(line.vertices[1].price, 1.0);
        QCOMPARE(line.vertices[1].time, kStartMs + kMinute);
        QCOMPARE(line.lowest, 1.0);
        QCOMPARE(line.highest, 3.0);
        QCOMPARE(pieces(line), 1U);
    }

    void oneSampleBeyondEitherEdge()
    {
        const TimeSpan middle{kStartMs + 1.5 * kMinute, kStartMs + 2.5 * kMinute};
        const auto line = decimatorOf(minutes({1, 2, 3, 4, 5})).decimate(middle, 800, 3 * kMinute);
        QCOMPARE(line.samples, 1U);
        QCOMPARE(line.vertices.size(), 3U);
        QCOMPARE(line.vertices.front().price, 2.0);
        QCOMPARE(line.vertices.back().price, 4.0);
        QCOMPARE(line.highest, 3.0); // the scale is that of what can be seen
    }

    void holesAreNotBridged()
    {
        core::Series series = minutes({1, 2, 3});
        for (int i = 0; i < 3; ++i)
            series.add(kStart + 60min + i * 1min, *core::Price::from(4 + i));
        const auto line = decimatorOf(series).decimate({kStartMs, kStartMs + 70 * kMinute}, 800, 3 * kMinute);
        QCOMPARE(pieces(line), 2U);
        QVERIFY(line.vertices[3].starts);
        QCOMPARE(line.vertices[3].price, 4.0);
    }

    void holesAreSeenBetweenColumns()
    {
        core::Series series = walk(10'000);
        const core::UtcTime later = series.view().newestTime() + 100h;
        for (int i = 0; i < 10'000; ++i)
            series.add(later + i * 1min, *core::Price::from(100));
        const Decimator decimator = decimatorOf(series);
        QCOMPARE(pieces(decimator.decimate(*decimator.extent(), 600, 3 * kMinute)), 2U);
    }

    void twoVerticesAColumnAtMostAndNoExtremeIsLost()
    {
        const core::Series series = walk(1'000'000);
        const Decimator decimator = decimatorOf(series);
        const auto prices = series.view().prices();
        for (const int columns : {1, 7, 640, 1200}) {
            const auto line = decimator.decimate(*decimator.extent(), columns, 3 * kMinute);
            QVERIFY(line.vertices.size() <= 2 * static_cast<std::size_t>(columns) + 4);
            const auto [lowest, highest] = std::ranges::minmax(prices);
            QCOMPARE(line.lowest, lowest);
            QCOMPARE(line.highest, highest);
            const auto drawn = std::ranges::minmax(line.vertices, {}, &chart::Vertex::price);
            QCOMPARE(drawn.min.price, lowest);
            QCOMPARE(drawn.max.price, highest);
            QVERIFY(std::ranges::is_sorted(line.vertices, {}, &chart::Vertex::time));
            QCOMPARE(pieces(line), 1U);
        }
    }

    /// Data with many short gaps is no comb of white stripes where a pixel is hours.
    void holesNarrowerThanAColumnAreNone()
    {
        core::Series series(0);
        std::mt19937 generator(5);
        for (int i = 0; i < 100'000; ++i) {
            if (generator() % 9 > 0)
                series.add(kStart + i * 10min, *core::Price::from(100 + i % 7));
        }
        const Decimator decimator = decimatorOf(series);
        QCOMPARE(pieces(decimator.decimate(*decimator.extent(), 900, 15 * kMinute)), 1U);
        const TimeSpan day{kStartMs, kStartMs + 1'440 * kMinute};
        QVERIFY(pieces(decimator.decimate(day, 900, 15 * kMinute)) > 5);
    }

    /// Columns end where it costs little, but one a pixel, and hardly wider or narrower than that.
    void denseColumnsAreOfEvenWidth()
    {
        const core::Series series = walk(1'000'000);
        const Decimator decimator = decimatorOf(series);
        for (const int columns : {150, 640, 1200}) {
            const auto line = decimator.decimate(*decimator.extent(), columns, 3 * kMinute);
            const double width = decimator.extent()->length() / columns;
            for (std::size_t i = 4; i + 4 < line.vertices.size(); i += 2) // each column is two: not the edges
                QVERIFY(std::abs(line.vertices[i + 2].time - line.vertices[i].time - width) < width / 8);
        }
    }

    void holesAtTheEdgeOfADenseColumnAreNotBridged()
    {
        core::Series series(0);
        core::UtcTime time = kStart;
        std::mt19937 generator(3);
        for (int part = 0; part < 20; ++part) {
            for (std::size_t i = 10'000 + generator() % 10'000; i > 0; --i, time += 1min)
                series.add(time, *core::Price::from(100 + part));
            time += 24h;
        }
        const Decimator decimator = decimatorOf(series);
        const auto line = decimator.decimate(*decimator.extent(), 900, 3 * kMinute);
        QCOMPARE(pieces(line), 20U);
        for (std::size_t i = 1; i < line.vertices.size(); ++i) // no piece holds another's prices
            QCOMPARE(line.vertices[i].starts, line.vertices[i].price != line.vertices[i - 1].price);
    }

    /// Extremes by blocks are those of looking at every sample, wherever a range begins and ends.
    void blocksAgreeWithLookingAtAll()
    {
        const core::Series series = walk(5'000);
        const Decimator decimator = decimatorOf(series);
        const auto prices = series.view().prices();
        std::mt19937 generator(1);
        std::uniform_int_distribution<std::size_t> any(0, 4'999);
        for (int round = 0; round < 500; ++round) {
            const std::size_t one = any(generator);
            const std::size_t other = any(generator);
            const auto [first, last] = std::minmax(one, other);
            if (first == last)
                continue;
            const TimeSpan span{kStartMs + static_cast<double>(first) * kMinute,
                                kStartMs + static_cast<double>(last) * kMinute};
            const auto line = decimator.decimate(span, 50, 3 * kMinute);
            const auto [lowest, highest] = std::ranges::minmax(prices.subspan(first, last - first + 1));
            QCOMPARE(line.samples, last - first + 1);
            QCOMPARE(line.lowest, lowest);
            QCOMPARE(line.highest, highest);
        }
    }

    void growingGivesTheSameAsStartingAnew()
    {
        core::Series series = walk(3'000);
        Decimator grown = decimatorOf(series);
        for (int i = 0; i < 1'500; ++i)
            series.add(kStart + (3'000 + i) * 1min, *core::Price::from(40'000 + i));
        grown.setSamples(series.view());
        series.add(kStart + 30s, *core::Price::from(1)); // between others: every index moves
        grown.setSamples(series.view());
        const auto a = grown.decimate(*grown.extent(), 100, 3 * kMinute);
        const auto b = decimatorOf(series).decimate(*grown.extent(), 100, 3 * kMinute);
        QCOMPARE(a.lowest, 1.0);
        QCOMPARE(a.vertices.size(), b.vertices.size());
        QVERIFY(std::ranges::equal(a.vertices, b.vertices, {}, &chart::Vertex::price, &chart::Vertex::price));
    }

    void nearestLooksBothWays()
    {
        const Decimator decimator = decimatorOf(minutes({1, 2, 3}));
        QCOMPARE(*decimator.nearest(kStartMs - 1e9), 0U);
        QCOMPARE(*decimator.nearest(kStartMs + 0.4 * kMinute), 0U);
        QCOMPARE(*decimator.nearest(kStartMs + 0.6 * kMinute), 1U);
        QCOMPARE(*decimator.nearest(kStartMs + 1e12), 2U);
    }

    void aHoleIsLongerThanTheUsualAndThanAStep()
    {
        const auto view = minutes({1, 2, 3, 4, 5, 6}).view();
        const TimeSpan all{kStartMs, kStartMs + 5 * kMinute};
        QCOMPARE(chart::holeThreshold(view, all, kMinute), 3 * kMinute);
        QCOMPARE(chart::holeThreshold(view, all, 60 * kMinute), 60 * kMinute);
        QCOMPARE(*chart::medianSpacing(view, 0, view.size()), kMinute);
        QVERIFY(!chart::medianSpacing(view, 3, 4));
    }

    void noLineGoesThroughTheYearsBeforeALivePrice_data()
    {
        QTest::addColumn<int>("old");
        QTest::addColumn<int>("live");
        QTest::addColumn<double>("range"); // before the newest price
        QTest::addColumn<double>("step");
        constexpr double kYear = 365 * 24 * 60 * kMinute;
        for (const double step : {0.0, kMinute}) {
            for (const double range : {60 * kMinute, 24 * 60 * kMinute, 30 * 24 * 60 * kMinute, 4 * kYear}) {
                for (const auto& [old, live] : {std::pair(1'000, 1), {1'000, 2}, {2, 1}, {1, 2}, {1, 1}})
                    QTest::addRow("%d old, %d live, %.0f min, step %.0f", old, live, range / kMinute, step)
                        << old << live << range << step;
            }
        }
    }
    void noLineGoesThroughTheYearsBeforeALivePrice()
    {
        QFETCH(int, old);
        QFETCH(int, live);
        QFETCH(double, range);
        QFETCH(double, step);
        core::Series series;
        for (int i = 0; i < old; ++i)
            series.add(kStart + i * 1min, *core::Price::from(26'000 + i % 7));
        const core::UtcTime now = kStart + std::chrono::years(3);
        for (int i = 0; i < live; ++i)
            series.add(now + i * 1min, *core::Price::from(64'000 + i));
        const Decimator decimator = decimatorOf(series);
        const double newest = chart::toAxis(series.view().newestTime());
        const TimeSpan seen{newest - range, newest};
        const double hole = chart::holeThreshold(series.view(), seen, step);
        const auto line = decimator.decimate(seen, 900, hole);
        const auto first = std::ranges::find_if(
            line.vertices, [](const chart::Vertex& vertex) { return vertex.price > 60'000; });
        QVERIFY(first != line.vertices.end());
        QVERIFY(first->starts);
        QCOMPARE(chart::findHoles(decimator.pyramid(), seen, hole).size(), std::size_t{1});
    }

    void absurdRangesAreHarmless()
    {
        const Decimator decimator = decimatorOf(walk(100));
        QVERIFY(decimator.decimate({5, 5}, 100, 1).vertices.empty());
        QVERIFY(decimator.decimate({10, 5}, 100, 1).vertices.empty());
        QVERIFY(decimator.decimate({0, 10}, 0, 1).vertices.empty());
        QCOMPARE(decimator.decimate({-1e300, 1e300}, 10, 1e18).samples, 100U);
    }
};

QTEST_APPLESS_MAIN(TestDecimator)
#include "tst_decimator.moc"
