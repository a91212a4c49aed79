#include "evaluation/sharpe.h"

#include "evaluation/distributions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace cryptopulse::evaluation;

namespace {

Path pathWith(std::initializer_list<std::size_t> returnsOfRuns)
{
    Path path;
    std::size_t first = 0;
    for (const std::size_t returns : returnsOfRuns) {
        path.runs.push_back({first + path.runs.size(), first, returns});
        first += returns;
    }
    path.returns.resize(first);
    return path;
}

std::vector<double> autoregressive(std::size_t n, double mean, double correlation, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    std::vector<double> values;
    double noise = normal(random);
    for (std::size_t i = 0; i < n; ++i) {
        values.push_back(mean + 0.01 * noise);
        noise = correlation * noise + std::sqrt(1.0 - correlation * correlation) * normal(random);
    }
    return values;
}

} // namespace

TEST(SharpeRatio, isItsDefinitionWithinRuns)
{
    const Path path = pathWith({100, 7, 193});
    const auto gains = autoregressive(300, 1e-3, 0.5, 50);
    double mean = 0.0;
    for (const double gain : gains)
        mean += gain / 300.0;
    double variance = 0.0;
    for (const double gain : gains)
        variance += (gain - mean) * (gain - mean) / 300.0;
    const double ratio = mean / std::sqrt(variance);
    // 4 (300/100)^(2/9) + 1 = 6.1: bandwidth 6, and 12 when the horizon is that long.
    for (const std::size_t horizon : {1U, 12U}) {
        const double bandwidth = horizon == 1 ? 6.0 : 12.0;
        double sum = 0.0;
        for (const Path::Run& run : path.runs) {
            for (std::size_t i = run.firstReturn; i < run.firstReturn + run.returns; ++i) {
                for (std::size_t j = run.firstReturn; j < run.firstReturn + run.returns; ++j) {
                    const double apart = std::abs(static_cast<double>(i) - static_cast<double>(j));
                    const double zi = (gains[i] - mean) / std::sqrt(variance);
                    const double zj = (gains[j] - mean) / std::sqrt(variance);
                    sum += std::max(1.0 - apart / bandwidth, 0.0) * (zi - ratio / 2.0 * (zi * zi - 1.0)) *
                           (zj - ratio / 2.0 * (zj * zj - 1.0));
                }
            }
        }
        const Sharpe sharpe = sharpeOf(gains, path, 365.0, horizon).value();
        const double half = kZ95 * std::sqrt(365.0 * sum) / 300.0;
        EXPECT_NEAR(sharpe.perYear, ratio * std::sqrt(365.0), 1e-10);
        EXPECT_NEAR(sharpe.interval.high - sharpe.perYear, half, 1e-9);
        EXPECT_NEAR(sharpe.perYear - sharpe.interval.low, half, 1e-9);
    }
}

TEST(SharpeRatio, coversTheTruth)
{
    const Path path = pathWith({2000});
    for (const double correlation : {0.0, 0.5}) {
        int covered = 0;
        for (std::uint64_t sample = 0; sample < 400; ++sample) {
            const auto gains = autoregressive(2000, 5e-4, correlation, 60 + sample);
            const Sharpe sharpe = sharpeOf(gains, path, 1.0, 5).value();
            covered += sharpe.interval.low <= 0.05 && 0.05 <= sharpe.interval.high ? 1 : 0;
        }
        // Bartlett's weights leave out some of a strong dependence: a little under 95 %.
        EXPECT_GE(covered, correlation == 0.0 ? 366 : 352) << correlation;
        EXPECT_LE(covered, 394) << correlation;
    }
}

TEST(SharpeRatio, isEmptyWhereNothingVaries)
{
    const Path path = pathWith({100});
    EXPECT_FALSE(sharpeOf(std::vector<double>(100, 0.0), path, 365.0, 5).has_value());
    EXPECT_FALSE(sharpeOf(std::vector<double>(100, 0.1), path, 365.0, 5).has_value());
}
