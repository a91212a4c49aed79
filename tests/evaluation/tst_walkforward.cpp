#include "core/series.h"
#include "evaluation/controls.h"
#include "evaluation/leaklab.h"
#include "evaluation/walkforward.h"
#include "forecast/fixedshare.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

using namespace cryptopulse;
using namespace cryptopulse::evaluation;
using forecast::Steps;

namespace {

constexpr auto kBegin = 1'700'006'400'000; // midnight

/// Minutes of a walk whose moves keep their direction with probability @p persistence.
Steps market(int minutes, double persistence, std::uint64_t seed)
{
    core::Series series{std::size_t(minutes)};
    std::mt19937_64 random(seed);
    double log = std::log(30'000.0);
    double sign = 1.0;
    for (int i = 0; i < minutes; ++i) {
        sign = double(random() % 1'000'000) < 1e6 * persistence ? sign : -sign;
        log += sign * double(1 + random() % 1000) * 1e-6;
        series.add(core::fromEpochMs(kBegin + 60'000LL * i), *core::Price::from(std::exp(log)));
    }
    return Steps::of(series.view(), *core::Step::fromName("1m"));
}

Report evaluated(const Steps& steps, const char* model)
{
    const auto report = evaluate(steps, {.model = model});
    EXPECT_TRUE(report) << (report ? "" : report.error().detail);
    return report.value_or(Report{});
}

TEST(WalkForward, EveryModelIsScoredOnTheSameSteps)
{
    const Steps steps = market(4 * 1440, 0.5, 1);
    const std::size_t n = 4 * 1440 - foldSteps(steps) - forecast::kHorizon;
    for (const char* model : {"coin", "seed", "logistic", "prior", "adaptive"})
        EXPECT_EQ(evaluated(steps, model).pooled.n, n) << model;
}

TEST(WalkForward, FoldsAddUpToThePool)
{
    const Report report = evaluated(market(6000, 0.55, 2), "seed");
    std::size_t n = 0;
    double loss = 0.0;
    for (const Fold& fold : report.folds) {
        n += fold.n;
        loss += fold.logLoss * double(fold.n);
        EXPECT_LE(fold.from, fold.to);
    }
    EXPECT_EQ(n, report.pooled.n);
    EXPECT_NEAR(loss / double(n), report.pooled.logLoss, 1e-12);
}

TEST(WalkForward, TheCoinHasNoSkill)
{
    const Report report = evaluated(market(3000, 0.5, 3), "coin");
    EXPECT_NEAR(report.pooled.skillBp, 0.0, 1e-6);
    EXPECT_EQ(report.pooled.verdict, Verdict::NotShown);
}

TEST(WalkForward, NothingLooksAhead)
{
    const Steps steps = market(6000, 0.6, 4);
    for (const char* model : {"seed", "logistic", "adaptive"}) {
        for (const Window window : {Window::Expanding, Window::Rolling}) {
            const auto test = lookAheadTest(steps, {.model = model, .window = window, .rollingDays = 1});
            ASSERT_TRUE(test) << test.error().detail;
            EXPECT_EQ(test->cuts, 3U);
            EXPECT_TRUE(test->clean()) << model << " at step " << test->firstDifference.value_or(0);
        }
    }
}

TEST(WalkForward, TheControlsFindWhatIsThereAndNothingElse)
{
    const Steps steps = market(10'000, 0.5, 5);
    EXPECT_EQ(evaluated(planted(steps, 0.8, 1), "adaptive").pooled.verdict, Verdict::BetterThanCoin);
    EXPECT_EQ(evaluated(planted(steps, 0.8, 1), "seed").pooled.verdict, Verdict::BetterThanCoin);
    EXPECT_NE(evaluated(shuffled(planted(steps, 0.8, 1), 2), "adaptive").pooled.verdict,
              Verdict::BetterThanCoin);
}

TEST(WalkForward, ShuffledKeepsTheMovesAndTheTimes)
{
    const Steps steps = market(500, 0.5, 6);
    const Steps other = shuffled(steps, 9);
    ASSERT_EQ(other.size(), steps.size());
    EXPECT_EQ(other.time(250), steps.time(250));
    EXPECT_EQ(other.prices()[0], steps.prices()[0]);
    EXPECT_NEAR(other.prices()[499] / steps.prices()[499], 1.0, 1e-9); // the same moves in another order
    EXPECT_NE(other.prices()[250], steps.prices()[250]);
}

/// 200 random walks: a verdict at 5 % is right when it is wrong about ten times.
TEST(WalkForward, OnRandomWalksTheVerdictFiresAtItsNominalRate)
{
    int fired = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const auto report = evaluate(market(1500, 0.5, 1000 + seed), {.model = "logistic"});
        ASSERT_TRUE(report);
        fired += report->pooled.verdict == Verdict::BetterThanCoin ? 1 : 0;
    }
    // Binomial(200, 0.05): outside of [3, 18] once in two hundred times.
    EXPECT_GE(fired, 3);
    EXPECT_LE(fired, 18);
}

TEST(WalkForward, TheLeakLabShowsTheLeak)
{
    const auto lab = leakLab(market(8000, 0.5, 7));
    ASSERT_TRUE(lab) << lab.error().detail;
    const LeakRow& memory = lab->learners.at(0);
    EXPECT_GT(memory.claimedAccuracy, 0.65);
    EXPECT_LT(memory.trueAccuracy, 0.55);
    const LeakRow& logistic = lab->learners.at(1);
    EXPECT_LT(logistic.claimedAccuracy, 0.56);
}

TEST(WalkForward, FromAndToLimitWhatIsScored)
{
    const Steps steps = market(6000, 0.5, 8);
    const core::UtcTime from = steps.time(3000);
    const core::UtcTime to = steps.time(3999);
    const auto report = evaluate(steps, {.model = "prior", .from = from, .to = to});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->pooled.n, 1000U);
    EXPECT_EQ(report->from, from);
    EXPECT_EQ(report->to, to);
}

TEST(WalkForward, WhatCannotBeSaysWhy)
{
    const Steps steps = market(3000, 0.5, 9);
    EXPECT_EQ(evaluate(steps, {.model = "oracle"}).error().kind, core::ErrorKind::InvalidArgument);
    EXPECT_EQ(evaluate(steps, {.model = "seed", .rollingDays = 0}).error().kind,
              core::ErrorKind::InvalidArgument);
    EXPECT_EQ(evaluate(market(90, 0.5, 9), {}).error().kind, core::ErrorKind::NotEnoughData);
    EXPECT_EQ(evaluate(Steps::of({}, core::Step()), {}).error().kind, core::ErrorKind::NotEnoughData);
    EXPECT_EQ(evaluate(steps, {.from = steps.time(2999) + std::chrono::hours(1)}).error().kind,
              core::ErrorKind::NotEnoughData);
    for (const char* model : {"seed", "logistic", "adaptive"}) {
        const auto stopped =
            evaluate(steps, {.model = model}, [](std::size_t, std::size_t) { return false; });
        EXPECT_EQ(stopped.error().kind, core::ErrorKind::Cancelled) << model;
    }
}

} // namespace
