#include "evaluation/overlap.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <numeric>
#include <random>
#include <vector>

using namespace cryptopulse::evaluation;

namespace {

/// Straight from the definition: all pairs, by the difference of their steps.
double longRunByPairs(const std::vector<double>& series, const std::vector<std::size_t>& steps,
                      std::size_t horizon, Kernel kernel)
{
    const auto n = static_cast<double>(series.size());
    const double mean = std::accumulate(series.begin(), series.end(), 0.0) / n;
    double sum = 0.0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        for (std::size_t j = 0; j < series.size(); ++j) {
            const std::size_t apart = steps[i] > steps[j] ? steps[i] - steps[j] : steps[j] - steps[i];
            if (apart >= horizon)
                continue;
            const double weight = kernel == Kernel::Rectangular
                                      ? 1.0
                                      : 1.0 - static_cast<double>(apart) / static_cast<double>(horizon);
            sum += weight * (series[i] - mean) * (series[j] - mean);
        }
    }
    return sum / n;
}

std::vector<std::size_t> counted(std::size_t n)
{
    std::vector<std::size_t> steps(n);
    std::iota(steps.begin(), steps.end(), std::size_t{0});
    return steps;
}

} // namespace

TEST(Overlap, isTheDefinitionWhereverEntriesAreMissing)
{
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal;
    for (const std::size_t horizon : {1U, 2U, 5U, 30U}) {
        for (const unsigned oneIn : {1U, 2U, 10U, 1000U}) { // how often entries are left out
            std::vector<double> series;
            std::vector<std::size_t> steps;
            double walk = 0.0;
            for (std::size_t step = 0; steps.size() < 300; ++step) {
                walk = 0.9 * walk + normal(random);
                if (random() % oneIn == 0 && oneIn > 1)
                    step += random() % 9;
                series.push_back(walk);
                steps.push_back(step);
            }
            const LongRun longRun = Overlap(steps, horizon).longRun(series);
            EXPECT_NEAR(longRun.longRunVariance, longRunByPairs(series, steps, horizon, longRun.kernel),
                        1e-9 * longRun.variance)
                << horizon << ' ' << oneIn;
        }
    }
}

TEST(Overlap, fallsBackToBartlettWhenTheSumIsNotPositive)
{
    std::vector<double> series; // + - + -: the first lag outweighs the squares
    for (int i = 0; i < 50; ++i)
        series.push_back(i % 2 == 0 ? 1.0 : -1.0);
    const auto steps = counted(series.size());
    const LongRun longRun = Overlap(steps, 2).longRun(series);
    EXPECT_EQ(longRun.kernel, Kernel::Bartlett);
    EXPECT_NEAR(longRun.longRunVariance, longRunByPairs(series, steps, 2, Kernel::Bartlett), 1e-12);
    EXPECT_GT(longRun.longRunVariance, 0.0);
}

TEST(Overlap, noPairReachesAcrossAHole)
{
    // Two runs of the same constant-signed blocks: with the hole closed they would be neighbours.
    const std::vector<double> series{1, 1, 1, -1, -1, -1};
    const std::vector<std::size_t> apart{0, 1, 2, 8, 9, 10}; // a jump of horizon + 1
    const std::vector<std::size_t> together{0, 1, 2, 3, 4, 5};
    // Within each run 3 squares, 2 pairs at lag 1 and 1 at lag 2, all +1: (3 + 2*2 + 2*1) * 2 / 6.
    EXPECT_DOUBLE_EQ(Overlap(apart, 5).longRun(series).longRunVariance, 3.0);
    EXPECT_NE(Overlap(together, 5).longRun(series).longRunVariance, 3.0);
}

TEST(Overlap, aSeriesWithoutVarianceSaysSo)
{
    EXPECT_EQ(Overlap({}, 5).longRun({}).longRunVariance, 0.0);
    const std::vector<double> alike(1000, 0.1); // 0.1 * 1000 is not exactly 100
    const LongRun longRun = Overlap(counted(1000), 5).longRun(alike);
    EXPECT_EQ(longRun.longRunVariance, 0.0);
    EXPECT_NEAR(longRun.mean, 0.1, 1e-14);
}
