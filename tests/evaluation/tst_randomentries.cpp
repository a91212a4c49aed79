#include "evaluation/backtest.h"

#include "walk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace cryptopulse::evaluation;
using namespace cryptopulse::evaluation::test;
using cryptopulse::core::ErrorKind;

namespace {

/// Forecasts that know the price five steps ahead.
Columns oracle(std::size_t n, std::uint64_t seed)
{
    Columns columns = randomWalk(n, seed);
    for (std::size_t i = 0; i + 5 < n; ++i)
        columns.up[i] = columns.prices[i + 5] > columns.prices[i] * 1.001 ? 0.9 : 0.1;
    return columns;
}

bool sameBytes(const std::vector<double>& a, const std::vector<double>& b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

} // namespace

TEST(RandomEntries, anOracleBeatsThemAndAShuffledOneDoesNot)
{
    Columns columns = oracle(20'000, 40);
    BacktestOptions options;
    options.feeBp = 1.0;
    options.slippageBp = 0.0;
    const Backtest known = backtest(columns.input(), options).value();
    EXPECT_GT(known.finalReturn, known.band.value().high.back() - 1.0);
    EXPECT_EQ(known.band.value().percentile, 100.0);
    EXPECT_GT(known.finalReturn, 0.5);
    EXPECT_GT(known.hitRate, 0.9);
    EXPECT_GT(known.sharpe.value().interval.low, 0.0);

    std::shuffle(columns.up.begin(), columns.up.end(), std::mt19937_64(41));
    const Backtest shuffled = backtest(columns.input(), options).value();
    EXPECT_LT(shuffled.finalReturn, 0.0); // costs
    EXPECT_GT(shuffled.band.value().percentile, 1.0);
    EXPECT_LT(shuffled.band.value().percentile, 99.0);
}

TEST(RandomEntries, percentilesOfForecastsThatKnowNothingAreEven)
{
    int below = 0;
    int low = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        BacktestOptions options;
        options.randomRuns = 99;
        const double percentile =
            backtest(randomWalk(600, 100 + seed).input(), options).value().band.value().percentile;
        below += percentile < 50.0 ? 1 : 0;
        low += percentile < 10.0 ? 1 : 0;
    }
    EXPECT_NEAR(below, 100, 22); // three standard deviations are 21
    EXPECT_NEAR(low, 20, 13);
}

TEST(RandomEntries, payTheSameCostsAsTheStrategy)
{
    Columns columns = randomWalk(3000, 42);
    columns.runEnds = {1000, 1777, 3000};
    std::ranges::fill(columns.prices, 7.0);
    const Backtest result = backtest(columns.input()).value();
    ASSERT_GT(result.trades, 100U);
    const RandomBand& band = result.band.value();
    EXPECT_NEAR(band.low.back(), 1.0 + result.finalReturn, 1e-12);
    EXPECT_NEAR(band.high.back(), 1.0 + result.finalReturn, 1e-12);
    EXPECT_EQ(band.steps.back(), result.lastStep);
}

TEST(RandomEntries, aStrategyThatDoesNotTradeIsInTheMiddle)
{
    Columns columns = randomWalk(500, 43);
    std::ranges::fill(columns.up, 0.5);
    const RandomBand band = backtest(columns.input()).value().band.value();
    EXPECT_EQ(band.percentile, 50.0);
    EXPECT_EQ(band.low.back(), 1.0);
    EXPECT_EQ(band.high.back(), 1.0);
}

TEST(RandomEntries, quantilesAreInOrderAtFewSteps)
{
    for (const std::size_t n : {21U, 150U, 201U, 5000U}) {
        const RandomBand band = backtest(randomWalk(n, 44).input()).value().band.value();
        EXPECT_LE(band.steps.size(), kBandPoints);
        EXPECT_EQ(band.steps.back(), n - 1);
        EXPECT_EQ(band.runs, 1000U);
        for (std::size_t i = 0; i < band.steps.size(); ++i) {
            EXPECT_LE(band.low[i], band.median[i]);
            EXPECT_LE(band.median[i], band.high[i]);
            EXPECT_TRUE(i == 0 || band.steps[i] > band.steps[i - 1]);
        }
    }
    EXPECT_FALSE(backtest(randomWalk(20, 44).input()).value().band.has_value()); // 19 returns
    EXPECT_FALSE(backtest(randomWalk(500, 44).input(), withoutBand()).value().band.has_value());
}

TEST(RandomEntries, areTheSameBytesForAnyNumberOfThreads)
{
    const Columns columns = randomWalk(4000, 45);
    BacktestOptions options;
    options.threads = 1;
    const RandomBand one = backtest(columns.input(), options).value().band.value();
    for (const unsigned threads : {1U, 2U, 5U}) {
        options.threads = threads;
        const RandomBand other = backtest(columns.input(), options).value().band.value();
        EXPECT_TRUE(sameBytes(one.low, other.low));
        EXPECT_TRUE(sameBytes(one.median, other.median));
        EXPECT_TRUE(sameBytes(one.high, other.high));
        EXPECT_EQ(one.percentile, other.percentile);
    }
    options.seed = 2;
    EXPECT_FALSE(sameBytes(one.median, backtest(columns.input(), options).value().band.value().median));
}

TEST(RandomEntries, stopWhenToldTo)
{
    const Columns columns = randomWalk(50'000, 46);
    BacktestOptions options;
    options.randomRuns = 10'000;
    int asked = 0;
    const auto stopped = backtest(columns.input(), options, [&](double share) {
        EXPECT_GE(share, 0.0);
        EXPECT_LT(share, 1.0);
        return ++asked < 3;
    });
    ASSERT_FALSE(stopped.has_value());
    EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
    EXPECT_EQ(asked, 3);
    const auto never = [](double) { return false; };
    EXPECT_EQ(backtest(columns.input(), withoutBand(), never).error().kind, ErrorKind::Cancelled);
    EXPECT_EQ(sweep(columns.input(), options, sweepThresholds(), never).error().kind, ErrorKind::Cancelled);
}
