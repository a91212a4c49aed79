#include "evaluation/metrics.h"
#include "market.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

using namespace cryptopulse::evaluation;
using namespace cryptopulse::evaluation::test;

// How often a nominal 95 % interval holds the truth, over samples of a market whose truth is known. With 400
// samples the count has a standard deviation of 4.4, so three of them around 380 are allowed.

namespace {

constexpr int kSamples = 400;
constexpr int kLeast = 366;
constexpr int kMost = 394;
constexpr std::size_t kEntries = 2000;

bool holds(const Interval& interval, double truth)
{
    return interval.low <= truth && truth <= interval.high;
}

struct Covered {
    int accuracy = 0;
    int auc = 0;
    int skill = 0;
    int bin = 0; // its share, against 1/2
};

Covered coverage(const World& world, std::size_t horizon, double accuracy, double auc, double skillBp)
{
    Covered covered;
    for (int sample = 0; sample < kSamples; ++sample) {
        const Forecasts f = simulate(kEntries, world, 1000 + static_cast<std::uint64_t>(sample));
        const Metrics m = judge(f.up, f.rose, f.steps, horizon).value();
        covered.accuracy += holds(m.accuracyInterval, accuracy) ? 1 : 0;
        covered.auc += holds(m.aucInterval, auc) ? 1 : 0;
        covered.skill += holds(m.skillInterval, skillBp) ? 1 : 0;
        covered.bin += holds(m.reliability[5].interval, 0.5) ? 1 : 0;
    }
    return covered;
}

/// Mean log-loss of p when the outcome is a fair coin and the log-odds are normal, by Simpson's rule.
double skillOfNoise(double deviation)
{
    constexpr int kParts = 2000;
    double loss = 0.0;
    for (int i = 0; i <= kParts; ++i) {
        const double z = -10.0 + 20.0 * i / kParts;
        const double weight = i == 0 || i == kParts ? 1.0 : (i % 2 == 1 ? 4.0 : 2.0);
        const double density = std::exp(-z * z / 2.0) / std::sqrt(2.0 * std::numbers::pi);
        loss += weight * density * std::log(2.0 * std::cosh(deviation * z / 2.0)) * 20.0 / kParts / 3.0;
    }
    return 1e4 * (1.0 - loss / std::numbers::ln2);
}

void expectNominal(int count, const char* what)
{
    EXPECT_GE(count, kLeast) << what;
    EXPECT_LE(count, kMost) << what;
}

} // namespace

TEST(Coverage, isNominalForAForecastThatKnowsNothing)
{
    for (const double persistence : {0.0, 0.95}) {
        const World world{0.0, persistence, 0.2};
        const Covered covered = coverage(world, kHorizon, 0.5, 0.5, skillOfNoise(world.noise));
        expectNominal(covered.accuracy, "accuracy");
        expectNominal(covered.auc, "AUC");
        expectNominal(covered.skill, "skill");
        expectNominal(covered.bin, "bin");
    }
}

TEST(Coverage, isNominalForARealEdge)
{
    // The truth of a persistent forecast is that of one without memory, whose long sample tells more.
    const Forecasts many = simulate(500'000, {0.02, 0.0, 0.2}, 99);
    const Metrics truth = judge(many.up, many.rose, many.steps, kHorizon).value();
    const World world{0.02, 0.95, 0.2};
    const double correlation = world.insight / std::hypot(world.insight, world.noise);
    const double accuracy = 0.5 + std::asin(correlation) / std::numbers::pi; // of two normal signs
    EXPECT_NEAR(truth.accuracy, accuracy, 0.003); // four standard errors
    const Covered covered = coverage(world, kHorizon, accuracy, truth.auc, truth.skillBp);
    expectNominal(covered.accuracy, "accuracy");
    expectNominal(covered.auc, "AUC");
    expectNominal(covered.skill, "skill");
}

TEST(Coverage, failsWhenOverlapIsIgnored)
{
    const World world{0.0, 0.95, 0.2};
    const Covered covered = coverage(world, 1, 0.5, 0.5, skillOfNoise(world.noise));
    EXPECT_LT(covered.accuracy, 330);
    EXPECT_LT(covered.auc, 330);
    EXPECT_LT(covered.skill, kLeast);
}
