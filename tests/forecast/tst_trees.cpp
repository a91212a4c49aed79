#include "forecast/trees.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace cryptopulse;
using namespace forecast;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Two trees of depth 2 for rows of three features.
Trees someTrees()
{
    return Trees::of(3, 2, {{0, 1.0}, {1, 2.0}, {2, -1.0}, {2, 0.0}, {2, 0.0}, {2, 0.0}},
                     {1.0, 2.0, 3.0, 4.0, 0.1, 0.1, 0.5, 0.5})
        .value();
}

double logOddsOf(const Trees& trees, const std::vector<double>& row)
{
    double result = kInfinity;
    trees.logOdds(row, row.size(), {&result, 1});
    return result;
}

void expectDamaged(const core::Result<Trees>& trees, const std::string& what)
{
    ASSERT_FALSE(trees) << what;
    EXPECT_EQ(trees.error().kind, core::ErrorKind::DamagedModel);
    EXPECT_NE(trees.error().detail.find(what), std::string::npos) << trees.error().detail;
}

struct Forest {
    Trees trees;
    std::vector<double> rows;
    static constexpr std::size_t kWidth = 7;

    Forest(std::size_t depth, std::size_t rowCount)
    {
        std::mt19937_64 random(depth);
        std::normal_distribution<double> normal;
        std::vector<Split> splits;
        std::vector<double> leaves;
        for (std::size_t i = 0; i < 20 * ((std::size_t(1) << depth) - 1); ++i)
            splits.push_back({random() % (kWidth - 1), normal(random)});
        for (std::size_t i = 0; i < 20U << depth; ++i)
            leaves.push_back(normal(random));
        trees = Trees::of(kWidth - 1, depth, splits, leaves).value();
        for (std::size_t i = 0; i < rowCount * kWidth; ++i)
            rows.push_back(normal(random));
    }

    /// One row and one tree at a time, from a split to the one below it.
    [[nodiscard]] double walked(std::span<const double> row) const
    {
        double sum = 0.0;
        const std::size_t ends = std::size_t(1) << trees.depth();
        for (std::size_t tree = 0; tree < trees.count(); ++tree) {
            std::size_t level = 0;
            std::size_t place = 0; // in its level, from the left
            for (; level < trees.depth(); ++level) {
                const Split& split =
                    trees.splits()[tree * (ends - 1) + (std::size_t(1) << level) - 1 + place];
                place = 2 * place + (row[split.feature] > split.threshold ? 1 : 0);
            }
            sum += trees.leaves()[tree * ends + place];
        }
        return sum;
    }
};

} // namespace

TEST(Trees, whatIsAboveAThresholdGoesToTheRight)
{
    const Trees trees = someTrees();
    EXPECT_EQ(trees.count(), 2U);
    EXPECT_EQ(logOddsOf(trees, {0.0, 0.0, 0.0}), 1.0 + 0.1);
    EXPECT_EQ(logOddsOf(trees, {1.0, 2.0, 0.0}), 1.0 + 0.1); // equal is not above
    EXPECT_EQ(logOddsOf(trees, {1.0, 2.5, 0.5}), 2.0 + 0.5);
    EXPECT_EQ(logOddsOf(trees, {1.5, 9.0, -1.0}), 3.0 + 0.1);
    EXPECT_EQ(logOddsOf(trees, {1.5, 0.0, 0.5}), 4.0 + 0.5);
}

TEST(Trees, manyRowsSayWhatEachSaysAlone)
{
    for (std::size_t depth = 1; depth <= Trees::kDeepest; ++depth) {
        const Forest forest(depth, 301);
        std::vector<double> together(301, kInfinity);
        forest.trees.logOdds(forest.rows, Forest::kWidth, together);
        for (std::size_t i = 0; i < together.size(); ++i) {
            const auto row = std::span(forest.rows).subspan(i * Forest::kWidth, Forest::kWidth);
            ASSERT_EQ(together[i], forest.walked(row)) << "depth " << depth << ", row " << i;
        }
    }
}

TEST(Trees, explainTellsWhoseItIs)
{
    std::vector<double> parts{10.0, 0.0, 0.0}; // is added to
    const double rest = someTrees().explain(std::vector{1.5, 0.0, 0.5}, parts);
    EXPECT_DOUBLE_EQ(rest, 2.5 + 0.3);
    EXPECT_DOUBLE_EQ(parts[0], 10.0 + (3.5 - 2.5)); // the right half of the first tree
    EXPECT_EQ(parts[1], 0.0);                       // not asked
    EXPECT_DOUBLE_EQ(parts[2], (4.0 - 3.5) + (0.5 - 0.3));

    const Forest forest(5, 50);
    for (std::size_t i = 0; i < 50; ++i) {
        const auto row = std::span(forest.rows).subspan(i * Forest::kWidth, Forest::kWidth);
        std::vector<double> all(Forest::kWidth, 0.0);
        const double other = forest.trees.explain(row, all);
        EXPECT_NEAR(std::accumulate(all.begin(), all.end(), other), forest.walked(row), 1e-12);
    }
}

TEST(Trees, noneSayNothing)
{
    const Trees none;
    EXPECT_EQ(none.count(), 0U);
    EXPECT_EQ(logOddsOf(none, {1.0, 2.0}), 0.0);
    std::vector<double> parts{0.0, 0.0};
    EXPECT_EQ(none.explain(std::vector{1.0, 2.0}, parts), 0.0);
    EXPECT_EQ(parts, std::vector<double>(2, 0.0));
}

TEST(Trees, numbersThatMakeNoTreesAreRefused)
{
    const std::vector<Split> splits{{0, 1.0}, {1, 2.0}, {1, 3.0}};
    const std::vector<double> leaves{1.0, 2.0, 3.0, 4.0};
    ASSERT_TRUE(Trees::of(2, 2, splits, leaves));
    expectDamaged(Trees::of(2, 0, {}, leaves), "0 deep");
    expectDamaged(Trees::of(2, 9, splits, leaves), "9 deep");
    expectDamaged(Trees::of(2, ~std::size_t{0}, splits, leaves), "deep");
    expectDamaged(Trees::of(2, 2, splits, {1.0, 2.0, 3.0}), "not whole");
    expectDamaged(Trees::of(2, 2, {{0, 1.0}, {1, 2.0}}, leaves), "not whole");
    expectDamaged(Trees::of(2, 1, splits, leaves), "not whole");
    expectDamaged(Trees::of(2, 2, splits, {}), "not whole");
    expectDamaged(Trees::of(1, 2, splits, leaves), "beyond");
    expectDamaged(Trees::of(2, 2, splits, {1.0, 2.0, 3.0, kInfinity}), "finite");
    expectDamaged(Trees::of(2, 2, {{0, 1.0}, {1, std::nan("")}, {1, 3.0}}, leaves), "finite");
}
