#include "forecast/prior.h"
#include "forecast/walk.h"

#include <gtest/gtest.h>

using namespace cryptopulse;
using namespace forecast;
using test::lossesOf;
using test::Samples;
using test::Walk;

namespace {

/// The mixture is not worse than any expert, hence than the coin, but for the bound, and never impossible.
void expectBounded(const test::Losses& losses, const std::string& what)
{
    ASSERT_GT(losses.rows, 0U);
    ASSERT_TRUE(std::isfinite(losses.mixture)) << what;
    for (std::size_t i = 0; i < experts().size(); ++i)
        EXPECT_LE(losses.mixture - losses.experts[i], losses.bound() + 1e-9)
            << what << ", " << experts()[i].name;
}

/// The same returns in another order.
Samples shuffled(const Samples& samples, unsigned seed)
{
    std::vector<double> returns;
    for (std::size_t i = 1; i < samples.size(); ++i)
        returns.push_back(samples.prices[i] / samples.prices[i - 1]);
    std::ranges::shuffle(returns, std::mt19937_64(seed));
    Samples other = samples;
    for (std::size_t i = 1; i < samples.size(); ++i)
        other.prices[i] = other.prices[i - 1] * returns[i - 1];
    return other;
}

/// What a walk of fair coins gains on the coin is at most this, but for one in a thousand: in each of the
/// mixtures that take turns the ratio of the likelihoods is a martingale (J. Ville, 1939).
double gainByLuck()
{
    return double(kHorizon) * std::log(1000.0 * double(kHorizon));
}

test::Losses walkAlong(const Steps& steps, const std::optional<Prior>& prior = std::nullopt)
{
    AdaptiveModel model(prior);
    return lossesOf(test::observeAll(model, steps), steps);
}

constexpr std::size_t kLong = 10'000;
constexpr double kEcho = 0.5;

} // namespace

TEST(AdaptiveSkill, onARandomWalkThereIsNothingToLoseAndNothingToGain)
{
    for (const unsigned seed : {1U, 2U, 3U}) {
        const auto losses = walkAlong(test::echoing(5000, seed, 0.0).steps());
        EXPECT_EQ(losses.rows, 5000U - kStationaryLookback - kHorizon);
        expectBounded(losses, "seed " + std::to_string(seed));
        EXPECT_LT(losses.coin() - losses.mixture, gainByLuck()) << seed;
        EXPECT_LT(losses.bound(), 0.01 * losses.coin()); // a bound that says something
    }
}

TEST(AdaptiveSkill, anEchoIsFoundAndItsShufflingIsNot)
{
    // A return is half the one before and noise: the next five are foreseen to some 400 bp by who knows that.
    const Samples samples = test::echoing(kLong, 4, kEcho);
    const Steps steps = samples.steps();
    AdaptiveModel model;
    const Walk walk = test::observeAll(model, steps);
    const auto losses = lossesOf(walk, steps);
    expectBounded(losses, "echo");
    EXPECT_GT(losses.coin() - losses.mixture, 2.0 * gainByLuck());
    EXPECT_GT(lossesOf(walk, steps, kLong / 2).skill(), 200.0);
    EXPECT_LT(model.weights()[expertNamed("coin")], 0.01);

    const auto none = walkAlong(shuffled(samples, 5).steps());
    expectBounded(none, "shuffled");
    EXPECT_LT(none.coin() - none.mixture, gainByLuck());
}

TEST(AdaptiveSkill, whenTheEchoTurnsRoundTheMixtureFollows)
{
    Samples samples = test::echoing(3000, 6, 0.6);
    const Samples later = test::echoing(3000, 7, -0.6);
    for (std::size_t i = 0; i < later.size(); ++i) {
        samples.times.push_back(samples.times.back() + std::chrono::minutes(1));
        samples.prices.push_back(later.prices[i]);
    }
    expectBounded(walkAlong(samples.steps()), "turned");
}

TEST(AdaptiveSkill, aPriorOfSuchPricesHelpsFromTheFirstHour)
{
    const auto prior = fitPrior(test::echoing(kLong, 8, kEcho).steps());
    ASSERT_TRUE(prior) << prior.error().detail;
    const Steps steps = test::echoing(2000, 9, kEcho).steps();
    const auto with = walkAlong(steps, Prior{"echo", prior->coef});
    const auto without = walkAlong(steps);
    expectBounded(with, "with a prior");
    EXPECT_GT(with.skill(), without.skill() + 100.0);
    EXPECT_GT(with.skill(), 200.0);
    EXPECT_EQ(without.experts[expertNamed("prior")], without.coin());
}

/// Trees of the prior belong to all that build on it; learners learn what the trees leave.
TEST(AdaptiveSkill, treesOfThePriorAreInItsExpertsAndInTheLearners)
{
    const Steps steps = test::echoing(1000, 15, kEcho).steps();
    Prior prior{.id = "trees", .trees = test::someTrees()};
    AdaptiveModel model(prior);
    const Walk walk = test::observeAll(model, steps);
    const auto logOddsOf = [](const test::Heard& said, std::string_view name) {
        const double up = said.experts[expertNamed(name)];
        return std::log(up / (1.0 - up));
    };
    StationaryRow row{};
    for (std::size_t i = 0; i < walk.size(); ++i) {
        stationaryRow(steps, kStationaryLookback + i, row);
        double trees = 0.0;
        prior.trees.logOdds(row, kStationaryWidth, {&trees, 1});
        ASSERT_NEAR(logOddsOf(walk[i], "prior"), trees, 1e-12);
        ASSERT_NEAR(logOddsOf(walk[i], "prior-half"), 0.5 * trees, 1e-12);
        if (i < AdaptiveModel::kFewestRows) { // nothing learned yet
            ASSERT_NEAR(logOddsOf(walk[i], "learned-1000-all"), trees, 1e-12);
        }
    }

    // Trees that are wrong everywhere by the same amount: what is left to learn is that amount.
    prior.trees = Trees::of(kStationaryWidth, 1, {{0, 0.0}}, {2.0, 2.0}).value();
    AdaptiveModel biased(prior);
    const Walk corrected = test::observeAll(biased, test::echoing(kLong, 16, 0.0).steps());
    EXPECT_NEAR(logOddsOf(corrected.back(), "prior"), 2.0, 1e-12);
    EXPECT_LT(logOddsOf(corrected.back(), "learned-1000-all"), 1.0);
}

TEST(AdaptiveSkill, aPriorThatIsWrongIsLeftBehind)
{
    const auto prior = fitPrior(test::echoing(kLong, 10, -kEcho).steps());
    ASSERT_TRUE(prior);
    const Steps steps = test::echoing(4000, 11, kEcho).steps();
    const auto losses = walkAlong(steps, Prior{"wrong", prior->coef});
    expectBounded(losses, "wrong prior");
    EXPECT_GT(losses.experts[expertNamed("prior")], losses.coin() + 50.0); // it is really wrong
    EXPECT_LT(losses.mixture, losses.coin() + losses.bound());
}

TEST(AdaptiveSkill, pricesOfOneKindAreForeseen)
{
    Samples samples = test::echoing(2000, 12, 0.0);
    for (const bool rising : {false, true}) {
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples.prices[i] = rising ? 20'000.0 + double(i) : 26'123.45;
        const Steps steps = samples.steps();
        AdaptiveModel model;
        const Walk walk = test::observeAll(model, steps);
        EXPECT_EQ(model.learnedRows(), 2000U - kStationaryLookback - kHorizon);
        for (const auto& said : walk) {
            ASSERT_TRUE(said.up >= 0.0 && said.up <= 1.0);
            for (const double up : said.experts)
                ASSERT_TRUE(up >= 0.0 && up <= 1.0);
        }
        const auto losses = lossesOf(walk, steps);
        expectBounded(losses, rising ? "rising" : "constant");
        EXPECT_EQ(losses.experts[expertNamed("seed")], losses.coin()); // one class only: it cannot be fitted
        EXPECT_GT(losses.skill(), 1000.0);                             // the learners are slow to be sure
        const double last = rising ? walk.back().up : 1.0 - walk.back().up;
        EXPECT_GT(last, 0.6);
        ASSERT_TRUE(model.predict(steps));
    }
}

/// Not only minutes: the same promises for every step, whole, in two parts and put away between them.
TEST(AdaptiveSkill, everyStepIsWalkedAlike)
{
    using namespace std::chrono_literals;
    for (const auto& [name, spacing] :
         {std::pair{"sample", 7s}, {"5m", 300s}, {"15m", 900s}, {"1h", 3600s}, {"1d", 86'400s}}) {
        const auto kind = core::Step::fromName(name).value();
        const Samples samples = test::echoing(1500, 13, 0.4, spacing);
        const Steps steps = samples.steps(samples.size(), kind);
        ASSERT_EQ(steps.runEnds().size(), 1U);
        AdaptiveModel whole;
        const Walk all = test::observeAll(whole, steps);
        EXPECT_EQ(all.size(), 1500U - kStationaryLookback) << name;
        expectBounded(lossesOf(all, steps), name);

        AdaptiveModel first;
        Walk parts = test::observeAll(first, samples.steps(777, kind));
        auto second = AdaptiveModel::restored(first.saved(), std::nullopt);
        ASSERT_TRUE(second) << name;
        const Walk rest = test::observeAll(*second, steps);
        parts.insert(parts.end(), rest.begin(), rest.end());
        EXPECT_EQ(parts, all) << name;
        EXPECT_EQ(second->saved(), whole.saved()) << name;
    }
}

TEST(AdaptiveSkill, severalPricesAMinuteAreOneStep)
{
    Samples minutes = test::echoing(700, 14, 0.2);
    Samples often;
    for (std::size_t i = 0; i < minutes.size(); ++i) {
        for (const int second : {3, 31, 58}) {
            often.times.push_back(minutes.times[i] + std::chrono::seconds(second));
            often.prices.push_back(second == 58 ? minutes.prices[i] : 1.0);
        }
    }
    AdaptiveModel model;
    AdaptiveModel oftenModel;
    const Walk walk = test::observeAll(model, minutes.steps());
    Walk oftenWalk;
    for (std::size_t end = 3; end <= often.size(); end += 3 * 35) { // complete minutes only
        const Steps steps = often.steps(end);
        ASSERT_TRUE(oftenModel.observe(steps, steps.size(), test::into(oftenWalk, steps)));
    }
    const Steps rest = often.steps();
    ASSERT_TRUE(oftenModel.observe(rest, rest.size(), test::into(oftenWalk, rest)));
    ASSERT_EQ(oftenWalk.size(), walk.size());
    for (std::size_t i = 0; i < walk.size(); ++i)
        ASSERT_EQ(oftenWalk[i].up, walk[i].up) << i;
    EXPECT_EQ(oftenModel.saved(), model.saved());
}

TEST(AdaptiveSkill, onAMonthOfRealPrices)
{
    const auto path = test::referenceFile("binance_btcusdt_1m_2023-09_30d.csv");
    if (!path)
        GTEST_SKIP() << "CRYPTOPULSE_REFERENCE does not lead to the month of prices";
    const Steps steps = Steps::of(test::readCsv(*path), test::kMinuteStep);
    AdaptiveModel model;
    const Walk walk = test::observeAll(model, steps);
    const auto losses = lossesOf(walk, steps);
    expectBounded(losses, "September 2023");
    EXPECT_GE(losses.skill(), -1e4 * losses.bound() / losses.coin());
    AdaptiveModel again;
    test::observeAll(again, steps);
    EXPECT_EQ(again.saved(), model.saved());
    RecordProperty("skill", std::to_string(losses.skill()));
}
