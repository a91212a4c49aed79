#include "forecast/prior.h"

#include "forecast/prices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace cryptopulse;
using namespace forecast;
using core::ErrorKind;

namespace {

const core::Step kMinute = core::Step::fromName("1m").value();

Steps stepsOf(std::size_t size, unsigned seed)
{
    return Steps::of(test::minutes(test::randomWalk(size, seed)), kMinute);
}

double length(std::span<const double> values)
{
    double squares = 0.0;
    for (const double value : values)
        squares += value * value;
    return std::sqrt(squares);
}

/// The gradient of Σ log-loss + ½ strength ‖θ‖², a row at a time, over the steps of one run.
StationaryRow gradientOf(const Steps& steps, const StationaryRow& theta, double strength)
{
    StationaryRow gradient{};
    StationaryRow row{};
    for (std::size_t step = kStationaryLookback; step + kHorizon < steps.size(); ++step) {
        stationaryRow(steps, step, row);
        double logOdds = 0.0;
        for (std::size_t j = 0; j < kStationaryWidth; ++j)
            logOdds += row[j] * theta[j];
        const bool rose = steps.prices()[step + kHorizon] > steps.prices()[step];
        const double miss = 1.0 / (1.0 + std::exp(-logOdds)) - (rose ? 1.0 : 0.0);
        for (std::size_t j = 0; j < kStationaryWidth; ++j)
            gradient[j] += miss * row[j];
    }
    for (std::size_t j = 0; j < kStationaryWidth; ++j)
        gradient[j] += strength * theta[j];
    return gradient;
}

} // namespace

TEST(FitPrior, isWhereTheGradientVanishes)
{
    const auto steps = stepsOf(3000, 1);
    for (const double strength : {1.0, 300.0, 1e5}) {
        const auto fit = fitPrior(steps, {.strength = strength});
        ASSERT_TRUE(fit) << fit.error().detail;
        EXPECT_LE(fit->gradientNorm, 1e-6);
        EXPECT_LE(length(gradientOf(steps, fit->coef, strength)), 1.1e-6);
        EXPECT_GT(length(gradientOf(steps, {}, strength)), 10.0); // there was something to find
        EXPECT_EQ(fit->rows, 3000U - kStationaryLookback - kHorizon);
    }
}

TEST(FitPrior, isDrawnToZeroAsTheStrengthGrows)
{
    const auto steps = stepsOf(2000, 2);
    double before = std::numeric_limits<double>::infinity();
    for (const double strength : {10.0, 300.0, 1e4, 1e7}) {
        const auto fit = fitPrior(steps, {.strength = strength});
        ASSERT_TRUE(fit) << fit.error().detail;
        EXPECT_LT(length(fit->coef), before);
        before = length(fit->coef);
    }
    EXPECT_LT(before, 1e-3);
}

TEST(FitPrior, givesTheSameBitsAgain)
{
    const auto first = fitPrior(stepsOf(4000, 3));
    const auto second = fitPrior(stepsOf(4000, 3), {}, [](const TrainingStep&) { return Next::Continue; });
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->coef, second->coef);
    EXPECT_EQ(first->passes, second->passes);
}

TEST(FitPrior, needsTenRowsACoefficient)
{
    const std::size_t enough = 10 * kStationaryWidth + kStationaryLookback + kHorizon;
    EXPECT_TRUE(fitPrior(stepsOf(enough, 4)));
    const auto few = fitPrior(stepsOf(enough - 1, 4));
    ASSERT_FALSE(few);
    EXPECT_EQ(few.error().kind, ErrorKind::NotEnoughData);
    EXPECT_EQ(few.error().detail, "949 rows; a prior needs at least 950");
    EXPECT_EQ(fitPrior({}).error().kind, ErrorKind::NotEnoughData);
}

TEST(FitPrior, noRowReachesAcrossAHole)
{
    const auto prices = test::randomWalk(2400, 5);
    const auto series = [&prices](double level) {
        core::Series holed; // runs of 1100, 60, 66 and 1174 steps
        auto time = test::kStart;
        for (std::size_t i = 0; i < prices.size(); ++i) {
            time += std::chrono::minutes(i == 1100 || i == 1160 || i == 1226 ? 90 : 1);
            holed.add(time, core::Price::from(i < 1226 ? prices[i] : level * prices[i]).value());
        }
        return holed.view();
    };
    const auto fit = fitPrior(Steps::of(series(1.0), kMinute));
    ASSERT_TRUE(fit) << fit.error().detail;
    EXPECT_EQ(fit->rows, (1100U - 65U) + 0U + (66U - 65U) + (1174U - 65U));
    const auto other = fitPrior(Steps::of(series(4.0), kMinute)); // a power of two: the same digits
    ASSERT_TRUE(other);
    for (std::size_t j = 0; j < kStationaryWidth; ++j)
        EXPECT_NEAR(other->coef[j], fit->coef[j], 1e-9) << j;
}

TEST(FitPrior, tellsHowFarItIsAndStopsWhenTold)
{
    const auto steps = stepsOf(2000, 6);
    std::vector<TrainingStep> told;
    const auto fit = fitPrior(steps, {}, [&told](const TrainingStep& step) {
        told.push_back(step);
        return Next::Continue;
    });
    ASSERT_TRUE(fit);
    ASSERT_GE(told.size(), 3U * 4U); // passes of 1935 rows in pieces of some hundred
    for (std::size_t i = 1; i < told.size(); ++i) {
        EXPECT_GE(told[i].pass, told[i - 1].pass);
        EXPECT_GT(told[i].expectedPasses, told[i].pass);
    }
    for (std::size_t stopAt = 0; stopAt < told.size(); ++stopAt) {
        std::size_t calls = 0;
        const auto stopped = fitPrior(
            steps, {}, [&](const TrainingStep&) { return calls++ == stopAt ? Next::Stop : Next::Continue; });
        ASSERT_FALSE(stopped);
        EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
        EXPECT_EQ(calls, stopAt + 1);
    }
}

TEST(FitPrior, saysWhenItDidNotGetThere)
{
    const auto fit = fitPrior(stepsOf(2000, 7), {.maxIterations = 1});
    ASSERT_FALSE(fit);
    EXPECT_EQ(fit.error().kind, ErrorKind::Internal);
    EXPECT_NE(fit.error().detail.find("1 pass"), std::string::npos) << fit.error().detail;
}

namespace {

BoostingOptions fewTrees()
{
    return {.trees = 20, .depth = 3, .rate = 0.2, .minLeaf = 200, .l2 = 50.0};
}

/// Twenty lively minutes, in which a move goes on, then twenty quiet ones, in which it turns: no sum of
/// functions of one feature each sees that.
Steps turningSteps(std::size_t size, unsigned seed)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> noise;
    std::vector<double> prices{40'000.0};
    double change = 0.0;
    while (prices.size() < size) {
        const bool lively = prices.size() / 20 % 2 == 0;
        change = (lively ? 0.7 : -0.7) * change + (lively ? 1e-3 : 2e-4) * noise(random);
        prices.push_back(prices.back() * std::exp(change));
    }
    return Steps::of(test::minutes(prices), kMinute);
}

/// Mean log-loss of the coefficients and the trees on all rows.
double lossOf(const Steps& steps, const StationaryRow& coef, const Trees& trees)
{
    double loss = 0.0;
    StationaryRow row{};
    for (std::size_t step = kStationaryLookback; step + kHorizon < steps.size(); ++step) {
        stationaryRow(steps, step, row);
        double logOdds = 0.0;
        trees.logOdds(row, kStationaryWidth, {&logOdds, 1});
        for (std::size_t j = 0; j < kStationaryWidth; ++j)
            logOdds += row[j] * coef[j];
        const bool rose = steps.prices()[step + kHorizon] > steps.prices()[step];
        loss += std::log1p(std::exp(rose ? -logOdds : logOdds));
    }
    return loss / double(steps.size() - kStationaryLookback - kHorizon);
}

} // namespace

TEST(FitTrees, findWhatTheCoefficientsCannot)
{
    const Steps steps = turningSteps(20'000, 1);
    const Steps later = turningSteps(20'000, 2);
    const auto fit = fitPrior(steps);
    ASSERT_TRUE(fit);
    const auto trees = fitTrees(steps, fit->coef, fewTrees());
    ASSERT_TRUE(trees) << trees.error().detail;
    const double before = lossOf(later, fit->coef, {});
    EXPECT_LT(lossOf(later, fit->coef, *trees), before - 0.002); // 30 bp of a coin's log-loss
    for (const Split& split : trees->splits())
        EXPECT_TRUE(std::ranges::binary_search(simpleFeatures(), split.feature)) << split.feature;
}

TEST(FitTrees, sayOfMirroredRowsAboutTheOpposite)
{
    const Steps steps = turningSteps(20'000, 3);
    const auto trees = fitTrees(steps, {}, fewTrees());
    ASSERT_TRUE(trees);
    double squares = 0.0;
    double both = 0.0;
    StationaryRow row{};
    for (std::size_t step = kStationaryLookback; step < steps.size(); step += 7) {
        stationaryRow(steps, step, row);
        double said = 0.0;
        double opposite = 0.0;
        trees->logOdds(row, kStationaryWidth, {&said, 1});
        trees->logOdds(mirrored(row), kStationaryWidth, {&opposite, 1});
        squares += said * said;
        both += (said + opposite) * (said + opposite);
    }
    EXPECT_LT(both, 0.2 * squares);
}

TEST(FitTrees, giveTheSameBitsAgainAndFailAsTheBoostingDoes)
{
    const Steps steps = stepsOf(3000, 4);
    auto options = fewTrees();
    const auto trees = fitTrees(steps, {}, options);
    options.threads = 2;
    ASSERT_TRUE(trees);
    EXPECT_EQ(*trees, fitTrees(steps, {}, options).value());
    EXPECT_EQ(fitTrees({}, {}).error().kind, ErrorKind::NotEnoughData);
    options.depth = 0;
    EXPECT_EQ(fitTrees(steps, {}, options).error().kind, ErrorKind::InvalidArgument);
    const auto stopped = fitTrees(steps, {}, fewTrees(), [](const TrainingStep&) { return Next::Stop; });
    EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
}
