#include "chart/chartseries.h"
#include "chart/movingaverage.h"
#include "chart/scale.h"

#include <QTest>
#include <array>
#include <cmath>
#include <map>

using namespace cryptopulse;
using namespace std::chrono_literals;
using chart::Pyramid;
using chart::Steps;
using tests::kStart;
using tests::unevenWalk;

namespace {

constexpr double kNever = 1e18;

/// The steps of the definition, one by one: the last price of each bucket, a single empty one repeated; a run
/// ends at two empty ones and at a hole.
struct Slow {
    std::map<long long, std::vector<double>> runs; // by bucket: the prices of the run up to it
};

Slow slowly(const core::SeriesView& samples, std::chrono::milliseconds length, double hole)
{
    Slow slow;
    std::vector<double> run;
    long long last = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const long long bucket = core::toEpochMs(samples.times()[i]) / length.count();
        const double price = samples.prices()[i];
        const bool gap =
            i > 0 && static_cast<double>((samples.times()[i] - samples.times()[i - 1]).count()) > hole;
        if (run.empty() || gap || bucket > last + 2)
            run = {price};
        else if (bucket == last)
            run.back() = price;
        else {
            if (bucket == last + 2)
                run.push_back(run.back());
            run.push_back(price);
        }
        last = bucket;
        slow.runs[bucket] = run;
    }
    return slow;
}

std::optional<double> mean(const std::vector<double>& run, std::size_t window)
{
    if (run.size() < window)
        return std::nullopt;
    double sum = 0;
    for (std::size_t i = run.size() - window; i < run.size(); ++i)
        sum += run[i];
    return sum / static_cast<double>(window);
}

Pyramid pyramidOf(const core::Series& series)
{
    Pyramid pyramid;
    pyramid.setSamples(series.view());
    return pyramid;
}

std::vector<chart::Vertex> lineOf(const Steps& steps, chart::TimeSpan range, int columns, int window)
{
    return chart::movingAverages(steps, range, columns, std::array{window}).front();
}

} // namespace

class TestMovingAverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofSamples()
    {
        const core::Series series = tests::minutes({1, 2, 3, 4, 5, 6, 7});
        const Pyramid pyramid = pyramidOf(series);
        const Steps steps{pyramid, 0ms, kNever};
        QVERIFY(!steps.meanAt(3, 5));
        QCOMPARE(*steps.meanAt(4, 5), 3.0);
        QCOMPARE(*steps.meanAt(6, 5), 5.0);
        QVERIFY(!steps.meanAt(6, 15));
        QCOMPARE(*steps.before(3), 3.0);
        QVERIFY(!steps.before(0));
    }

    void aSingleEmptyBucketRepeatsTwoEndTheRun()
    {
        core::Series series;
        for (const int minute : {0, 1, 3, 4, 7, 8})
            series.add(core::fromEpochMs(minute * 60'000 + 500), *core::Price::from(minute + 1));
        const Pyramid pyramid = pyramidOf(series);
        const Steps steps{pyramid, 60s, kNever};
        QCOMPARE(*steps.meanAt(3, 5), (1 + 2 + 2 + 4 + 5) / 5.0);
        QVERIFY(!steps.before(4));
        QCOMPARE(*steps.before(5), 8.0);
    }

    void agreesWithTheDefinition_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<int>("window");
        for (const int window : {5, 15}) {
            for (const int seconds : {60, 300, 3'600})
                QTest::addRow("%d steps of %d s", window, seconds) << qint64(seconds) << window;
        }
    }
    void agreesWithTheDefinition()
    {
        QFETCH(qint64, seconds);
        QFETCH(int, window);
        const core::Series series = unevenWalk(8'000);
        const Pyramid pyramid = pyramidOf(series);
        const core::SeriesView& samples = pyramid.samples();
        const std::chrono::milliseconds length = std::chrono::seconds(seconds);
        const double hole = std::max(3'600'000.0, static_cast<double>(length.count()));
        const Steps steps{pyramid, length, hole};
        const Slow slow = slowly(samples, length, hole);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const long long bucket = core::toEpochMs(samples.times()[i]) / length.count();
            if (i + 1 < samples.size() && core::toEpochMs(samples.times()[i + 1]) / length.count() == bucket)
                continue; // not the last of its bucket
            const auto expected = mean(slow.runs.at(bucket), static_cast<std::size_t>(window));
            const auto found = steps.meanAt(i, window);
            QCOMPARE(found.has_value(), expected.has_value());
            QVERIFY(!found || std::abs(*found - *expected) < 1e-9 * *expected);
        }
    }

    /// Whatever the zoom: every vertex is a mean of the definition, and no line crosses a hole.
    void theLineIsMadeOfMeansAndStopsAtHoles()
    {
        const core::Series series = unevenWalk(8'000);
        const Pyramid pyramid = pyramidOf(series);
        const core::SeriesView& samples = pyramid.samples();
        const double hole = 3'600'000;
        const Slow slow = slowly(samples, 60s, hole);
        const chart::TimeSpan all{chart::toAxis(kStart), chart::toAxis(samples.newestTime())};
        for (const double share : {1.0, 0.3, 0.02}) {
            const chart::TimeSpan range{all.to - share * all.length(), all.to};
            const auto line = lineOf({pyramid, 60s, hole}, range, 500, 5);
            QVERIFY(line.size() > 10);
            for (std::size_t i = 0; i < line.size(); ++i) {
                const auto index = samples.lowerBound(chart::fromAxis(line[i].time));
                QCOMPARE(chart::toAxis(samples.times()[index]), line[i].time);
                const auto expected = mean(slow.runs.at(core::toEpochMs(samples.times()[index]) / 60'000), 5);
                QVERIFY(expected && std::abs(line[i].price - *expected) < 1e-9 * *expected);
                if (i == 0 || line[i].starts)
                    continue;
                const auto before = samples.lowerBound(chart::fromAxis(line[i - 1].time));
                QVERIFY(pyramid.behindGaps(hole, before, index + 1).empty());
            }
        }
    }

    void atMostTwoVerticesAColumn()
    {
        const core::Series series = unevenWalk(50'000);
        const Pyramid pyramid = pyramidOf(series);
        const chart::TimeSpan all{chart::toAxis(kStart), chart::toAxis(series.view().newestTime())};
        for (const auto length : {0ms, std::chrono::milliseconds(60s)}) {
            const auto line = lineOf({pyramid, length, 3'600'000}, all, 400, 15);
            std::map<double, int> columns;
            for (const chart::Vertex& vertex : line)
                QVERIFY(++columns[std::floor(vertex.time / (all.length() / 400))] <= 2);
        }
    }

    void linesAreCutAtTheEdges()
    {
        const chart::Scale scale{QRectF(0, 0, 100, 100), {0, 100}, 0, 100};
        const auto pieces = chart::pieces(
            {{-50, 50, true}, {50, 50, false}, {50, 250, false}, {70, 10, true}, {80, 10, true}}, scale);
        QCOMPARE(pieces.size(), 3U);
        QCOMPARE(pieces[0], QPolygonF({{0, 50}, {50, 50}, {50, 0}}));
        QCOMPARE(pieces[1], QPolygonF({{70, 90}}));
        QCOMPARE(pieces[2], QPolygonF({{80, 90}}));
    }
};

QTEST_APPLESS_MAIN(TestMovingAverage)
#include "tst_movingaverage.moc"
