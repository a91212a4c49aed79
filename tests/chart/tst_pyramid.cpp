#include "chart/candles.h"
#include "chart/chartseries.h"
#include "chart/holes.h"
#include "chart/pyramid.h"

#include <QTest>

using namespace cryptopulse;
using namespace std::chrono_literals;
using chart::Pyramid;
using tests::kStart;
using tests::unevenWalk;

namespace {

struct Brute {
    Pyramid::Extremes prices;
    std::vector<std::size_t> behind;
};

Brute lookAtAll(const core::SeriesView& samples, std::size_t first, std::size_t last, double threshold)
{
    Brute found;
    for (std::size_t i = first; i < last; ++i) {
        found.prices.lowest = std::min(found.prices.lowest, samples.prices()[i]);
        found.prices.highest = std::max(found.prices.highest, samples.prices()[i]);
        const double gap =
            i > first ? static_cast<double>((samples.times()[i] - samples.times()[i - 1]).count()) : 0;
        if (gap > threshold)
            found.behind.push_back(i);
    }
    return found;
}

void compare(const Pyramid& pyramid, std::mt19937& generator)
{
    const core::SeriesView& samples = pyramid.samples();
    std::uniform_int_distribution<std::size_t> any(0, samples.size());
    for (int round = 0; round < 300; ++round) {
        const auto [first, last] = std::minmax({any(generator), any(generator)});
        const double threshold = round % 2 == 0 ? 3'600'000 : 60'000;
        const Brute expected = lookAtAll(samples, first, last, threshold);
        QCOMPARE(pyramid.extremes(first, last), expected.prices);
        QCOMPARE(pyramid.behindGaps(threshold, first, last), expected.behind);
    }
}

std::vector<chart::Candle> bruteCandles(const core::SeriesView& samples, std::chrono::seconds interval)
{
    std::vector<chart::Candle> candles;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double price = samples.prices()[i];
        const auto bucket = chart::bucketAt(chart::toAxis(samples.times()[i]), interval);
        if (candles.empty() || candles.back().bucket != bucket)
            candles.push_back({bucket, price, price, price, price});
        chart::Candle& candle = candles.back();
        candle.high = std::max(candle.high, price);
        candle.low = std::min(candle.low, price);
        candle.close = price;
    }
    return candles;
}

} // namespace

class TestPyramid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOfNothing()
    {
        const Pyramid pyramid;
        QCOMPARE(pyramid.extremes(0, 0), Pyramid::Extremes{});
        QVERIFY(pyramid.behindGaps(1, 0, 0).empty());
    }

    void agreesWithLookingAtAll_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 2, 15, 16, 17, 255, 256, 257, 4'096, 5'000, 70'000})
            QTest::addRow("%d", count) << count;
    }
    void agreesWithLookingAtAll()
    {
        QFETCH(int, count);
        const core::Series series = unevenWalk(static_cast<std::size_t>(count));
        Pyramid pyramid;
        pyramid.setSamples(series.view());
        std::mt19937 generator(1);
        compare(pyramid, generator);
    }

    void edgesOfNodes()
    {
        QCOMPARE(Pyramid::nodeEdge(1'000, 0), std::size_t(1'000));
        QCOMPARE(Pyramid::nodeEdge(1'000, 15), std::size_t(1'000));
        QCOMPARE(Pyramid::nodeEdge(1'000, 16), std::size_t(1'008));
        QCOMPARE(Pyramid::nodeEdge(1'008, 255), std::size_t(1'008));
        QCOMPARE(Pyramid::nodeEdge(1'000, 256), std::size_t(1'024));
    }

    /// Appends, insertions in the middle, columns that move: always as if it had been built anew.
    void staysRightAsTheSeriesGrows()
    {
        core::Series series = unevenWalk(3'000);
        Pyramid pyramid;
        std::mt19937 generator(2);
        std::uniform_real_distribution<double> price(1, 90'000);
        for (int round = 0; round < 40; ++round) {
            pyramid.setSamples(series.view());
            compare(pyramid, generator);
            const core::UtcTime newest = series.view().newestTime();
            for (unsigned i = 0; i < 1 + generator() % 300; ++i)
                series.add(series.view().newestTime() + 1s, *core::Price::from(price(generator)));
            if (round % 3 == 0)
                series.add(kStart + std::chrono::milliseconds(generator() % (newest - kStart).count()),
                           *core::Price::from(90'000 + round));
        }
    }

    void anotherSeriesTakesItsPlace()
    {
        Pyramid pyramid;
        std::mt19937 generator(3);
        const core::Series big = unevenWalk(20'000, 1);
        const core::Series small = unevenWalk(500, 2);
        for (const core::Series* series : {&big, &small, &big}) {
            pyramid.setSamples(series->view());
            compare(pyramid, generator);
        }
        pyramid.setSamples({});
        QCOMPARE(pyramid.extremes(0, 0), Pyramid::Extremes{});
    }

    void holesAreThoseBetweenSamples()
    {
        core::Series series = tests::minutes({1, 2, 3});
        series.add(kStart + 82min, *core::Price::from(4));
        Pyramid pyramid;
        pyramid.setSamples(series.view());
        const double start = chart::toAxis(kStart);
        const std::vector<chart::Hole> expected{{start + 120'000, start + 82 * 60'000}};
        QCOMPARE(chart::findHoles(pyramid, {start, start + 1e8}, 180'000), expected);
        QCOMPARE(chart::findHoles(pyramid, {start + 30 * 6e4, start + 40 * 6e4}, 180'000), expected);
        QVERIFY(chart::findHoles(pyramid, {start, start + 60'000}, 180'000).empty());
    }

    void candlesAgreeWithLookingAtAll_data()
    {
        QTest::addColumn<qint64>("seconds");
        for (const auto interval : chart::kIntervals)
            QTest::addRow("%lld s", static_cast<long long>(interval.count())) << qint64(interval.count());
        QTest::newRow("a week") << qint64(7 * 86'400);
    }
    void candlesAgreeWithLookingAtAll()
    {
        QFETCH(qint64, seconds);
        const std::chrono::seconds interval(seconds);
        const core::Series series = unevenWalk(20'000);
        Pyramid pyramid;
        pyramid.setSamples(series.view());
        const auto expected = bruteCandles(series.view(), interval);
        const chart::TimeSpan all{chart::toAxis(kStart), chart::toAxis(series.view().newestTime())};
        QCOMPARE(chart::makeCandles(pyramid, all, interval), expected);
        // A part of the range gives whole candles, those that reach into it.
        const chart::TimeSpan part{all.from + 0.3 * all.length(), all.from + 0.6 * all.length()};
        for (const chart::Candle& candle : chart::makeCandles(pyramid, part, interval)) {
            QVERIFY(candle.bucket.to > part.from && candle.bucket.from <= part.to);
            QVERIFY(std::ranges::count(expected, candle) == 1);
        }
    }

    void stridesComeToTheSamePlaces()
    {
        const core::Series series = unevenWalk(20'000);
        const core::SeriesView samples = series.view();
        std::mt19937 generator(5);
        for (const double length : {1.0, 20'000.0, 61'000.0, 3.7e6, 9e8}) {
            for (const std::size_t last :
                 {std::size_t{0}, std::size_t{1}, std::size_t{777}, samples.size()}) {
                chart::Strides strides(samples, last);
                std::size_t place = 0;
                for (double time = chart::toAxis(kStart) - length;
                     time < chart::toAxis(samples.newestTime()) + 2 * length;) {
                    const std::size_t expected = chart::indexAt(samples, time, place, last);
                    QCOMPARE(strides.to(time, place), expected);
                    place = expected;
                    // Even strides, now and then a longer one; over all of the short ones it would take
                    // hours.
                    time += std::max(length, 30'000.0) * (generator() % 50 == 0 ? 40.0 : 1.0);
                }
            }
        }
    }

    void bucketsAreThoseOfUtc()
    {
        // 2023-11-14 22:13:20 UTC, a Tuesday
        const double time = 1'700'000'000'000;
        QCOMPARE(chart::bucketAt(time, 60s).from, 1'699'999'980'000.0);
        QCOMPARE(chart::bucketAt(time, 24h).from, 1'699'920'000'000.0);
        QCOMPARE(chart::bucketAt(time, 24h * 7).from, 1'699'833'600'000.0); // Monday
        QCOMPARE(chart::bucketAt(-1, 60s).from, -60'000.0);
    }

    void candlesAreWideEnough()
    {
        QCOMPARE(chart::suitableInterval({0, 3'600'000}, 1'000, 5), std::chrono::seconds(1min));
        for (double length = 60'000; length < 1e12; length *= 1.7) {
            const auto interval = chart::suitableInterval({0, length}, 1'000, 5);
            QVERIFY(static_cast<double>(interval.count()) * 1e3 / length * 1'000 >= 5);
        }
    }
};

QTEST_APPLESS_MAIN(TestPyramid)
#include "tst_pyramid.moc"
