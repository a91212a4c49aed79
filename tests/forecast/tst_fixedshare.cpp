#include "forecast/fixedshare.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <random>

using namespace cryptopulse::forecast;

namespace {

using Row = std::vector<double>;

std::vector<double> equal(std::size_t experts)
{
    return std::vector<double>(experts, 1.0 / double(experts));
}

double lossOf(double probability, bool rose)
{
    return -std::log(rose ? probability : 1.0 - probability);
}

/// A game: what the experts say at each time, and what comes true of it, perhaps knowing the mixture.
struct Game {
    const char* name;
    std::vector<double> start;
    std::function<Row(std::size_t)> say;
    std::function<bool(std::size_t, double)> outcome;
};

std::vector<Game> games()
{
    const auto odd = [](std::size_t t, double) { return t % 2 == 1; };
    const auto against = [](std::size_t, double mixed) { return mixed < 0.5; };
    const auto noise = [](std::size_t t, double) { return ((t * 2654435761U) >> 7U) % 5U < 2U; };
    const auto bold = [](std::size_t t) {
        return t % 2000 < 1000 ? Row{0.999, 0.001, 0.5} : Row{0.001, 0.999, 0.5};
    };
    const auto random = [](std::size_t t) {
        std::mt19937_64 generator(t);
        std::uniform_real_distribution<double> any(0.0, 1.0);
        Row row(17);
        std::ranges::generate(row, [&] { return any(generator); });
        row[0] = 0.5;
        return row;
    };
    return {{"alternating", equal(3),
             [](std::size_t) {
                 return Row{0.9, 0.5, 0.2};
             },
             odd},
            {"against the mixture", equal(4),
             [](std::size_t t) {
                 return Row{0.9, 0.1, 0.5, t % 3 == 0 ? 0.8 : 0.3};
             },
             against},
            {"against the mixture of random ones", equal(17), random, against},
            {"the best one changes", equal(3), bold, [](std::size_t, double) { return true; }},
            {"certain ones",
             {0.2, 0.3, 0.5},
             [](std::size_t t) {
                 return Row{1.0, double(t % 2), 0.5};
             },
             noise},
            {"one that knows",
             {0.01, 0.99},
             [](std::size_t t) {
                 return Row{double(t % 2), 0.5};
             },
             odd},
            {"noise", equal(17), random, noise}};
}

/// Summed log-losses: of the mixture, then of each expert.
struct Played {
    double mixture = 0.0;
    std::vector<double> experts;
    std::vector<double> excess; ///< of the mixture over the best expert, after 10, 100, 1000, … learnings
};

Played play(const Game& game, std::size_t learnings, FixedShare& mixture)
{
    Played sums{0.0, std::vector<double>(game.start.size(), 0.0), {}};
    std::size_t next = 10;
    for (std::size_t t = 1; t <= learnings; ++t) {
        const Row said = game.say(t);
        const double mixed = mixture.mix(said);
        const bool rose = game.outcome(t, mixed);
        sums.mixture += lossOf(mixed, rose);
        for (std::size_t i = 0; i < said.size(); ++i)
            sums.experts[i] += lossOf(said[i], rose);
        mixture.learn(said, rose);
        if (t == next) {
            sums.excess.push_back(sums.mixture - *std::ranges::min_element(sums.experts));
            next *= 10;
        }
    }
    return sums;
}

} // namespace

TEST(FixedShare, mixesAndLearnsAsByHand)
{
    FixedShare mixture({0.5, 0.25, 0.25});
    const Row said{0.8, 0.4, 0.6};
    EXPECT_DOUBLE_EQ(mixture.mix(said), 0.65);
    mixture.learn(said, true);
    EXPECT_EQ(mixture.learnings(), 1U);
    // Bayes gives 0.4 / 0.65, 0.1 / 0.65, 0.15 / 0.65; a hundredth of all goes back to the start.
    EXPECT_NEAR(mixture.weights()[0], 0.99 * 0.4 / 0.65 + 0.005, 1e-15);
    EXPECT_NEAR(mixture.weights()[1], 0.99 * 0.1 / 0.65 + 0.0025, 1e-15);
    EXPECT_NEAR(mixture.weights()[2], 0.99 * 0.15 / 0.65 + 0.0025, 1e-15);

    const Row before(mixture.weights().begin(), mixture.weights().end());
    mixture.learn(said, false); // the second learning shares 1 / √2 of that
    const double share = 0.01 / std::sqrt(2.0);
    const double evidence = before[0] * 0.2 + before[1] * 0.6 + before[2] * 0.4;
    EXPECT_NEAR(mixture.weights()[1], (1.0 - share) * before[1] * 0.6 / evidence + share * 0.25, 1e-15);
}

TEST(FixedShare, weightsStayPositiveAndSumToOne)
{
    for (const Game& game : games()) {
        FixedShare mixture(game.start);
        for (std::size_t t = 1; t <= 5000; ++t) {
            const Row said = game.say(t);
            mixture.learn(said, game.outcome(t, mixture.mix(said)));
            const auto weights = mixture.weights();
            ASSERT_GT(*std::ranges::min_element(weights), 0.0) << game.name << " at " << t;
            ASSERT_NEAR(std::accumulate(weights.begin(), weights.end(), 0.0), 1.0, 1e-12) << game.name;
        }
    }
}

TEST(FixedShare, isNoWorseThanAnyExpertButForTheBound)
{
    for (const Game& game : games()) {
        for (const std::size_t learnings : {1U, 2U, 7U, 300U, 50'000U}) {
            FixedShare mixture(game.start);
            const Played sums = play(game, learnings, mixture);
            for (std::size_t i = 0; i < game.start.size(); ++i) {
                const double bound = mixture.regretBound(i, learnings);
                ASSERT_TRUE(std::isfinite(sums.mixture)) << game.name;
                EXPECT_LE(sums.mixture - sums.experts[i], bound + 1e-9 * double(learnings))
                    << game.name << ", expert " << i << " of " << learnings;
                // And the bound is what the header says of it.
                const double root = std::sqrt(double(learnings));
                EXPECT_LE(bound, -std::log(game.start[i]) +
                                     2.0 * FixedShare::kShare * root / (1.0 - FixedShare::kShare));
                EXPECT_GE(bound, -std::log(game.start[i]));
            }
        }
    }
}

TEST(FixedShare, theMeanExcessFallsAsLearningsGrow)
{
    for (const Game& game : games()) {
        FixedShare mixture(game.start);
        const Played sums = play(game, 10'000, mixture);
        ASSERT_EQ(sums.excess.size(), 4U);
        double allowed = 0.5;
        double learnings = 10.0;
        for (const double excess : sums.excess) {
            EXPECT_LE(excess / learnings, allowed) << game.name << " of " << learnings;
            learnings *= 10.0;
            allowed /= 3.0; // at least as 1/√T
        }
    }
}

TEST(FixedShare, followsTheBestOneOfEachPeriod)
{
    // Three experts, of which one is nearly sure of the truth for 700 steps, then another.
    const auto bestAt = [](std::size_t t) { return ((t - 1) / 700) % 3; };
    FixedShare mixture({0.2, 0.3, 0.5});
    const std::vector<double> start{0.2, 0.3, 0.5};
    std::mt19937_64 random(3);
    double excess = 0.0;
    double allowed = 0.0;
    for (std::size_t t = 1; t <= 21'000; ++t) {
        const bool rose = random() % 2 == 0;
        Row said(3, rose ? 0.05 : 0.95);
        said[bestAt(t)] = 1.0 - said[bestAt(t)];
        excess += lossOf(mixture.mix(said), rose) - lossOf(said[bestAt(t)], rose);
        if (t == 1)
            allowed += -std::log(start[0]);
        else if (bestAt(t) != bestAt(t - 1)) // the learning before gave the new one its share
            allowed += -std::log(0.01 / std::sqrt(double(t - 1)) * start[bestAt(t)]);
        allowed -= std::log1p(-0.01 / std::sqrt(double(t)));
        mixture.learn(said, rose);
        ASSERT_LE(excess, allowed + 1e-9) << t;
    }
    EXPECT_LT(excess / 21'000, 0.015); // where the best single expert loses more than 1 a step
}

TEST(FixedShare, anExpertThatHeldItImpossibleKeepsItsShareOnly)
{
    FixedShare mixture({0.5, 0.5});
    mixture.learn(Row{1.0, 0.5}, false);
    EXPECT_NEAR(mixture.weights()[0], 0.005, 1e-15);
    EXPECT_NEAR(mixture.weights()[1], 0.995, 1e-15);
}

TEST(FixedShare, whatAllHeldImpossibleTeachesNothing)
{
    for (std::size_t experts = 1; experts <= 40; ++experts) { // sums of 1/n are sometimes a little below 1
        FixedShare mixture(equal(experts));
        const Row before(mixture.weights().begin(), mixture.weights().end());
        mixture.learn(Row(experts, 1.0), false);
        ASSERT_EQ(Row(mixture.weights().begin(), mixture.weights().end()), before) << experts;
        mixture.learn(Row(experts, 0.0), true);
        ASSERT_EQ(Row(mixture.weights().begin(), mixture.weights().end()), before) << experts;
        EXPECT_EQ(mixture.learnings(), 2U);
    }
}

TEST(FixedShare, aResumedOneGoesOnAlike)
{
    for (const Game& game : games()) {
        FixedShare first(game.start);
        play(game, 1234, first);
        FixedShare second(game.start);
        second.resume(first.weights(), first.learnings());
        play(game, 200, first);
        play(game, 200, second);
        EXPECT_TRUE(std::ranges::equal(first.weights(), second.weights())) << game.name;
        EXPECT_EQ(second.learnings(), first.learnings());
    }
}
