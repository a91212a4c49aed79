#pragma once

#include "core/series.h"

#include <algorithm>
#include <chrono>
#include <random>

namespace cryptopulse::tests {

inline const core::UtcTime kStart = core::fromEpochMs(1'700'000'000'000);

/// A walk of @p count samples at uneven times, some of them hours apart. The same for the same @p seed.
inline core::Series unevenWalk(std::size_t count, unsigned seed = 42)
{
    using namespace std::chrono_literals;
    std::mt19937_64 generator(seed);
    std::normal_distribution<double> move(0.0, 5.0);
    core::Series series(count);
    double price = 50'000;
    core::UtcTime time = kStart;
    for (std::size_t i = 0; i < count; ++i) {
        price = std::max(1.0, price + move(generator));
        time += generator() % 97 == 0 ? 3h : std::chrono::milliseconds(1 + generator() % 90'000);
        series.add(time, *core::Price::from(price));
    }
    return series;
}

/// @p prices one minute apart from kStart on.
inline core::Series minutes(const std::vector<double>& prices)
{
    core::Series series(prices.size());
    for (std::size_t i = 0; i < prices.size(); ++i)
        series.add(kStart + i * std::chrono::minutes(1), *core::Price::from(prices[i]));
    return series;
}

} // namespace cryptopulse::tests
