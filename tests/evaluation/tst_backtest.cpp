#include "evaluation/backtest.h"

#include "walk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

using namespace cryptopulse::evaluation;
using namespace cryptopulse::evaluation::test;
using cryptopulse::core::ErrorKind;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

Backtest tested(const Columns& columns, const BacktestOptions& options)
{
    return backtest(columns.input(), options).value();
}

} // namespace

TEST(Backtest, byHand)
{
    const Columns columns{{100, 110, 121, 121, 108.9}, {5}, {0.6, 0.4, kNone, 0.7, kNone}, {}};
    BacktestOptions options = withoutBand();
    options.feeBp = 70.0;
    options.slippageBp = 30.0; // 1 % together
    options.horizon = 2;
    const Backtest result = tested(columns, options);
    // A slice in at 0 and out at 2; another in at 3 and out at the end. Half the capital each.
    const double equity = 0.995 * 1.05 * 1.05 * 0.995 * (0.995 * 0.95 * 0.995);
    EXPECT_NEAR(result.finalReturn, equity - 1.0, 1e-14);
    EXPECT_EQ(result.trades, 2U);
    EXPECT_NEAR(result.turnover, 2.0, 1e-14);
    EXPECT_NEAR(result.exposure, 0.375, 1e-14);
    EXPECT_DOUBLE_EQ(result.hitRate, 0.5);
    EXPECT_DOUBLE_EQ(result.hitRateBeforeCosts, 0.5);
    EXPECT_NEAR(result.meanTradeBeforeCostsBp, 1e4 * (0.21 - 0.1) / 2.0, 1e-9);
    EXPECT_NEAR(result.meanTradeBp, 1e4 * (0.19 - 0.12) / 2.0, 1e-9);
    EXPECT_NEAR(result.buyAndHoldReturn, 0.99 * 0.99 * 1.089 - 1.0, 1e-14);
    EXPECT_NEAR(result.roundTripBp, 200.0, 1e-12);
    EXPECT_NEAR(result.meanAbsoluteReturn, (0.21 + 0.1) / 2.0, 1e-14); // of steps 0 and 1
    EXPECT_NEAR(result.breakEvenAccuracy, 0.5 + 0.02 / (2.0 * 0.155), 1e-14);
    EXPECT_NEAR(result.maxDrawdown, 1.0 - 0.995 * 0.995 * 0.95 * 0.995, 1e-14);
    EXPECT_EQ(result.firstStep, 0U);
    EXPECT_EQ(result.lastStep, 4U);
    EXPECT_EQ(result.forecasts, 3U);
    ASSERT_EQ(result.curve.size(), 5U);
    EXPECT_EQ(result.curve[0].equity, 1.0);
    EXPECT_NEAR(result.curve[2].equity, 0.995 * 1.05 * 1.05, 1e-14);
    EXPECT_NEAR(result.curve[4].equity, equity, 1e-14);
    EXPECT_NEAR(result.curve[4].drawdown, result.maxDrawdown, 1e-14);
    EXPECT_FALSE(result.sharpe.has_value()); // steps are irregular
}

TEST(Backtest, aSliceThatTakesAnothersPlaceCostsNothing)
{
    const Columns columns{{100, 100, 100, 100, 100}, {5}, {0.6, kNone, 0.6, kNone, kNone}, {}};
    BacktestOptions options = withoutBand();
    options.feeBp = 100.0;
    options.slippageBp = 0.0;
    options.horizon = 2;
    const Backtest result = tested(columns, options);
    EXPECT_EQ(result.trades, 2U);
    EXPECT_NEAR(result.turnover, 1.0, 1e-14);
    EXPECT_NEAR(result.finalReturn, 0.995 * 0.995 - 1.0, 1e-14);
    EXPECT_NEAR(result.meanTradeBp, -100.0, 1e-9); // one pays to get in, the other to get out
    EXPECT_EQ(result.hitRate, 0.0);
}

TEST(Backtest, tradesPayInSumWhatTheChangesOfPositionCost)
{
    Columns columns = randomWalk(3000, 30);
    columns.runEnds = {700, 701, 1800, 3000};
    BacktestOptions options = withoutBand();
    options.threshold = 0.52;
    const Backtest result = tested(columns, options);
    const double paid =
        static_cast<double>(result.trades) * (result.meanTradeBeforeCostsBp - result.meanTradeBp);
    EXPECT_NEAR(paid / 5.0, result.turnover * 12.0, 1e-6);
}

TEST(Backtest, longPathsAgreeWithASimpleWalk)
{
    Columns columns = randomWalk(50'000, 36); // several blocks of work
    columns.runEnds = {100, 35'000, 50'000};
    BacktestOptions options = withoutBand();
    options.shortToo = true;
    double equity = 1.0;
    double turnover = 0.0;
    std::size_t trades = 0;
    std::size_t begin = 0;
    for (const std::size_t end : columns.runEnds) {
        std::vector<int> signals;
        int before = 0;
        for (std::size_t i = begin; i + 1 < end; ++i) {
            const double p = columns.up[i];
            signals.push_back(p > 0.55 ? 1 : (p < 1.0 - 0.55 ? -1 : 0));
            trades += signals.back() != 0 ? 1 : 0;
            int open = 0;
            for (std::size_t k = 0; k < std::min<std::size_t>(5, signals.size()); ++k)
                open += signals[signals.size() - 1 - k];
            turnover += std::abs(open - before) / 5.0;
            equity *= 1.0 - 0.0012 * std::abs(open - before) / 5.0;
            equity *= 1.0 + open / 5.0 * (columns.prices[i + 1] / columns.prices[i] - 1.0);
            before = open;
        }
        turnover += std::abs(before) / 5.0;
        equity *= 1.0 - 0.0012 * std::abs(before) / 5.0;
        begin = end;
    }
    const Backtest result = tested(columns, options);
    EXPECT_EQ(result.trades, trades);
    EXPECT_NEAR(result.turnover / turnover, 1.0, 1e-9);
    EXPECT_NEAR((1.0 + result.finalReturn) / equity, 1.0, 1e-9);
}

TEST(Backtest, isTheSameBitsForAnyNumberOfThreads)
{
    Columns columns = randomWalk(100'000, 37);
    columns.runEnds = {20'000, 20'003, 100'000};
    BacktestOptions options = withoutBand();
    options.threads = 1;
    const Backtest one = tested(columns, options);
    options.threads = 3;
    const Backtest three = tested(columns, options);
    EXPECT_EQ(one.finalReturn, three.finalReturn);
    EXPECT_EQ(one.meanTradeBp, three.meanTradeBp);
    EXPECT_EQ(one.meanAbsoluteReturn, three.meanAbsoluteReturn);
    EXPECT_EQ(one.sharpe.value().perYear, three.sharpe.value().perYear);
    EXPECT_EQ(one.sharpe.value().interval.low, three.sharpe.value().interval.low);
    ASSERT_EQ(one.curve.size(), three.curve.size());
    for (std::size_t i = 0; i < one.curve.size(); ++i)
        EXPECT_EQ(one.curve[i].equity, three.curve[i].equity);
}

TEST(Backtest, withoutCostsAlwaysUpIsBuyAndHold)
{
    Columns columns = randomWalk(1500, 31);
    std::ranges::fill(columns.up, 0.9);
    BacktestOptions options = withoutCosts();
    options.horizon = 1;
    const Backtest whole = tested(columns, options);
    for (const EquityPoint& point : whole.curve)
        EXPECT_NEAR(point.equity, point.buyAndHold, 1e-12);
    EXPECT_NEAR(whole.finalReturn, columns.prices.back() / columns.prices.front() - 1.0, 1e-12);
    EXPECT_EQ(whole.exposure, 1.0);
    EXPECT_NEAR(whole.maxDrawdown, whole.buyAndHoldDrawdown, 1e-12);

    options.horizon = 5; // fully in once the fifth slice is
    const Backtest sliced = tested(columns, options);
    const double scale = sliced.curve[4].equity / sliced.curve[4].buyAndHold;
    for (std::size_t i = 4; i < sliced.curve.size(); ++i)
        EXPECT_NEAR(sliced.curve[i].equity, scale * sliced.curve[i].buyAndHold, 1e-12);
    EXPECT_EQ(sliced.turnover, 2.0);
}

TEST(Backtest, nothingIsHeldAcrossAHole)
{
    // Prices stand still within runs and leap between them.
    Columns columns{{10, 10, 10, 500, 500, 2, 2, 2, 2}, {3, 5, 9}, std::vector<double>(9, 0.9), 365.0};
    const Backtest result = tested(columns, withoutCosts());
    EXPECT_EQ(result.finalReturn, 0.0);
    EXPECT_EQ(result.buyAndHoldReturn, 0.0);
    EXPECT_EQ(result.maxDrawdown, 0.0);
    EXPECT_FALSE(result.sharpe.has_value()); // nothing varies
    EXPECT_EQ(result.trades, 2U + 1U + 3U);  // none at the last price of a run
    // Each run ends with everything sold: 2, 1 and 3 slices in and out.
    EXPECT_NEAR(result.turnover, 2.0 * (2.0 + 1.0 + 3.0) / 5.0, 1e-14);
    EXPECT_EQ(result.curve.back().step, 8U);
}

TEST(Backtest, endsWhenTheLastForecastIsOver)
{
    Columns columns = randomWalk(200, 32);
    std::fill(columns.up.begin(), columns.up.begin() + 20, kNone);
    std::fill(columns.up.begin() + 101, columns.up.end(), kNone);
    const Backtest result = tested(columns, withoutBand());
    EXPECT_EQ(result.firstStep, 20U);
    EXPECT_EQ(result.lastStep, 105U);
    EXPECT_EQ(result.forecasts, 81U);
    columns.runEnds = {103, 200}; // the run is over sooner
    EXPECT_EQ(tested(columns, withoutBand()).lastStep, 102U);
}

TEST(Backtest, shortEarnsFromAFallAndLosesNoMoreThanAll)
{
    Columns columns{{100, 90, 81, 72.9}, {4}, {0.1, 0.1, 0.1, kNone}, {}};
    BacktestOptions options = withoutCosts();
    options.horizon = 1;
    EXPECT_EQ(tested(columns, options).trades, 0U);
    EXPECT_EQ(tested(columns, options).finalReturn, 0.0);
    EXPECT_TRUE(std::isnan(tested(columns, options).hitRate));
    options.shortToo = true;
    EXPECT_NEAR(tested(columns, options).finalReturn, 1.1 * 1.1 * 1.1 - 1.0, 1e-12);
    EXPECT_EQ(tested(columns, options).hitRate, 1.0);
    columns.prices = {100, 300, 100, 50};
    EXPECT_EQ(tested(columns, options).finalReturn, -1.0); // ruined in the first step, and for good
    EXPECT_EQ(tested(columns, options).maxDrawdown, 1.0);
}

TEST(Backtest, thresholdsAreStrict)
{
    const Columns columns{{1, 1, 1, 1}, {4}, {0.5, 0.55, 0.45, kNone}, {}};
    BacktestOptions options = withoutBand();
    options.shortToo = true;
    EXPECT_EQ(tested(columns, options).trades, 0U);
    options.threshold = 0.5;
    EXPECT_EQ(tested(columns, options).trades, 2U);
}

TEST(Backtest, theCurveIsThinnedButKeepsItsEnds)
{
    for (const std::size_t n : {2U, 1999U, 2000U, 2001U, 2002U, 12'345U}) {
        const Backtest result = tested(randomWalk(n, 33), withoutBand());
        EXPECT_LE(result.curve.size(), kCurvePoints) << n;
        EXPECT_EQ(result.curve.front().step, 0U);
        EXPECT_EQ(result.curve.back().step, n - 1);
        EXPECT_EQ(result.curve.back().equity - 1.0, result.finalReturn);
        double lowest = 0.0;
        for (const EquityPoint& point : result.curve)
            lowest = std::max(lowest, point.drawdown);
        EXPECT_LE(lowest, result.maxDrawdown);
    }
}

TEST(Backtest, sweepIsABacktestAtEachThreshold)
{
    Columns columns = randomWalk(5000, 34);
    columns.runEnds = {1234, 5000};
    const auto thresholds = sweepThresholds();
    ASSERT_EQ(thresholds.size(), 31U);
    EXPECT_EQ(thresholds.front(), 0.5);
    EXPECT_EQ(thresholds.back(), 0.65);
    const auto points = sweep(columns.input(), withoutBand(), thresholds).value();
    ASSERT_EQ(points.size(), 31U);
    for (std::size_t i = 0; i < points.size(); ++i) {
        BacktestOptions options = withoutBand();
        options.threshold = thresholds[i];
        const Backtest single = tested(columns, options);
        EXPECT_EQ(points[i].threshold, thresholds[i]);
        EXPECT_EQ(points[i].trades, single.trades);
        EXPECT_EQ(points[i].finalReturn, single.finalReturn);
        EXPECT_EQ(points[i].turnover, single.turnover);
        EXPECT_EQ(points[i].maxDrawdown, single.maxDrawdown);
        EXPECT_EQ(points[i].sharpe.value().perYear, single.sharpe.value().perYear);
    }
    EXPECT_TRUE(sweep(columns.input(), withoutBand(), {}).value().empty());
}

TEST(Backtest, wrongOptionsAndColumnsAreNamed)
{
    const Columns good = randomWalk(100, 35);
    const auto detail = [](const Columns& columns, const BacktestOptions& options) {
        const auto result = backtest(columns.input(), options);
        EXPECT_FALSE(result.has_value());
        return result ? std::string()
                      : std::string(kindName(result.error().kind)) + ": " + result.error().detail;
    };
    const auto with = [](auto change) {
        BacktestOptions options;
        change(options);
        return options;
    };
    EXPECT_EQ(detail(good, with([](auto& o) { o.threshold = 0.49; })),
              "invalid_argument: threshold 0.49 is not in [0.5, 1)");
    EXPECT_EQ(detail(good, with([](auto& o) { o.threshold = kNone; })),
              "invalid_argument: threshold nan is not in [0.5, 1)");
    EXPECT_EQ(detail(good, with([](auto& o) { o.feeBp = -1.0; })),
              "invalid_argument: fee of -1 bp is not in [0, 1000]");
    EXPECT_EQ(detail(good, with([](auto& o) { o.slippageBp = kNone; })),
              "invalid_argument: slippage of nan bp is not in [0, 1000]");
    EXPECT_EQ(detail(good, with([](auto& o) { o.horizon = 0; })),
              "invalid_argument: horizon 0 is not in 1..1000");
    EXPECT_EQ(detail(good, with([](auto& o) { o.randomRuns = 10'001; })),
              "invalid_argument: 10001 random runs are more than 10000");
    const auto broken = [&](auto change) {
        Columns columns = good;
        change(columns);
        return detail(columns, withoutBand());
    };
    EXPECT_EQ(broken([](Columns& c) { c.up.pop_back(); }),
              "invalid_argument: 100 prices and 99 probabilities");
    EXPECT_EQ(broken([](Columns& c) { c.up[7] = 1.5; }),
              "invalid_argument: probability 1.5 at step 7 is not in [0, 1]");
    EXPECT_EQ(broken([](Columns& c) { c.prices[7] = 0.0; }), "invalid_argument: price 0 at step 7");
    EXPECT_EQ(broken([](Columns& c) { c.prices[8] = kNone; }), "invalid_argument: price nan at step 8");
    EXPECT_EQ(broken([](Columns& c) {
                  c.runEnds = {50, 50, 100};
              }),
              "invalid_argument: ends of runs do not ascend to 100");
    EXPECT_EQ(broken([](Columns& c) { c.runEnds = {99}; }),
              "invalid_argument: ends of runs do not ascend to 100");
    EXPECT_EQ(broken([](Columns& c) { c.runEnds = {}; }),
              "invalid_argument: ends of runs do not ascend to 100");
    EXPECT_EQ(broken([](Columns& c) { c.stepsPerYear = -1.0; }), "invalid_argument: -1 steps per year");
    EXPECT_EQ(broken([](Columns& c) { std::ranges::fill(c.up, kNone); }),
              "not_enough_data: 100 steps, none with a forecast and a step after it");
    const std::vector<double> thresholds{0.5, 1.0};
    EXPECT_EQ(sweep(good.input(), {}, thresholds).error().kind, ErrorKind::InvalidArgument);
    EXPECT_EQ(backtest({}, {}).error().kind, ErrorKind::NotEnoughData);
}

TEST(Backtest, aForecastWithoutAStepAfterItIsNoTrade)
{
    Columns columns{{1, 2, 3}, {3}, {kNone, kNone, 0.9}, {}};
    EXPECT_EQ(backtest(columns.input(), {}).error().kind, ErrorKind::NotEnoughData);
    columns.up[0] = 0.9;
    EXPECT_EQ(tested(columns, withoutBand()).trades, 1U);
    columns.runEnds = {1, 2, 3};
    EXPECT_EQ(backtest(columns.input(), {}).error().kind, ErrorKind::NotEnoughData);
}
