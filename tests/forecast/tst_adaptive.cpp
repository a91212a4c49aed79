#include "forecast/adaptive.h"

#include "forecast/walk.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace cryptopulse;
using namespace forecast;
using core::ErrorKind;
using test::Samples;
using test::Walk;

namespace {

constexpr std::size_t kTail =
    kStationaryLookback + kHorizon; // steps that observe() wants before the first new one

Prior somePrior()
{
    Prior prior{.id = "prior-of-a-test", .trees = test::someTrees()};
    for (std::size_t j = 0; j < kStationaryWidth; ++j)
        prior.coef[j] = 0.02 * std::cos(double(j));
    return prior;
}

/// Equal, and where not, the first place.
void expectSame(const Walk& actual, const Walk& expected, const std::string& what)
{
    for (std::size_t i = 0; i < std::min(actual.size(), expected.size()); ++i)
        ASSERT_EQ(actual[i], expected[i]) << what << ", row " << i;
    ASSERT_EQ(actual.size(), expected.size()) << what;
}

Walk beginningOf(const Walk& walk, core::UtcTime until)
{
    Walk result;
    std::ranges::copy_if(walk, std::back_inserter(result),
                         [until](const auto& said) { return said.time <= until; });
    return result;
}

/// When the learners are due, by the rule in the header.
class Refits
{
public:
    /// @p rows: known before this step.
    bool due(core::UtcTime time, std::size_t rows)
    {
        const auto day = std::chrono::floor<std::chrono::days>(time);
        if (!m_day)
            m_day = day;
        const std::size_t fresh = rows - m_rows;
        if (fresh < 200 || (day == *m_day && rows < 2 * m_rows))
            return false;
        m_day = day;
        m_rows = rows;
        return true;
    }

private:
    std::optional<std::chrono::sys_days> m_day;
    std::size_t m_rows = 0;
};

} // namespace

TEST(AdaptiveModel, neverLooksAhead)
{
    const Samples samples = test::eventful();
    for (const auto& prior : {std::optional<Prior>(), std::optional(somePrior())}) {
        AdaptiveModel whole(prior);
        const Walk all = test::observeAll(whole, samples.steps());
        std::mt19937_64 random(1);
        for (const std::size_t count : test::moments()) {
            AdaptiveModel cut(prior);
            const Walk known = beginningOf(all, samples.times[count - 1]);
            expectSame(test::observeAll(cut, samples.steps(count)), known,
                       "cut after " + std::to_string(count));

            Samples other = samples;
            for (std::size_t i = count; i < other.size(); ++i)
                other.prices[i] *= 0.5 + double(random() % 1000) / 1000.0;
            const Steps steps = other.steps();
            AdaptiveModel altered(prior);
            Walk said;
            const std::size_t further =
                std::min(steps.size(), count + 300); // more than is worked on at a time
            ASSERT_TRUE(altered.observe(steps, further, test::into(said, steps)));
            expectSame(beginningOf(said, samples.times[count - 1]), known,
                       "altered after " + std::to_string(count));
        }
    }
}

TEST(AdaptiveModel, observedInPiecesSaysTheSame)
{
    const Samples samples = test::eventful();
    AdaptiveModel whole(somePrior());
    const Walk all = test::observeAll(whole, samples.steps());
    ASSERT_GT(all.size(), 2000U);
    for (unsigned seed = 0; seed < 5; ++seed) {
        std::mt19937_64 random(seed);
        AdaptiveModel model(somePrior());
        Walk pieces;
        for (std::size_t end = 0; end < samples.size();) {
            end = std::min(samples.size(), end + 1 + random() % (seed < 2 ? 30 : 900));
            const Steps steps = samples.steps(end);
            ASSERT_TRUE(model.observe(steps, steps.size(), test::into(pieces, steps)));
        }
        expectSame(pieces, all, "pieces " + std::to_string(seed));
        EXPECT_EQ(model.saved(), whole.saved());
    }
}

TEST(AdaptiveModel, aPartOfTheStepsCanBeTakenInFirst)
{
    const Samples samples = test::eventful();
    const Steps steps = samples.steps();
    AdaptiveModel whole;
    const Walk all = test::observeAll(whole, steps);
    AdaptiveModel model;
    Walk parts;
    for (std::size_t end = 0; end < steps.size(); end += 97)
        ASSERT_TRUE(model.observe(steps, end, test::into(parts, steps)));
    EXPECT_EQ(model.observedSteps(), steps.size() / 97 * 97);
    ASSERT_TRUE(model.observe(steps, steps.size(), test::into(parts, steps)));
    ASSERT_TRUE(model.observe(steps, steps.size(), test::into(parts, steps))); // nothing new
    ASSERT_TRUE(model.observe(steps, steps.size() / 2, test::into(parts, steps)));
    expectSame(parts, all, "parts");
    EXPECT_EQ(model.saved(), whole.saved());
}

/// Step by step, with no more of the series than is needed and the rest on demand, asked before each step.
TEST(AdaptiveModel, predictSaysWhatObserveWillSayButWhereARefitIsDue)
{
    const Samples samples = test::eventful();
    AdaptiveModel whole;
    const Walk all = test::observeAll(whole, samples.steps());
    AdaptiveModel model;
    Refits refits;
    Walk walk;
    std::size_t refitted = 0;
    for (std::size_t end = 1; end <= samples.size(); ++end) {
        const Steps tail = samples.steps(end, test::kMinuteStep, end > kTail + 1 ? end - kTail - 1 : 0);
        const auto history = [&] { return samples.steps(end); };
        if (model.observedTo() && tail.time(tail.size() - 2) > *model.observedTo()) { // a carried minute
            refits.due(tail.time(tail.size() - 2), model.learnedRows());
            ASSERT_TRUE(model.observe(tail, tail.size() - 1, test::into(walk, tail), {}, history));
        }
        const auto before = model.predict(tail);
        const bool due = refits.due(samples.times[end - 1], model.learnedRows());
        const std::size_t heard = walk.size();
        ASSERT_TRUE(model.observe(tail, tail.size(), test::into(walk, tail), {}, history));
        ASSERT_EQ(bool(before), walk.size() > heard) << end;
        if (!before) {
            ASSERT_EQ(before.error().kind, ErrorKind::NotEnoughData);
            continue;
        }
        if (due && ++refitted > 0) {
            EXPECT_NE(before->experts, walk.back().experts) << end; // which is why it is said
            continue;
        }
        ASSERT_EQ(before->up.value(), walk.back().up) << end;
        ASSERT_EQ(before->experts, walk.back().experts) << end;
    }
    EXPECT_GE(refitted, 4U);
    expectSame(walk, all, "step by step");
    EXPECT_EQ(model.saved(), whole.saved());
}

TEST(AdaptiveModel, predictExplainsItself)
{
    const Samples samples = test::eventful();
    for (const auto& prior : {std::optional<Prior>(), std::optional(somePrior())}) {
        AdaptiveModel model(prior);
        test::observeAll(model, samples.steps(samples.size() - 1));
        const auto said = model.predict(samples.steps());
        ASSERT_TRUE(said);
        ASSERT_EQ(said->experts.size(), experts().size());
        double up = 0.0;
        double logOdds = 0.0;
        double weights = 0.0;
        for (std::size_t i = 0; i < experts().size(); ++i) {
            up += said->weights[i] * said->experts[i];
            weights += said->weights[i];
            if (experts()[i].kind != Expert::Kind::Seed)
                logOdds += said->weights[i] * std::log(said->experts[i] / (1.0 - said->experts[i]));
        }
        EXPECT_NEAR(up, said->up.value(), 1e-15);
        EXPECT_NEAR(weights, 1.0, 1e-12);
        double contributions = 0.0;
        for (const double contribution : said->contributions)
            contributions += contribution;
        EXPECT_NEAR(contributions, logOdds, 1e-12);
        EXPECT_NE(contributions, 0.0);
        EXPECT_EQ(said->experts[expertNamed("coin")], 0.5);
        EXPECT_EQ(said->experts[expertNamed("prior")] == 0.5, !prior);
    }
}

TEST(AdaptiveModel, needsSixtyOneStepsOfTheLastRun)
{
    Samples samples = test::echoing(200, 1, 0.0);
    const AdaptiveModel fresh;
    for (const std::size_t count : {0U, 1U, 60U}) {
        const auto said = fresh.predict(samples.steps(count));
        ASSERT_FALSE(said);
        EXPECT_EQ(said.error().kind, ErrorKind::NotEnoughData);
        EXPECT_NE(said.error().detail.find(" " + std::to_string(count) + " steps"), std::string::npos)
            << said.error().detail;
    }
    const auto said = fresh.predict(samples.steps(61));
    ASSERT_TRUE(said);
    EXPECT_EQ(said->up.value(), 0.5); // nothing was learned yet
    test::pause(samples, 130, 30);
    EXPECT_TRUE(fresh.predict(samples.steps(130)));
    const auto afterHole = fresh.predict(samples.steps(140));
    ASSERT_FALSE(afterHole);
    EXPECT_NE(afterHole.error().detail.find(" 10 steps"), std::string::npos) << afterHole.error().detail;
}

TEST(AdaptiveModel, noLabelReachesAcrossAHole)
{
    const Samples samples = test::eventful();
    const Steps steps = samples.steps();
    AdaptiveModel model;
    std::size_t begin = 0;
    std::size_t rows = 0;
    for (const std::size_t end : steps.runEnds()) {
        const std::size_t length = end - begin;
        const auto before = model.weights();
        // Up to the sixth step with features there is no outcome to learn.
        ASSERT_TRUE(model.observe(steps, begin + std::min(length, kTail)));
        EXPECT_EQ(model.weights(), before) << begin;
        EXPECT_EQ(model.learnedRows(), rows) << begin;
        Walk walk;
        ASSERT_TRUE(model.observe(steps, end, test::into(walk, steps)));
        rows += length > kTail ? length - kTail : 0;
        EXPECT_EQ(model.learnedRows(), rows) << begin;
        EXPECT_EQ(walk.size(), length > kTail ? length - kTail : 0) << begin;
        EXPECT_EQ(model.observedSteps(), end);
        begin = end;
    }
    EXPECT_EQ(steps.runEnds().size(), 6U);
    EXPECT_GT(rows, 1500U);
    AdaptiveModel atOnce; // the holes within one call
    ASSERT_TRUE(atOnce.observe(steps, steps.size()));
    EXPECT_EQ(atOnce.learnedRows(), rows);
    EXPECT_EQ(atOnce.weights(), model.weights());
}

TEST(AdaptiveModel, thePriceAcrossAHoleDoesNotMatter)
{
    // Powers of two keep all digits of the returns; the seed's model knows prices and is left out of it.
    const Samples samples = test::eventful();
    Samples other = samples;
    for (std::size_t i = 1700; i < other.size(); ++i)
        other.prices[i] *= 4.0;
    AdaptiveModel model;
    AdaptiveModel otherModel;
    const Walk walk = test::observeAll(model, samples.steps());
    const Walk otherWalk = test::observeAll(otherModel, other.steps());
    ASSERT_EQ(walk.size(), otherWalk.size());
    for (std::size_t i = 0; i < walk.size(); ++i) {
        for (std::size_t e = 0; e < experts().size(); ++e) {
            if (experts()[e].kind != Expert::Kind::Seed) {
                ASSERT_NEAR(walk[i].experts[e], otherWalk[i].experts[e], 1e-9)
                    << i << ' ' << experts()[e].name;
            }
        }
    }
}

TEST(AdaptiveModel, aSeriesThatGoesOnElsewhereIsAHole)
{
    // The minutes between were never seen: the steps begin later than the last one taken in.
    const Samples samples = test::echoing(600, 3, 0.2);
    AdaptiveModel model;
    test::observeAll(model, samples.steps(300));
    EXPECT_EQ(model.learnedRows(), 235U);
    const Walk later = test::observeAll(model, samples.steps(600, test::kMinuteStep, 400));
    EXPECT_EQ(model.learnedRows(), 235U + 135U);
    ASSERT_EQ(later.size(), 140U);
    EXPECT_EQ(later.front().time, samples.times[460]);
}

TEST(AdaptiveModel, canBeStoppedAnywhereAndGoesOn)
{
    const Samples samples = test::eventful();
    const Steps steps = samples.steps();
    AdaptiveModel whole;
    std::size_t asked = 0;
    const Walk all = test::observeAll(whole, steps);
    AdaptiveModel counted;
    ASSERT_TRUE(counted.observe(steps, steps.size(), {}, [&asked](const Observed&) {
        ++asked;
        return Next::Continue;
    }));
    EXPECT_EQ(counted.saved(), whole.saved());
    ASSERT_GT(asked, steps.size() / 256 + 10); // within refits, too
    for (std::size_t stopAt = 0; stopAt < asked; stopAt += stopAt < 20 ? 1 : 7) {
        AdaptiveModel model;
        Walk walk;
        std::size_t calls = 0;
        const auto stopped =
            model.observe(steps, steps.size(), test::into(walk, steps),
                          [&](const Observed&) { return calls++ == stopAt ? Next::Stop : Next::Continue; });
        if (calls <= stopAt)
            continue; // asked less often within refits this time
        ASSERT_FALSE(stopped);
        EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
        EXPECT_LT(model.observedSteps(), steps.size());
        ASSERT_TRUE(model.observe(steps, steps.size(), test::into(walk, steps)));
        expectSame(walk, all, "stopped at " + std::to_string(stopAt));
        ASSERT_EQ(model.saved(), whole.saved()) << stopAt;
    }
}

TEST(AdaptiveModel, tellsHowFarItIs)
{
    const Steps steps = test::eventful().steps();
    AdaptiveModel model;
    std::size_t last = 0;
    std::size_t told = 0;
    ASSERT_TRUE(model.observe(steps, steps.size(), {}, [&](const Observed& observed) {
        if (observed.total > 0) {
            EXPECT_EQ(observed.total, steps.size());
            EXPECT_GE(observed.done, last);
            last = observed.done;
            ++told;
        }
        return Next::Continue;
    }));
    EXPECT_GT(last, steps.size() - 300);
    EXPECT_GE(told, steps.size() / 256);
    EXPECT_EQ(model.observedTo(), steps.time(steps.size() - 1));
}
