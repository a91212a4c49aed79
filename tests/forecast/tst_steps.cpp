#include "forecast/prices.h"
#include "forecast/rows.h"
#include "forecast/seedmodel.h"
#include "forecast/steps.h"

#include <gtest/gtest.h>

using namespace cryptopulse;
using forecast::Steps;
using namespace std::chrono_literals;

namespace {

const core::Step kSample;
const core::Step kMinute = core::Step::fromName("1m").value();

std::vector<double> pricesOf(const Steps& steps)
{
    return {steps.prices().begin(), steps.prices().end()};
}

std::vector<std::size_t> endsOf(const Steps& steps)
{
    return {steps.runEnds().begin(), steps.runEnds().end()};
}

std::vector<long long> secondsOf(const Steps& steps)
{
    std::vector<long long> result;
    for (std::size_t i = 0; i < steps.size(); ++i)
        result.push_back(
            std::chrono::duration_cast<std::chrono::seconds>(steps.time(i) - test::kStart).count());
    return result;
}

using Prices = std::vector<double>;
using Ends = std::vector<std::size_t>;
using Seconds = std::vector<long long>;

} // namespace

TEST(Steps, withoutSamplesThereAreNone)
{
    for (const auto step : {kSample, kMinute}) {
        const auto steps = Steps::of({}, step);
        EXPECT_EQ(steps.size(), 0U);
        EXPECT_TRUE(steps.runEnds().empty());
        EXPECT_EQ(forecast::usableRows(steps), 0U);
    }
    EXPECT_TRUE(Steps().runEnds().empty());
}

TEST(Steps, everySampleIsAStepInOneRunWithoutACopy)
{
    const auto series = test::samplesAt({0, 7, 4000, 4001});
    const auto steps = Steps::of(series, kSample);
    EXPECT_EQ(steps.prices().data(), series.prices().data());
    EXPECT_EQ(endsOf(steps), Ends{4});
    EXPECT_EQ(secondsOf(steps), (Seconds{0, 7, 4000, 4001}));
}

TEST(Steps, aBucketIsItsLastPrice)
{
    const auto steps = Steps::of(test::samplesAt({0, 20, 59, 60, 119, 120}), kMinute);
    EXPECT_EQ(pricesOf(steps), (Prices{3, 5, 6}));
    EXPECT_EQ(secondsOf(steps), (Seconds{59, 119, 120}));
    EXPECT_EQ(endsOf(steps), Ends{3});
    EXPECT_EQ(steps.step(), kMinute);
}

TEST(Steps, theMillisecondBeforeABoundaryBelongsToTheOldBucket)
{
    core::Series series;
    series.add(test::kStart, *core::Price::from(1.0));
    series.add(test::kStart + 60s - 1ms, *core::Price::from(2.0));
    series.add(test::kStart + 60s, *core::Price::from(3.0));
    EXPECT_EQ(pricesOf(Steps::of(series.view(), kMinute)), (Prices{2, 3}));
}

TEST(Steps, oneEmptyBucketIsCarriedForward)
{
    const auto steps = Steps::of(test::samplesAt({5, 65, 185, 245}), kMinute);
    EXPECT_EQ(pricesOf(steps), (Prices{1, 2, 2, 3, 4}));
    EXPECT_EQ(secondsOf(steps), (Seconds{5, 65, 120, 185, 245}));
    EXPECT_EQ(endsOf(steps), Ends{5});
}

TEST(Steps, twoEmptyBucketsEndTheRun)
{
    const auto steps = Steps::of(test::samplesAt({5, 65, 245, 305}), kMinute);
    EXPECT_EQ(pricesOf(steps), (Prices{1, 2, 3, 4}));
    EXPECT_EQ(endsOf(steps), (Ends{2, 4}));
}

TEST(Steps, holesInAllPlaces)
{
    // A hole right away, a carried bucket after it, two samples in a bucket after a hole.
    const auto steps = Steps::of(test::samplesAt({0, 600, 720, 1200, 1201, 1260}), kMinute);
    EXPECT_EQ(pricesOf(steps), (Prices{1, 2, 2, 3, 5, 6}));
    EXPECT_EQ(endsOf(steps), (Ends{1, 4, 6}));
    EXPECT_EQ(secondsOf(steps), (Seconds{0, 600, 660, 720, 1201, 1260}));
}

TEST(Steps, exactMinutesShareTheSeries)
{
    const auto series = test::samplesAt({1, 61, 500, 560, 620});
    const auto steps = Steps::of(series, kMinute);
    EXPECT_EQ(steps.prices().data(), series.prices().data());
    EXPECT_EQ(endsOf(steps), (Ends{2, 5}));
    EXPECT_EQ(secondsOf(steps), (Seconds{1, 61, 500, 560, 620}));
}

TEST(Steps, daysBeginAtMidnightUtcAlsoBefore1970)
{
    core::Series series;
    double price = 0.0;
    for (const char* time :
         {"1969-12-30T23:59:59.999Z", "1969-12-31T00:00Z", "1969-12-31T23:00Z", "1970-01-01T00:00Z"})
        series.add(core::fromIso(time).value(), core::Price::from(price += 1.0).value());
    const auto steps = Steps::of(series.view(), core::Step::fromName("1d").value());
    EXPECT_EQ(pricesOf(steps), (Prices{1, 3, 4}));
    EXPECT_EQ(endsOf(steps), Ends{3});
}

TEST(Steps, copiesOutliveTheOriginalAndTheSeries)
{
    Steps copy;
    {
        auto original = Steps::of(test::samplesAt({0, 1, 60, 180}), kMinute);
        copy = original;
        original = {};
    }
    EXPECT_EQ(pricesOf(copy), (Prices{2, 3, 3, 4}));
    EXPECT_EQ(secondsOf(copy), (Seconds{1, 60, 120, 180}));
}

TEST(Steps, usableRowsCountEachRunForItself)
{
    // Runs of 19 (nothing usable), 20 (one row) and 30 minutes (eleven).
    core::Series series;
    std::size_t minute = 0;
    for (const std::size_t length : {19U, 20U, 30U}) {
        for (std::size_t i = 0; i < length; ++i, ++minute)
            series.add(test::kStart + std::chrono::minutes(minute), *core::Price::from(1.0));
        minute += 5;
    }
    const auto steps = Steps::of(series.view(), kMinute);
    EXPECT_EQ(endsOf(steps), (Ends{19, 39, 69}));
    EXPECT_EQ(forecast::usableRows(steps), 12U);

    const forecast::RowIndex index(steps);
    ASSERT_EQ(index.rows(), 12U);
    std::vector<std::size_t> visited;
    index.forPieces(0, 12, [&visited](std::size_t step, std::size_t count, std::size_t offset) {
        EXPECT_EQ(offset, visited.size());
        for (std::size_t i = 0; i < count; ++i)
            visited.push_back(step + i);
    });
    EXPECT_EQ(visited, (std::vector<std::size_t>{33, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63}));
    visited.clear();
    index.forPieces(1, 3,
                    [&visited](std::size_t step, std::size_t, std::size_t) { visited.push_back(step); });
    EXPECT_EQ(visited, std::vector<std::size_t>{53});
}

TEST(DetectStep, fewSamplesAreSamples)
{
    EXPECT_EQ(forecast::detectStep({}), kSample);
    EXPECT_EQ(forecast::detectStep(test::samplesAt({0, 60})), kSample);
    EXPECT_EQ(forecast::detectStep(test::samplesAt({0, 60, 120})), kMinute);
}

TEST(DetectStep, theMedianMayBeAQuarterOff)
{
    const auto every = [](std::chrono::milliseconds spacing) {
        core::Series series;
        for (int i = 0; i < 100; ++i)
            series.add(test::kStart + i * spacing, *core::Price::from(1.0));
        return forecast::detectStep(series.view()).name();
    };
    EXPECT_EQ(every(44'999ms), "sample");
    EXPECT_EQ(every(45s), "1m");
    EXPECT_EQ(every(75s), "1m");
    EXPECT_EQ(every(75'001ms), "sample");
    EXPECT_EQ(every(300s), "5m");
    EXPECT_EQ(every(16min), "15m");
    EXPECT_EQ(every(1h), "1h");
    EXPECT_EQ(every(24h), "1d");
    EXPECT_EQ(every(8s), "sample");
    EXPECT_EQ(every(24h * 7), "sample");
}

TEST(DetectStep, onlyTheNewestSixtySpacingsCount)
{
    core::Series series;
    auto time = test::kStart;
    for (int i = 0; i < 1000; ++i, time += 8s)
        series.add(time, *core::Price::from(1.0));
    for (int i = 0; i < 31; ++i, time += 60s)
        series.add(time, *core::Price::from(1.0));
    EXPECT_EQ(forecast::detectStep(series.view()), kSample); // 30 of the 60
    series.add(time, *core::Price::from(1.0));
    EXPECT_EQ(forecast::detectStep(series.view()), kMinute); // 31 of the 60
    EXPECT_EQ(forecast::resolveStep(std::nullopt, series.view()), kMinute);
    EXPECT_EQ(forecast::resolveStep(kSample, series.view()), kSample);
}
