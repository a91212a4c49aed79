#include "forecast/score.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

using cryptopulse::forecast::score;

namespace {

using Labels = std::vector<unsigned char>;

/// The definition: the share of pairs in order, ties half.
double aucByPairs(const std::vector<double>& p, const Labels& y)
{
    double inOrder = 0.0;
    double pairs = 0.0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        for (std::size_t j = 0; j < p.size(); ++j) {
            if (y[i] != 1 || y[j] != 0)
                continue;
            pairs += 1.0;
            inOrder += p[i] > p[j] ? 1.0 : (p[i] == p[j] ? 0.5 : 0.0);
        }
    }
    return inOrder / pairs;
}

} // namespace

TEST(Score, countsByHand)
{
    const std::vector<double> p{0.9, 0.6, 0.4, 0.2, 0.5};
    const Labels y{1, 0, 1, 0, 1};
    const auto s = score(p, y);
    EXPECT_EQ(s.rows, 5U);
    EXPECT_EQ(s.truePositives, 1U);
    EXPECT_EQ(s.falsePositives, 1U);
    EXPECT_EQ(s.falseNegatives, 2U); // an even chance predicts no rise
    EXPECT_EQ(s.trueNegatives, 1U);
    EXPECT_DOUBLE_EQ(s.accuracy, 0.4);
    EXPECT_DOUBLE_EQ(s.baseRate, 0.6);
    EXPECT_DOUBLE_EQ(s.auc, 4.0 / 6.0);
    EXPECT_NEAR(s.logLoss,
                -(std::log(0.9) + std::log(0.4) + std::log(0.4) + std::log(0.8) + std::log(0.5)) / 5, 1e-15);
    EXPECT_NEAR(s.brier, (0.01 + 0.36 + 0.36 + 0.04 + 0.25) / 5, 1e-15);
}

TEST(Score, aucIsItsDefinitionWithTies)
{
    std::mt19937_64 random(7);
    for (const int levels : {2, 10, 1'000'000}) {
        for (const std::size_t rows : {2U, 50U, 900U}) {
            std::vector<double> p(rows);
            Labels y(rows);
            for (std::size_t i = 0; i < rows; ++i) {
                p[i] = static_cast<double>(random() % static_cast<unsigned>(levels)) / levels;
                y[i] = random() % 3 == 0 ? 1 : 0;
            }
            y[0] = 1;
            y[1] = 0;
            EXPECT_NEAR(score(p, y).auc, aucByPairs(p, y), 1e-12);
        }
    }
}

TEST(Score, manyRowsAreSortedAsWellAsFew)
{
    // Each block of 1000 rows has the same probabilities and labels, so the AUC is that of one block.
    std::mt19937_64 random(8);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    std::vector<double> p(1000);
    Labels y(1000);
    for (std::size_t i = 0; i < p.size(); ++i) {
        p[i] = i % 10 == 0 ? uniform(random) * 1e-9 : uniform(random);
        y[i] = uniform(random) < p[i] ? 1 : 0;
    }
    const double expected = aucByPairs(p, y);
    std::vector<double> many;
    Labels manyLabels;
    for (int i = 0; i < 20; ++i) {
        many.insert(many.end(), p.begin(), p.end());
        manyLabels.insert(manyLabels.end(), y.begin(), y.end());
    }
    EXPECT_NEAR(score(many, manyLabels).auc, expected, 1e-12);
}

TEST(Score, oneClassHasNoAuc)
{
    const std::vector<double> p{0.1, 0.9};
    EXPECT_TRUE(std::isnan(score(p, Labels{1, 1}).auc));
    EXPECT_TRUE(std::isnan(score(p, Labels{0, 0}).auc));
    EXPECT_TRUE(std::isnan(score({}, {}).auc));
    EXPECT_EQ(score({}, {}).rows, 0U);
}

TEST(Score, aCertainErrorIsExpensiveButFinite)
{
    const std::vector<double> p{0.0, 1.0, -0.0};
    const auto s = score(p, Labels{1, 0, 0});
    EXPECT_TRUE(std::isfinite(s.logLoss));
    EXPECT_GT(s.logLoss, 20.0);
    EXPECT_DOUBLE_EQ(s.brier, 2.0 / 3.0);
    EXPECT_DOUBLE_EQ(s.auc, 0.25); // 0 and -0 are a tie
}
