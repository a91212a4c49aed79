#include "evaluation/significance.h"

#include "evaluation/distributions.h"
#include "market.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace cryptopulse::evaluation;
using namespace cryptopulse::evaluation::test;

namespace {

std::vector<std::size_t> counted(std::size_t n)
{
    std::vector<std::size_t> steps(n);
    std::iota(steps.begin(), steps.end(), std::size_t{0});
    return steps;
}

} // namespace

TEST(DieboldMariano, byHand)
{
    const std::vector<double> gains{3, 2, -1, 0, 1}; // mean 1, squares 10, products at lag 1: 2
    const OneSidedTest test = dieboldMariano(gains, Overlap(counted(5), 2));
    EXPECT_DOUBLE_EQ(test.estimate, 1.0);
    EXPECT_DOUBLE_EQ(test.standardError, std::sqrt(14.0) / 5.0);
    const double corrected = 5.0 / std::sqrt(14.0) * std::sqrt((5.0 + 1.0 - 4.0 + 2.0 / 5.0) / 5.0);
    EXPECT_DOUBLE_EQ(test.statistic, corrected);
    // Student's t of four degrees has a closed form.
    const double s = corrected / std::sqrt(1.0 + corrected * corrected / 4.0);
    EXPECT_NEAR(test.pValue, 0.5 - 3.0 / 8.0 * s * (1.0 - s * s / 12.0), 1e-13);
}

TEST(DieboldMariano, needsMoreEntriesThanTheHorizon)
{
    const std::vector<double> gains{3, 2, -1, 0, 1};
    EXPECT_TRUE(std::isnan(dieboldMariano(gains, Overlap(counted(5), 5)).statistic));
    EXPECT_TRUE(std::isnan(dieboldMariano(gains, Overlap(counted(5), 5)).pValue));
    EXPECT_FALSE(std::isnan(dieboldMariano(gains, Overlap(counted(5), 4)).pValue));
}

TEST(ClarkWest, isItsDefinition)
{
    const Forecasts f = simulate(200, {0.1, 0.5, 0.3}, 4);
    double mean = 0.0;
    for (std::size_t i = 0; i < f.up.size(); ++i) {
        const double y = f.rose[i];
        mean += std::pow(y - 0.5, 2) - (std::pow(y - f.up[i], 2) - std::pow(f.up[i] - 0.5, 2));
    }
    const OneSidedTest test = clarkWest(f.up, f.rose, Overlap(f.steps, kHorizon));
    EXPECT_NEAR(test.estimate, mean / 200.0, 1e-15);
    EXPECT_NEAR(test.pValue, normalTail(test.estimate / test.standardError), 1e-15);
}

TEST(PesaranTimmermann, byHand)
{
    // 30 called up and risen, 20 called up only, 15 risen only, 35 neither: covariance 0.30 - 0.50 * 0.45 =
    // 0.075, variance of the products 0.25 * 0.2475 - 0.075^2 = 0.05625.
    std::vector<double> up;
    std::vector<unsigned char> rose;
    const auto add = [&](int count, double p, unsigned char y) {
        up.insert(up.end(), static_cast<std::size_t>(count), p);
        rose.insert(rose.end(), static_cast<std::size_t>(count), y);
    };
    add(30, 0.6, 1);
    add(20, 0.6, 0);
    add(15, 0.5, 1); // an even chance is not a call
    add(35, 0.4, 0);
    const OneSidedTest test = pesaranTimmermann(up, rose, Overlap(counted(100), 1));
    EXPECT_NEAR(test.estimate, 0.075, 1e-15);
    EXPECT_NEAR(test.statistic, std::sqrt(10.0), 1e-12);
    // The statistic of 1992: (0.65 - 0.5) / sqrt(0.0025 - 0.000025 - 0.00002475) = 3.030.
    EXPECT_NEAR(test.statistic / 3.0303, 1.0, 0.05);
}

TEST(PesaranTimmermann, agreesWithTheStatisticOf1992OnIndependentSeries)
{
    const std::size_t n = 100'000;
    std::mt19937_64 random(12);
    std::vector<double> up;
    std::vector<unsigned char> rose;
    double called = 0.0;
    double risen = 0.0;
    double right = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        up.push_back(random() % 10 < 6 ? 0.7 : 0.3);
        rose.push_back(random() % 1000 < (up.back() > 0.5 ? 458U : 450U) ? 1 : 0);
        called += up.back() > 0.5 ? 1.0 / n : 0.0;
        risen += rose.back() / static_cast<double>(n);
        right += (up.back() > 0.5) == (rose.back() != 0) ? 1.0 / n : 0.0;
    }
    const double expected = called * risen + (1.0 - called) * (1.0 - risen);
    const double ofRight = expected * (1.0 - expected) / n;
    const double ofExpected = (std::pow(2.0 * risen - 1.0, 2) * called * (1.0 - called) +
                               std::pow(2.0 * called - 1.0, 2) * risen * (1.0 - risen)) /
                                  n +
                              4.0 * risen * called * (1.0 - risen) * (1.0 - called) / n / n;
    const double statistic = (right - expected) / std::sqrt(ofRight - ofExpected);
    EXPECT_NEAR(pesaranTimmermann(up, rose, Overlap(counted(n), 1)).statistic, statistic, 0.01);
}

TEST(Significance, oneSidedTestsFireAtTheirLevelWhenThereIsNothingToFind)
{
    // 1000 samples at 5 %: 50 expected, three standard deviations are 21.
    int clarkWests = 0;
    int pesaranTimmermanns = 0;
    int dieboldMarianos = 0;
    for (std::uint64_t sample = 0; sample < 1000; ++sample) {
        const Forecasts f = simulate(1000, {0.0, 0.95, 0.2}, 5000 + sample);
        const Overlap overlap(f.steps, kHorizon);
        clarkWests += clarkWest(f.up, f.rose, overlap).pValue < 0.05 ? 1 : 0;
        pesaranTimmermanns += pesaranTimmermann(f.up, f.rose, overlap).pValue < 0.05 ? 1 : 0;
        // Two forecasts of equal loss whose difference overlaps like the labels.
        std::mt19937_64 random(9000 + sample);
        std::normal_distribution<double> normal;
        std::vector<double> news(f.steps.size() + kHorizon);
        for (double& value : news)
            value = normal(random);
        std::vector<double> gains(f.steps.size(), 0.0);
        for (std::size_t i = 0; i < gains.size(); ++i) {
            for (std::size_t k = 0; k < kHorizon; ++k)
                gains[i] += news[i + k];
        }
        dieboldMarianos += dieboldMariano(gains, overlap).pValue < 0.05 ? 1 : 0;
    }
    for (const int fired : {clarkWests, pesaranTimmermanns, dieboldMarianos}) {
        EXPECT_GE(fired, 29);
        EXPECT_LE(fired, 71);
    }
}

TEST(Significance, theNoiseOfAModelThatKnowsNothingHidesItFromDieboldMariano)
{
    int dieboldMarianos = 0;
    int better = 0;
    int worse = 0;
    for (std::uint64_t sample = 0; sample < 300; ++sample) {
        const Forecasts f = simulate(2000, {0.0, 0.95, 0.2}, 7000 + sample);
        const Metrics m = judge(f.up, f.rose, f.steps, kHorizon).value();
        dieboldMarianos += m.dieboldMariano.pValue < 0.05 ? 1 : 0;
        better += m.verdict == Verdict::BetterThanCoin ? 1 : 0;
        worse += m.verdict == Verdict::WorseThanCoin ? 1 : 0;
    }
    EXPECT_LT(dieboldMarianos, 6); // 15 would be its level
    EXPECT_LE(better, 15 + 11);
    EXPECT_GT(worse, 60); // it is worse, by its noise
}

TEST(Significance, isNaNWhereNothingVaries)
{
    const Overlap overlap(counted(50), kHorizon);
    const std::vector<double> up(50, 0.7);
    std::vector<unsigned char> rose(50, 1);
    EXPECT_TRUE(std::isnan(clarkWest(up, rose, overlap).pValue));
    rose[3] = 0;
    EXPECT_TRUE(std::isnan(pesaranTimmermann(up, rose, overlap).pValue)); // always called up
    EXPECT_FALSE(std::isnan(clarkWest(up, rose, overlap).pValue));
    EXPECT_TRUE(std::isnan(clarkWest({}, {}, Overlap({}, kHorizon)).pValue));
}
