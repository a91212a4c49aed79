#include "evaluation/distributions.h"
#include "evaluation/metrics.h"
#include "market.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

using namespace cryptopulse::evaluation;
using namespace cryptopulse::evaluation::test;
using cryptopulse::core::ErrorKind;

namespace {

Metrics judged(const Forecasts& f, std::size_t horizon = kHorizon)
{
    return judge(f.up, f.rose, f.steps, horizon).value();
}

} // namespace

TEST(Metrics, byHand)
{
    const Forecasts f{{0.9, 0.6, 0.4, 0.2, 0.5}, {1, 0, 1, 0, 1}, {0, 1, 2, 3, 4}};
    const Metrics m = judged(f, 1);
    EXPECT_EQ(m.n, 5U);
    EXPECT_EQ(m.truePositives, 1U);
    EXPECT_EQ(m.falsePositives, 1U);
    EXPECT_EQ(m.falseNegatives, 2U);
    EXPECT_EQ(m.trueNegatives, 1U);
    EXPECT_DOUBLE_EQ(m.baseRate, 0.6);
    EXPECT_DOUBLE_EQ(m.accuracy, 0.4);
    EXPECT_DOUBLE_EQ(m.balancedAccuracy, (1.0 / 3.0 + 1.0 / 2.0) / 2.0);
    EXPECT_DOUBLE_EQ(m.auc, 4.0 / 6.0);
    const double logLoss = -(2.0 * std::log(0.4) + std::log(0.9) + std::log(0.8) + std::log(0.5)) / 5.0;
    EXPECT_NEAR(m.logLoss, logLoss, 1e-15);
    EXPECT_NEAR(m.skillBp, 1e4 * (1.0 - logLoss / std::numbers::ln2), 1e-10);
    EXPECT_NEAR(m.dieboldMariano.estimate, std::numbers::ln2 - logLoss, 1e-15);
    EXPECT_NEAR(m.brier, (0.01 + 0.36 + 0.36 + 0.04 + 0.25) / 5.0, 1e-15);
    EXPECT_DOUBLE_EQ(m.topDecileAccuracy, 1.0); // 0.9, which rose
    EXPECT_EQ(m.effectiveN, 5.0);
    EXPECT_EQ(m.verdict, Verdict::TooFew);
}

TEST(Metrics, skillIntervalIsAroundTheSkill)
{
    const Metrics m = judged(simulate(3000, {0.05, 0.5, 0.2}, 1));
    EXPECT_NEAR((m.skillInterval.low + m.skillInterval.high) / 2.0, m.skillBp, 1e-9);
    EXPECT_LT(m.skillInterval.low, m.skillBp);
}

TEST(Metrics, aucIntervalIsDeLongsWithoutOverlap)
{
    const Forecasts f = simulate(400, {0.2, 0.0, 0.3}, 13);
    std::vector<double> ofRisen;
    std::vector<double> ofOthers;
    for (std::size_t i = 0; i < f.up.size(); ++i) {
        double placed = 0.0;
        double others = 0.0;
        for (std::size_t j = 0; j < f.up.size(); ++j) {
            if (f.rose[i] == f.rose[j])
                continue;
            others += 1.0;
            const double difference = f.rose[i] != 0 ? f.up[i] - f.up[j] : f.up[j] - f.up[i];
            placed += difference > 0.0 ? 1.0 : (difference == 0.0 ? 0.5 : 0.0);
        }
        (f.rose[i] != 0 ? ofRisen : ofOthers).push_back(placed / others);
    }
    const Metrics m = judged(f, 1);
    double variance = 0.0;
    for (const auto* placements : {&ofRisen, &ofOthers}) {
        for (const double placed : *placements)
            variance += std::pow((placed - m.auc) / static_cast<double>(placements->size()), 2);
    }
    EXPECT_NEAR(m.aucInterval.high - m.auc, kZ95 * std::sqrt(variance), 1e-12);
    EXPECT_NEAR(m.auc - m.aucInterval.low, kZ95 * std::sqrt(variance), 1e-12);
}

TEST(Metrics, effectiveNumberCountsDisjointLabelsOfAConstantForecast)
{
    // Correct/incorrect is then the label itself, whose overlap is worth about 3 steps (2 asin(k/5) / pi
    // summed).
    Forecasts f = simulate(200'000, {}, 14);
    std::ranges::fill(f.up, 0.6);
    double ratio = 1.0;
    for (int k = 1; k < 5; ++k)
        ratio += 2.0 * 2.0 / std::numbers::pi * std::asin((5.0 - k) / 5.0);
    EXPECT_NEAR(judged(f).effectiveN / (200'000 / ratio), 1.0, 0.03);
    std::ranges::fill(f.rose, 1);
    EXPECT_DOUBLE_EQ(judged(f).effectiveN, 40'000.0); // all correct: n / h
}

TEST(Metrics, holesKeepEntriesApart)
{
    // The same entries, side by side and each in a run of its own.
    Forecasts f = simulate(4000, {0.0, 0.95, 0.2}, 15);
    const Metrics together = judged(f);
    for (std::size_t i = 0; i < f.steps.size(); ++i)
        f.steps[i] = i * (kHorizon + 1);
    const Metrics apart = judged(f);
    EXPECT_EQ(apart.accuracy, together.accuracy);
    EXPECT_EQ(apart.effectiveN, 4000.0); // no pair overlaps
    EXPECT_EQ(apart.clarkWest.statistic, judged(f, 1).clarkWest.statistic);
    EXPECT_LT(together.effectiveN, 3000.0);
}

TEST(Metrics, rocGoesFromEndToEndAndHoldsTheArea)
{
    const Forecasts f = simulate(150, {0.3, 0.0, 0.3}, 16);
    const Metrics m = judged(f);
    double area = 0.0;
    for (std::size_t i = 1; i < m.roc.size(); ++i) {
        const RocPoint& a = m.roc[i - 1];
        const RocPoint& b = m.roc[i];
        area += (b.falsePositiveRate - a.falsePositiveRate) * (a.truePositiveRate + b.truePositiveRate) / 2.0;
        EXPECT_LE(a.truePositiveRate, b.truePositiveRate);
    }
    EXPECT_NEAR(area, m.auc, 1e-12); // few entries: all points are there
    for (const std::size_t n : {2U, 197U, 198U, 199U, 1000U, 54321U}) {
        const Metrics many = judged(simulate(n, {0.3, 0.0, 0.3}, 17));
        if (many.roc.empty())
            continue;
        EXPECT_LE(many.roc.size(), kRocPoints) << n;
        EXPECT_EQ(many.roc.front().falsePositiveRate, 0.0);
        EXPECT_EQ(many.roc.front().truePositiveRate, 0.0);
        EXPECT_EQ(many.roc.back().falsePositiveRate, 1.0);
        EXPECT_EQ(many.roc.back().truePositiveRate, 1.0);
    }
}

TEST(Metrics, topDecileCountsTiesByTheirMean)
{
    Forecasts f;
    for (std::size_t i = 0; i < 20; ++i) { // two of twenty are wanted
        f.up.push_back(i < 4 ? (i % 2 == 0 ? 0.75 : 0.25) : 0.51);
        f.rose.push_back(1);
        f.steps.push_back(i);
    }
    EXPECT_DOUBLE_EQ(judged(f).topDecileAccuracy, 0.5);
    f.up[10] = 0.9;
    EXPECT_DOUBLE_EQ(judged(f).topDecileAccuracy, (1.0 + 0.5) / 2.0);
}

TEST(Metrics, verdicts)
{
    EXPECT_EQ(judged(simulate(5000, {0.1, 0.5, 0.2}, 18)).verdict, Verdict::BetterThanCoin);
    EXPECT_EQ(judged(simulate(5000, {-0.1, 0.5, 0.2}, 18)).verdict, Verdict::WorseThanCoin);
    EXPECT_EQ(judged(simulate(1000, {0.0, 0.5, 0.01}, 23)).verdict, Verdict::NotShown);
    EXPECT_EQ(judged(simulate(60, {1.0, 0.5, 0.2}, 18)).verdict, Verdict::TooFew);
    EXPECT_EQ(verdictName(Verdict::BetterThanCoin), "better_than_coin");
    EXPECT_EQ(verdictName(Verdict::TooFew), "too_few");
}

TEST(Metrics, observationsNeededShrinkAsTheEdgeGrows)
{
    Metrics m;
    m.n = 1000;
    m.effectiveN = 500.0;
    m.disjoint = 200;
    m.skillBp = 5.0;
    m.clarkWest.statistic = 1.0;
    // (1.6449 + 0.8416)^2 = 6.1826 times as many
    EXPECT_EQ(observationsNeeded(m).value(), 5183U);
    m.clarkWest.statistic = 3.0;
    EXPECT_EQ(observationsNeeded(m).value(), 0U);
    m.effectiveN = 50.0; // shown, but on too few
    EXPECT_EQ(observationsNeeded(m).value(), 1000U);
    m.disjoint = 5; // all within a few labels
    EXPECT_EQ(observationsNeeded(m).value(), 3000U);
    m.clarkWest.statistic = 1e-9;
    EXPECT_FALSE(observationsNeeded(m).has_value());
    m.clarkWest.statistic = -1.0;
    EXPECT_FALSE(observationsNeeded(m).has_value());
    m.clarkWest.statistic = 1.0;
    m.skillBp = -1.0;
    EXPECT_FALSE(observationsNeeded(m).has_value());
    m.skillBp = 5.0;
    for (const double power : {0.0, 0.05, 1.0, std::numeric_limits<double>::quiet_NaN()})
        EXPECT_FALSE(observationsNeeded(m, power).has_value());
    EXPECT_FALSE(observationsNeeded(Metrics{}).has_value());
}

TEST(Metrics, observationsNeededAreEnough)
{
    // An edge that is seen at its true size needs what the power says.
    const World world{0.01, 0.9, 0.1};
    const Forecasts many = simulate(400'000, world, 19);
    const Metrics m = judged(many);
    EXPECT_EQ(observationsNeeded(m).value(), 0U);
    const double growth = std::pow((1.6448536 + 0.8416212) / m.clarkWest.statistic, 2);
    const auto enough = static_cast<std::size_t>(growth * 4e5);
    int shown = 0;
    for (std::uint64_t sample = 0; sample < 300; ++sample)
        shown += judged(simulate(enough, world, 20'000 + sample)).clarkWest.pValue < 0.05 ? 1 : 0;
    EXPECT_NEAR(shown, 240, 25); // three standard deviations are 21
}

TEST(Metrics, degenerateInputsAreNaN)
{
    const Metrics none = judged({});
    EXPECT_EQ(none.n, 0U);
    EXPECT_EQ(none.effectiveN, 0.0);
    for (const double figure :
         {none.baseRate, none.accuracy, none.accuracyInterval.low, none.balancedAccuracy, none.auc,
          none.aucInterval.high, none.logLoss, none.skillBp, none.brier, none.skillInterval.low,
          none.calibrationSlope, none.topDecileAccuracy, none.clarkWest.pValue, none.dieboldMariano.pValue,
          none.brierParts.uncertainty})
        EXPECT_TRUE(std::isnan(figure));
    EXPECT_TRUE(none.roc.empty());
    EXPECT_EQ(none.verdict, Verdict::TooFew);

    Forecasts oneClass = simulate(1000, {}, 20);
    std::ranges::fill(oneClass.rose, 1);
    const Metrics one = judged(oneClass);
    EXPECT_TRUE(std::isnan(one.auc));
    EXPECT_TRUE(std::isnan(one.aucInterval.low));
    EXPECT_TRUE(std::isnan(one.balancedAccuracy));
    EXPECT_TRUE(std::isnan(one.pesaranTimmermann.pValue));
    EXPECT_TRUE(one.roc.empty());
    EXPECT_EQ(one.baseRate, 1.0);

    Forecasts coin = simulate(1000, {}, 21);
    std::ranges::fill(coin.up, 0.5);
    const Metrics even = judged(coin);
    EXPECT_NEAR(even.skillBp, 0.0, 1e-9);
    EXPECT_EQ(even.auc, 0.5);
    EXPECT_TRUE(std::isnan(even.clarkWest.pValue));
    EXPECT_TRUE(std::isnan(even.dieboldMariano.pValue));
    EXPECT_EQ(even.roc.size(), 2U);
    EXPECT_EQ(even.verdict, Verdict::NotShown);

    for (std::size_t n = 1; n <= kHorizon; ++n)
        EXPECT_EQ(judged(simulate(n, {}, 22)).verdict, Verdict::TooFew);
    const Metrics certain = judged({{0.0, 1.0, 0.0, 1.0}, {1, 0, 0, 1}, {0, 1, 2, 3}});
    EXPECT_TRUE(std::isfinite(certain.logLoss));
}

TEST(Metrics, wrongInputsAreNamed)
{
    const auto detail = [](const Forecasts& f, std::size_t horizon = kHorizon) {
        const auto result = judge(f.up, f.rose, f.steps, horizon);
        EXPECT_FALSE(result.has_value());
        EXPECT_EQ(result.error().kind, ErrorKind::InvalidArgument);
        return result.error().detail;
    };
    EXPECT_NE(detail({{0.5, 0.5}, {1}, {0, 1}}).find("2 probabilities, 1 outcomes"), std::string::npos);
    EXPECT_NE(detail({{0.5, 1.5}, {1, 0}, {0, 1}}).find("1.5"), std::string::npos);
    EXPECT_NE(detail({{0.5, kUndefined}, {1, 0}, {0, 1}}).find("entry 1"), std::string::npos);
    EXPECT_NE(detail({{0.5, 0.5}, {1, 0}, {7, 7}}).find("step 7"), std::string::npos);
    EXPECT_NE(detail({}, 0).find("horizon 0"), std::string::npos);
    EXPECT_NE(detail({}, kLongestHorizon + 1).find("horizon 1001"), std::string::npos);
}
