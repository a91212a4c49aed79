#include "forecast/boosting.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

using namespace cryptopulse;
using namespace forecast;
using core::ErrorKind;

namespace {

using Edges = std::vector<std::vector<double>>;

constexpr double kRounding = 0.5000001 / kLeafScale;

/// Rows of three normal features with outcomes of given log-odds.
struct Data {
    std::vector<double> x; // row by row
    std::vector<bool> rose;
    std::vector<double> truth; // log-odds

    template <typename LogOdds>
    Data(std::size_t rows, unsigned seed, const LogOdds& logOdds)
    {
        std::mt19937_64 random(seed);
        std::normal_distribution<double> normal;
        std::uniform_real_distribution<double> uniform;
        for (std::size_t i = 0; i < rows; ++i) {
            for (std::size_t j = 0; j < 3; ++j)
                x.push_back(normal(random));
            truth.push_back(logOdds(std::span<const double, 3>(&x[3 * i], 3)));
            rose.push_back(uniform(random) < 1.0 / (1.0 + std::exp(-truth.back())));
        }
    }

    [[nodiscard]] std::span<const double> row(std::size_t i) const { return std::span(x).subspan(3 * i, 3); }

    [[nodiscard]] BinnedRows binned(bool knowsTheTruth = false) const
    {
        std::vector<std::vector<double>> columns(3);
        for (std::size_t i = 0; i < x.size(); ++i)
            columns[i % 3].push_back(x[i]);
        for (auto& column : columns)
            column = quantileEdges(std::move(column), 64);
        BinnedRows rows(columns);
        for (std::size_t i = 0; i < rose.size(); ++i)
            rows.add(row(i), rose[i], knowsTheTruth ? truth[i] : 0.0);
        return rows;
    }

    /// Skill of some log-odds against the coin, in basis points.
    [[nodiscard]] double skill(std::span<const double> logOdds) const
    {
        double loss = 0.0;
        for (std::size_t i = 0; i < rose.size(); ++i)
            loss += std::log1p(std::exp(rose[i] ? -logOdds[i] : logOdds[i])) / double(rose.size());
        return 1e4 * (1.0 - loss / std::numbers::ln2);
    }
    [[nodiscard]] double skill(const Trees& trees) const
    {
        std::vector<double> said(rose.size());
        trees.logOdds(x, 3, said);
        return skill(said);
    }
};

double interaction(std::span<const double, 3> row)
{
    return row[0] * row[1] > 0.0 ? 0.5 : -0.5; // nothing that any one feature shows
}

double coin(std::span<const double, 3> /*row*/)
{
    return 0.0;
}

/// Rows of one feature, one after the other in bins of their own.
BinnedRows ladder(const std::vector<bool>& rose, double logOdds = 0.0)
{
    std::vector<double> values(rose.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = double(i);
    BinnedRows rows({quantileEdges(values, kMostBins)});
    for (std::size_t i = 0; i < values.size(); ++i)
        rows.add({&values[i], 1}, rose[i], logOdds);
    return rows;
}

BoostingOptions small()
{
    return {.trees = 60, .depth = 3, .rate = 0.1, .minLeaf = 100, .l2 = 10.0};
}

} // namespace

TEST(Boosting, leavesAreWhatAHandComputes)
{
    // p = 1/2: gradients ½ ½ -½ -½, curvatures ¼ each. The best cut is in the middle: G = ±1, H = ½.
    const auto trees = boost(ladder({false, false, true, true}),
                             {.trees = 1, .depth = 1, .rate = 0.5, .minLeaf = 1, .l2 = 1.0});
    ASSERT_TRUE(trees) << trees.error().detail;
    ASSERT_EQ(trees->count(), 1U);
    EXPECT_EQ(trees->splits()[0], (Split{0, 1.0}));
    EXPECT_NEAR(trees->leaves()[0], -0.5 * 1.0 / (0.5 + 1.0), kRounding);
    EXPECT_NEAR(trees->leaves()[1], 0.5 * 1.0 / (0.5 + 1.0), kRounding);

    // From log-odds of ln 3, p = 3/4: gradients ¾ ¾ -¼, curvatures 3/16. The cut is after the second.
    const auto corrected = boost(ladder({false, false, true}, std::log(3.0)),
                                 {.trees = 1, .depth = 1, .rate = 1.0, .minLeaf = 1, .l2 = 0.5});
    ASSERT_TRUE(corrected);
    EXPECT_EQ(corrected->splits()[0], (Split{0, 1.0}));
    EXPECT_NEAR(corrected->leaves()[0], -1.5 / (2.0 * 3.0 / 16.0 + 0.5), kRounding);
    EXPECT_NEAR(corrected->leaves()[1], 0.25 / (3.0 / 16.0 + 0.5), kRounding);

    // The second tree is fitted to what the first one left.
    const auto two = boost(ladder({false, false, true, true}),
                           {.trees = 2, .depth = 1, .rate = 0.5, .minLeaf = 1, .l2 = 1.0});
    ASSERT_TRUE(two);
    const double p = 1.0 / (1.0 + std::exp(-trees->leaves()[1]));
    EXPECT_NEAR(two->leaves()[3], 0.5 * 2.0 * (1.0 - p) / (2.0 * p * (1.0 - p) + 1.0), kRounding);
}

TEST(Boosting, aBranchThatEndsEarlierHasEqualLeaves)
{
    // Four rows to a leaf: the right half of eight cannot be parted again, nor can the left.
    const auto trees = boost(ladder({false, false, false, true, true, true, true, true}),
                             {.trees = 1, .depth = 3, .rate = 1.0, .minLeaf = 4, .l2 = 1.0});
    ASSERT_TRUE(trees);
    EXPECT_EQ(trees->splits()[0], (Split{0, 3.0}));
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(trees->leaves()[i], trees->leaves()[0]);
        EXPECT_EQ(trees->leaves()[4 + i], trees->leaves()[4]);
    }
    EXPECT_NEAR(trees->leaves()[0], -1.0 / 2.0, kRounding);
    EXPECT_NEAR(trees->leaves()[4], 2.0 / 2.0, kRounding);
}

TEST(Boosting, findsAnInteractionThatNoFeatureShowsAlone)
{
    const Data data(40'000, 1, interaction);
    const Data later(40'000, 2, interaction);
    const auto trees = boost(data.binned(), small());
    ASSERT_TRUE(trees);
    const double best = later.skill(later.truth);
    EXPECT_GT(best, 400.0);
    EXPECT_GT(later.skill(*trees), 0.9 * best);

    auto stumps = small(); // a sum of functions of one feature each, as a logistic regression is
    stumps.depth = 1;
    const auto additive = boost(data.binned(), stumps);
    ASSERT_TRUE(additive);
    EXPECT_LT(later.skill(*additive), 0.02 * best);
}

TEST(Boosting, ofNoiseItMakesAlmostNothing)
{
    const Data data(40'000, 3, coin);
    const Data later(40'000, 4, coin);
    auto options = small();
    options.minLeaf = 2000;
    options.l2 = 200.0;
    const auto trees = boost(data.binned(), options);
    ASSERT_TRUE(trees);
    EXPECT_LT(std::abs(later.skill(*trees)), 20.0);
}

TEST(Boosting, correctsWhatIsKnownAlready)
{
    const Data data(40'000, 5, interaction);
    const auto trees = boost(data.binned(true), small());
    ASSERT_TRUE(trees);
    std::vector<double> said(data.rose.size());
    trees->logOdds(data.x, 3, said);
    double squares = 0.0;
    for (const double logOdds : said)
        squares += logOdds * logOdds / double(said.size());
    EXPECT_LT(std::sqrt(squares), 0.1); // of 0.5 that there would be to find
}

TEST(Boosting, moreOfThePenaltyMeansSmallerLeaves)
{
    const BinnedRows rows = Data(5'000, 6, interaction).binned();
    double before = std::numeric_limits<double>::infinity();
    for (const double l2 : {1.0, 100.0, 1e4, 1e6}) {
        auto options = small();
        options.l2 = l2;
        const auto trees = boost(rows, options);
        ASSERT_TRUE(trees);
        double largest = 0.0;
        for (const double leaf : trees->leaves())
            largest = std::max(largest, std::abs(leaf));
        EXPECT_LT(largest, before);
        before = largest;
    }
    EXPECT_LT(before, 1e-3);
}

TEST(Boosting, theSameBitsFromAnyNumberOfThreads)
{
    const BinnedRows rows = Data(50'000, 7, interaction).binned(); // several chunks
    auto options = small();
    options.trees = 20;
    options.threads = 1;
    const auto one = boost(rows, options);
    ASSERT_TRUE(one);
    for (const unsigned threads : {1U, 2U, 5U}) {
        options.threads = threads;
        const auto other = boost(rows, options);
        ASSERT_TRUE(other);
        EXPECT_EQ(*other, *one) << threads;
    }
}

TEST(Boosting, whatItSaysOfItsRowsIsWhatTheTreesSay)
{
    // Bins and rounding are in the training: no row lands in another leaf when it is a row of numbers again.
    const Data data(5'000, 8, interaction);
    auto options = small();
    options.trees = 1;
    options.rate = 1.0;
    options.minLeaf = 1;
    const auto trees = boost(data.binned(), options);
    ASSERT_TRUE(trees);
    std::vector<double> said(data.rose.size());
    trees->logOdds(data.x, 3, said);
    for (const double leaf : trees->leaves()) {
        double rows = 0.0;
        double rises = 0.0;
        for (std::size_t i = 0; i < said.size(); ++i) {
            rows += said[i] == leaf ? 1.0 : 0.0;
            rises += said[i] == leaf && data.rose[i] ? 1.0 : 0.0;
        }
        EXPECT_GE(rows, 1.0);
        EXPECT_NEAR(leaf, (rises - rows / 2.0) / (rows / 4.0 + options.l2), kRounding);
    }
}

TEST(Boosting, tellsHowFarItIsAndStopsWhenTold)
{
    const BinnedRows rows = Data(2'000, 9, interaction).binned();
    auto options = small();
    options.trees = 8;
    std::vector<int> passes;
    ASSERT_TRUE(boost(rows, options, [&](const TrainingStep& step) {
        EXPECT_EQ(step.expectedPasses, 8);
        passes.push_back(step.pass);
        return Next::Continue;
    }));
    EXPECT_TRUE(std::ranges::is_sorted(passes));
    EXPECT_EQ(passes.front(), 0);
    EXPECT_EQ(passes.back(), 7);
    for (std::size_t stopAt = 0; stopAt < 8; ++stopAt) {
        std::size_t calls = 0;
        const auto stopped = boost(rows, options, [&](const TrainingStep&) {
            return calls++ == stopAt ? Next::Stop : Next::Continue;
        });
        ASSERT_FALSE(stopped);
        EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
    }
}

TEST(Boosting, whatCannotBeLearnedIsAnError)
{
    const BinnedRows rows = Data(400, 10, coin).binned();
    const auto kindOf = [&rows](const auto& change) {
        BoostingOptions options = small();
        change(options);
        const auto trees = boost(rows, options);
        return trees ? ErrorKind::Internal : trees.error().kind;
    };
    const double nan = std::nan("");
    EXPECT_EQ(kindOf([](auto& o) { o.trees = 0; }), ErrorKind::InvalidArgument);
    EXPECT_EQ(kindOf([](auto& o) { o.trees = 10'001; }), ErrorKind::InvalidArgument);
    EXPECT_EQ(kindOf([](auto& o) { o.depth = 0; }), ErrorKind::InvalidArgument);
    EXPECT_EQ(kindOf([](auto& o) { o.depth = Trees::kDeepest + 1; }), ErrorKind::InvalidArgument);
    EXPECT_EQ(kindOf([](auto& o) { o.rate = 0.0; }), ErrorKind::InvalidArgument);
    EXPECT_EQ(kindOf([](auto& o) { o.rate = 1.5; }), ErrorKind::InvalidArgument);
    EXPECT_EQ(kindOf([&](auto& o) { o.rate = nan; }), ErrorKind::InvalidArgument);
    EXPECT_EQ(kindOf([](auto& o) { o.minLeaf = 0; }), ErrorKind::InvalidArgument);
    EXPECT_EQ(kindOf([](auto& o) { o.l2 = 0.0; }), ErrorKind::InvalidArgument);
    EXPECT_EQ(kindOf([&](auto& o) { o.l2 = nan; }), ErrorKind::InvalidArgument);
    EXPECT_EQ(kindOf([](auto& o) { o.minLeaf = 201; }), ErrorKind::NotEnoughData);
    EXPECT_EQ(boost(BinnedRows(Edges{{0.0}}), small()).error().kind, ErrorKind::NotEnoughData);
    ASSERT_TRUE(boost(rows, {.trees = 1, .minLeaf = 200}));
}

TEST(Boosting, withoutAnythingToPartByItSaysTheBaseRate)
{
    BinnedRows rows(Edges{{}}); // one feature, always the same
    for (int i = 0; i < 1000; ++i)
        rows.add(std::vector{7.0}, i % 4 != 0);
    const auto trees = boost(rows, {.trees = 200, .depth = 2, .rate = 0.2, .minLeaf = 10, .l2 = 1.0});
    ASSERT_TRUE(trees);
    double said = 0.0;
    trees->logOdds(std::vector{7.0}, 1, {&said, 1});
    EXPECT_NEAR(said, std::log(3.0), 1e-3);
}
