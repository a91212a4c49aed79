#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

namespace cryptopulse::evaluation::test {

inline constexpr std::size_t kHorizon = 5;

/// Forecasts of a random walk and what came of them; the labels of neighbours overlap.
struct Forecasts {
    std::vector<double> up;
    std::vector<unsigned char> rose;
    std::vector<std::size_t> steps;
};

struct World {
    double insight = 0.0;     ///< how much of the coming move's standard score is in the log-odds
    double persistence = 0.0; ///< correlation of the forecast's own noise from step to step
    double noise = 0.2;       ///< standard deviation of that noise, in log-odds
};

/// Steps 0, 1, 2, ... of a random walk without drift. The same seed gives the same numbers on one machine.
inline Forecasts simulate(std::size_t n, const World& world, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    std::vector<double> returns(n + kHorizon);
    for (double& value : returns)
        value = normal(random);
    Forecasts result;
    double noise = normal(random);
    for (std::size_t i = 0; i < n; ++i) {
        const auto first = returns.begin() + static_cast<std::ptrdiff_t>(i);
        const double move = std::accumulate(first, first + kHorizon, 0.0) / std::sqrt(double{kHorizon});
        const double logOdds = world.insight * move + world.noise * noise;
        result.up.push_back(1.0 / (1.0 + std::exp(-logOdds)));
        result.rose.push_back(move > 0.0 ? 1 : 0);
        result.steps.push_back(i);
        noise = world.persistence * noise +
                std::sqrt(1.0 - world.persistence * world.persistence) * normal(random);
    }
    return result;
}

} // namespace cryptopulse::evaluation::test
