#pragma once

#include "evaluation/backtest.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace cryptopulse::evaluation::test {

/// Columns of a backtest that own what they point to.
struct Columns {
    std::vector<double> prices;
    std::vector<std::size_t> runEnds;
    std::vector<double> up;
    std::optional<double> stepsPerYear = 525'600.0;

    [[nodiscard]] BacktestInput input() const { return {prices, runEnds, up, stepsPerYear}; }
};

/// A random walk without drift, 5 bp a step, in a single run; probabilities of an AR(1) that knows nothing.
inline Columns randomWalk(std::size_t n, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    Columns columns;
    double price = 30'000.0;
    double noise = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        columns.prices.push_back(price);
        columns.up.push_back(1.0 / (1.0 + std::exp(-0.3 * noise)));
        price *= std::exp(5e-4 * normal(random));
        noise = 0.9 * noise + 0.43 * normal(random);
    }
    columns.runEnds = {n};
    return columns;
}

inline BacktestOptions withoutBand()
{
    BacktestOptions options;
    options.randomRuns = 0;
    return options;
}

inline BacktestOptions withoutCosts()
{
    BacktestOptions options = withoutBand();
    options.feeBp = 0.0;
    options.slippageBp = 0.0;
    return options;
}

} // namespace cryptopulse::evaluation::test
