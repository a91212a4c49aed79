#pragma once

#include "core/series.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <limits>
#include <optional>
#include <random>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace cryptopulse::test {

inline const core::UtcTime kStart = core::fromEpochMs(1'700'000'040'000); // the start of a UTC minute

/// One price a minute from kStart on.
inline core::SeriesView minutes(std::span<const double> prices)
{
    core::Series series(prices.size());
    auto time = kStart;
    for (const double price : prices) {
        series.add(time, core::Price::from(price).value());
        time += std::chrono::minutes(1);
    }
    return series.view();
}

/// Samples at the given seconds after kStart, with the prices 1, 2, 3, ….
inline core::SeriesView samplesAt(std::initializer_list<long long> seconds)
{
    core::Series series(seconds.size());
    double price = 0.0;
    for (const long long second : seconds)
        series.add(kStart + std::chrono::seconds(second), core::Price::from(price += 1.0).value());
    return series.view();
}

/// A geometric random walk that starts at @p price.
inline std::vector<double> randomWalk(std::size_t steps, unsigned seed, double price = 40'000.0)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> change(0.0, 5e-4);
    std::vector<double> prices;
    prices.reserve(steps);
    for (std::size_t i = 0; i < steps; ++i)
        prices.push_back(price *= std::exp(change(random)));
    return prices;
}

/// The path of a price file of the reference material; empty where there is none on this machine.
inline std::optional<std::filesystem::path> referenceFile(const char* name)
{
    const char* root = std::getenv("CRYPTOPULSE_REFERENCE");
    if (root == nullptr || *root == '\0')
        return std::nullopt;
    auto path = std::filesystem::path(root) / "data" / name;
    if (!std::filesystem::exists(path))
        return std::nullopt;
    return path;
}

/// The first @p rows rows of a CSV file "time,price" with times in milliseconds.
inline core::SeriesView readCsv(const std::filesystem::path& path,
                                std::size_t rows = std::numeric_limits<std::size_t>::max())
{
    std::ifstream in(path);
    std::string line;
    std::getline(in, line); // header
    core::Series series;
    for (std::size_t i = 0; i < rows && std::getline(in, line); ++i) {
        const auto comma = line.find(',');
        const auto price = core::Price::from(std::stod(line.substr(comma + 1)));
        if (!price)
            throw std::runtime_error("not a price: " + line);
        series.add(core::fromEpochMs(std::stoll(line.substr(0, comma))), *price);
    }
    return series.view();
}

} // namespace cryptopulse::test
