#include "evaluation/overlap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
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

/// The same of labels by the clock: all pairs, by how much of them is common.
double longRunByLabels(const std::vector<double>& series,
                       const std::vector<cryptopulse::core::UtcTime>& begins,
                       const std::vector<cryptopulse::core::UtcTime>& ends, Kernel kernel)
{
    const auto n = static_cast<double>(series.size());
    const double mean = std::accumulate(series.begin(), series.end(), 0.0) / n;
    double sum = 0.0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        for (std::size_t j = 0; j < series.size(); ++j) {
            const auto common = std::min(ends[i], ends[j]) - std::max(begins[i], begins[j]);
            if (common.count() <= 0)
                continue;
            const double lengths = static_cast<double>((ends[i] - begins[i]).count()) *
                                   static_cast<double>((ends[j] - begins[j]).count());
            const double share = static_cast<double>(common.count()) / std::sqrt(lengths);
            const double weight = kernel == Kernel::Rectangular ? 1.0 : share;
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

TEST(Overlap, byTheClockItIsTheDefinitionToo)
{
    using std::chrono::milliseconds;
    std::mt19937_64 random(5);
    std::normal_distribution<double> normal;
    for (const Kernel kernel : {Kernel::Rectangular, Kernel::Bartlett}) {
        const bool turns =
            kernel == Kernel::Bartlett; // back at every entry, which each label sees the next of
        std::vector<double> series;
        std::vector<cryptopulse::core::UtcTime> begins;
        std::vector<cryptopulse::core::UtcTime> ends;
        cryptopulse::core::UtcTime now = cryptopulse::core::fromEpochMs(1'700'000'000'000);
        double value = 1.0;
        for (int i = 0; i < 400; ++i) {
            value = (turns ? -1.0 : 0.9) * value + 0.01 * normal(random);
            now += milliseconds(30'000 + random() % 20'000) + milliseconds(i % 50 == 0 ? 900'000 : 0);
            series.push_back(value);
            begins.push_back(now);
            ends.push_back(now + milliseconds(turns ? 55'000 : 300'000 + random() % 9'000));
        }
        const Overlap overlap(begins, ends);
        const LongRun longRun = overlap.longRun(series);
        EXPECT_EQ(longRun.kernel, kernel);
        EXPECT_NEAR(longRun.longRunVariance, longRunByLabels(series, begins, ends, kernel),
                    1e-9 * longRun.variance);
        EXPECT_GT(longRun.longRunVariance, 0.0);
    }
}

TEST(Overlap, labelsThatOnlyTouchDoNotOverlap)
{
    const auto at = [](int minute) {
        return cryptopulse::core::fromEpochMs(0) + std::chrono::minutes(minute);
    };
    const std::vector begins{at(0), at(0), at(4), at(5), at(20)};
    const std::vector ends{at(5), at(5), at(9), at(10), at(25)};
    const Overlap overlap(begins, ends);
    EXPECT_EQ(overlap.horizon(), 3U); // the first, its twin and the third
    EXPECT_EQ(overlap.disjoint(), 3U);
    // Pairs: 0-1, 0-2, 1-2, 2-3. Of 1, -1, 2, 0, -2, whose mean is 0: 10 + 2 (-1 + 2 - 2 + 0).
    const std::vector<double> series{1, -1, 2, 0, -2};
    EXPECT_DOUBLE_EQ(overlap.longRun(series).longRunVariance, 8.0 / 5.0);
    const std::vector<std::size_t> some{0, 2, 3}; // 1 + 4 + 0 + 2 (2 + 0)
    const std::vector<double> values{1, 2, 0};
    EXPECT_DOUBLE_EQ(overlap.sumAmong(some, values).sum, 9.0);
}

TEST(Overlap, countsLabelsThatLieApart)
{
    EXPECT_EQ(Overlap(counted(11), 5).disjoint(), 3U);
    EXPECT_EQ(Overlap(std::vector<std::size_t>{0, 4, 5, 30}, 5).disjoint(), 3U);
    EXPECT_EQ(Overlap({}, 5).disjoint(), 0U);
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
