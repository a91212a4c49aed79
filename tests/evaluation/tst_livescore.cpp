#include "evaluation/livescore.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <numeric>
#include <random>

using namespace cryptopulse;
using namespace cryptopulse::evaluation;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const core::UtcTime kBegin = core::fromEpochMs(1'700'000'000'000);

void add(LiveRecord& record, core::UtcTime asOf, core::UtcTime seenAt, double up, bool rose)
{
    record.asOf.push_back(asOf);
    record.seenAt.push_back(seenAt);
    record.up.push_back(up);
    record.rose.push_back(rose ? 1 : 0);
}

/// Forecasts that know nothing, at irregular times, of a random walk that is seen @p ahead later. What
/// they say is persistent, as that of a model is.
LiveRecord coinFlips(std::size_t n, double meanGap, seconds ahead, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    std::exponential_distribution<double> gap(1.0 / meanGap);
    std::vector<double> walk{0.0}; // second by second
    LiveRecord record;
    double at = 0.0;
    double opinion = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        const double passed = 1.0 + gap(random);
        at += passed;
        const double kept = std::exp(-passed / (3.0 * static_cast<double>(ahead.count())));
        opinion = kept * opinion + std::sqrt(1.0 - kept * kept) * normal(random);
        const auto from = static_cast<std::size_t>(at);
        const std::size_t to = from + static_cast<std::size_t>(ahead.count());
        while (walk.size() <= to)
            walk.push_back(walk.back() + normal(random));
        add(record, kBegin + seconds(from), kBegin + seconds(to), 1.0 / (1.0 + std::exp(-0.2 * opinion)),
            walk[to] > walk[from]);
    }
    return record;
}

/// The same entries as if none of them overlapped.
LiveRecord apart(LiveRecord record)
{
    for (std::size_t i = 0; i < record.size(); ++i) {
        record.asOf[i] = kBegin + minutes(i);
        record.seenAt[i] = kBegin + minutes(i + 1);
    }
    return record;
}

/// Of a hundred records without skill, five minutes ahead.
int foundBetter(double meanGap, bool ignoring)
{
    int found = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const LiveRecord record = coinFlips(2000, meanGap, seconds(300), seed);
        const auto judged = judgeLive(ignoring ? apart(record) : record);
        found += judged.value().metrics.verdict == Verdict::BetterThanCoin ? 1 : 0;
    }
    return found;
}

/// One a minute, five minutes ahead: as steps of a walk are.
LiveRecord everyMinute(std::size_t n, std::uint64_t seed = 7)
{
    std::mt19937_64 random(seed);
    LiveRecord record;
    for (std::size_t i = 0; i < n; ++i) {
        const core::UtcTime asOf = kBegin + minutes(i);
        const double up = 0.45 + 0.1 * std::uniform_real_distribution<double>()(random);
        add(record, asOf, asOf + minutes(5), up, random() % 100 < (up > 0.5 ? 55 : 45));
    }
    return record;
}

} // namespace

TEST(LiveScore, isWhatAHandComputes)
{
    LiveRecord record;
    add(record, kBegin, kBegin + minutes(5), 0.6, true);                 // right
    add(record, kBegin + minutes(1), kBegin + minutes(6), 0.6, false);   // wrong; overlaps the first
    add(record, kBegin + minutes(10), kBegin + minutes(15), 0.4, false); // right
    add(record, kBegin + minutes(15), kBegin + minutes(20), 0.5, true);  // begins when the third ends
    const LiveJudgement judged = judgeLive(record).value();
    EXPECT_EQ(judged.metrics.n, 4U);
    EXPECT_EQ(judged.hits, 2U);
    EXPECT_EQ(judged.misses, 1U);
    EXPECT_DOUBLE_EQ(judged.metrics.baseRate, 0.5);
    EXPECT_DOUBLE_EQ(judged.metrics.brier, (0.16 + 0.36 + 0.16 + 0.25) / 4.0);
    EXPECT_EQ(judged.metrics.disjoint, 3U);
    EXPECT_EQ(judged.metrics.verdict, Verdict::TooFew);
    // The coin's log-loss less the forecast's: ln 1.2, ln 0.8, ln 1.2 and nothing.
    const double mean = (2.0 * std::log(1.2) + std::log(0.8)) / 4.0;
    const double right = std::log(1.2) - mean;
    const double wrong = std::log(0.8) - mean;
    const double variance = (2.0 * right * right + wrong * wrong + mean * mean + 2.0 * right * wrong) / 4.0;
    const double half = 1.959963984540054 * std::sqrt(variance / 4.0);
    EXPECT_NEAR(judged.metrics.skillBp, 1e4 * mean / std::numbers::ln2, 1e-9);
    EXPECT_NEAR(judged.metrics.skillInterval.high, 1e4 * (mean + half) / std::numbers::ln2, 1e-6);
    EXPECT_EQ(judged.from, kBegin);
    EXPECT_EQ(judged.to, kBegin + minutes(15));
    EXPECT_DOUBLE_EQ(judged.perDay, 3.0 * 1440.0 / 15.0);
    EXPECT_TRUE(judged.rolling.empty());
}

TEST(LiveScore, regularForecastsAreJudgedAsTheStepsOfAWalk)
{
    LiveRecord record = everyMinute(500);
    std::vector<std::size_t> steps(500);
    std::iota(steps.begin(), steps.end(), std::size_t{0});
    for (std::size_t i = 250; i < 500; ++i) { // a night without prices
        record.asOf[i] += std::chrono::hours(8);
        record.seenAt[i] += std::chrono::hours(8);
        steps[i] += 480;
    }
    const LiveJudgement live = judgeLive(record).value();
    const Metrics walk = judge(record.up, record.rose, steps, 5).value();
    EXPECT_DOUBLE_EQ(live.metrics.skillBp, walk.skillBp);
    EXPECT_NEAR(live.metrics.skillInterval.low, walk.skillInterval.low, 1e-9);
    EXPECT_NEAR(live.metrics.effectiveN, walk.effectiveN, 1e-9);
    EXPECT_NEAR(live.metrics.clarkWest.statistic, walk.clarkWest.statistic, 1e-12);
    EXPECT_NEAR(live.metrics.dieboldMariano.pValue, walk.dieboldMariano.pValue, 1e-12);
    EXPECT_NEAR(live.metrics.aucInterval.high, walk.aucInterval.high, 1e-12);
    EXPECT_NEAR(live.metrics.reliability[3].interval.low, walk.reliability[3].interval.low, 1e-12);
    EXPECT_EQ(live.metrics.disjoint, walk.disjoint);
}

TEST(LiveScore, coinFlipsAreNotCalledBetterHoweverMuchTheyOverlap)
{
    // At 5 %, 5 of 100 with a standard deviation of 2.2; three of them are allowed.
    EXPECT_LE(foundBetter(59.0, false), 11);
    EXPECT_LE(foundBetter(4.0, false), 11); // some sixty within each label
    // The same forecasts, were they taken for independent.
    EXPECT_GE(foundBetter(4.0, true), 20);
}

TEST(LiveScore, thousandsWithinAFewLabelsAreTooFew)
{
    LiveRecord record;
    for (int i = 0; i < 3000; ++i) { // fifteen hours that only fell, and a forecast that said so
        const core::UtcTime asOf = kBegin + i * seconds(18);
        add(record, asOf, asOf + std::chrono::hours(1), i % 3 == 0 ? 0.49 : 0.4, i % 7 == 0);
    }
    const LiveJudgement judged = judgeLive(record).value();
    EXPECT_GT(judged.metrics.skillBp, 0.0);
    EXPECT_EQ(judged.metrics.disjoint, 15U);
    EXPECT_EQ(judged.metrics.verdict, Verdict::TooFew);
}

TEST(LiveScore, aRealEdgeIsShown)
{
    const LiveJudgement judged = judgeLive(everyMinute(20'000)).value();
    EXPECT_EQ(judged.metrics.verdict, Verdict::BetterThanCoin);
    EXPECT_EQ(judged.daysNeeded, 0.0);
    EXPECT_GT(judged.metrics.calibrationSlope, 0.5);
    EXPECT_TRUE(judged.metrics.roc.empty());
}

TEST(LiveScore, theDaysToComeFollowTheRateOfLate)
{
    const LiveJudgement steady = judgeLive(everyMinute(300)).value();
    ASSERT_TRUE(steady.daysNeeded);
    EXPECT_DOUBLE_EQ(steady.perDay, 1440.0);
    const auto needed = observationsNeeded(steady.metrics).value();
    EXPECT_DOUBLE_EQ(*steady.daysNeeded, static_cast<double>(needed) / 1440.0);

    LiveRecord paused = everyMinute(300);
    paused.asOf.front() -= std::chrono::days(90); // nothing for three months
    paused.seenAt.front() -= std::chrono::days(90);
    EXPECT_DOUBLE_EQ(judgeLive(paused).value().perDay, 1440.0);

    EXPECT_TRUE(std::isnan(judgeLive(everyMinute(1)).value().perDay));
    EXPECT_FALSE(judgeLive(everyMinute(1)).value().daysNeeded);
}

TEST(LiveScore, rollingWindowsEndWithTheRecord)
{
    EXPECT_TRUE(judgeLive(everyMinute(99)).value().rolling.empty());

    const LiveJudgement shortest = judgeLive(everyMinute(100)).value();
    ASSERT_EQ(shortest.rolling.size(), 1U);
    EXPECT_EQ(shortest.window, 100U);
    EXPECT_NEAR(shortest.rolling[0].skillBp, shortest.metrics.skillBp, 1e-9);
    EXPECT_NEAR(shortest.rolling[0].interval.low, shortest.metrics.skillInterval.low, 1e-9);

    const LiveRecord record = everyMinute(4'000);
    const LiveJudgement longer = judgeLive(record).value();
    EXPECT_EQ(longer.window, 1000U);
    ASSERT_EQ(longer.rolling.size(), kRollingPoints);
    EXPECT_EQ(longer.rolling.front().time, record.asOf[999]);
    EXPECT_EQ(longer.rolling.back().time, record.asOf.back());
    for (std::size_t i = 1; i < longer.rolling.size(); ++i)
        EXPECT_LT(longer.rolling[i - 1].time, longer.rolling[i].time);
    EXPECT_LT(longer.rolling[7].interval.low, longer.rolling[7].skillBp);
}

TEST(LiveScore, nothingAndNonsense)
{
    const LiveJudgement none = judgeLive({}).value();
    EXPECT_EQ(none.metrics.n, 0U);
    EXPECT_EQ(none.metrics.verdict, Verdict::TooFew);
    EXPECT_TRUE(std::isnan(none.metrics.accuracy));
    EXPECT_FALSE(none.from);

    LiveRecord unsorted = everyMinute(5);
    std::swap(unsorted.asOf[1], unsorted.asOf[2]);
    EXPECT_EQ(judgeLive(unsorted).error().kind, core::ErrorKind::InvalidArgument);
    LiveRecord uneven = everyMinute(5);
    uneven.seenAt.pop_back();
    EXPECT_EQ(judgeLive(uneven).error().kind, core::ErrorKind::InvalidArgument);
    LiveRecord impossible = everyMinute(5);
    impossible.up[2] = 1.5;
    EXPECT_EQ(judgeLive(impossible).error().kind, core::ErrorKind::InvalidArgument);
}

TEST(LiveScore, equalMomentsAndOutcomesAreTaken)
{
    LiveRecord record = everyMinute(50);
    record.asOf[10] = record.asOf[9]; // two models, told apart by nothing here
    record.seenAt[10] = record.seenAt[9];
    EXPECT_EQ(judgeLive(record).value().metrics.n, 50U);
}
