#include "forecast/score.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace cryptopulse::forecast {

namespace {

constexpr unsigned kDigitBits = 11;
constexpr std::size_t kDigits = 6; // 6 * 11 bits cover 64
constexpr std::size_t kBuckets = std::size_t{1} << kDigitBits;

/// The bits of a number that is not negative are in the order of the numbers.
std::uint64_t keyOf(double probability)
{
    return std::bit_cast<std::uint64_t>(probability + 0.0); // -0 becomes 0
}

std::size_t digitOf(std::uint64_t key, std::size_t digit)
{
    return (key >> (digit * kDigitBits)) & (kBuckets - 1);
}

/// Sorts by radix, least digit first: at a million keys several times as fast as comparing them.
void sortKeys(std::vector<std::uint64_t>& keys)
{
    if (keys.size() < kBuckets) {
        std::ranges::sort(keys);
        return;
    }
    std::vector<std::array<std::size_t, kBuckets>> counts(kDigits);
    for (const std::uint64_t key : keys) {
        for (std::size_t digit = 0; digit < kDigits; ++digit)
            ++counts[digit][digitOf(key, digit)];
    }
    std::vector<std::uint64_t> sorted(keys.size());
    for (std::size_t digit = 0; digit < kDigits; ++digit) {
        auto& places = counts[digit];
        if (places[digitOf(keys.front(), digit)] == keys.size())
            continue; // all alike here
        std::size_t place = 0;
        for (std::size_t& count : places)
            place += std::exchange(count, place);
        for (const std::uint64_t key : keys)
            sorted[places[digitOf(key, digit)]++] = key;
        keys.swap(sorted);
    }
}

/// Mann and Whitney's U over the number of pairs, by one walk along both sorted classes.
double areaUnderCurve(std::vector<std::uint64_t>& risen, std::vector<std::uint64_t>& others)
{
    if (risen.empty() || others.empty())
        return std::numeric_limits<double>::quiet_NaN();
    sortKeys(risen);
    sortKeys(others);
    std::uint64_t twice = 0; // 2U: a whole number, exact up to 3e9 rows of each class
    std::size_t below = 0;
    std::size_t upTo = 0; // others not above
    for (const std::uint64_t key : risen) {
        while (below < others.size() && others[below] < key)
            ++below;
        upTo = std::max(upTo, below);
        while (upTo < others.size() && others[upTo] == key)
            ++upTo;
        twice += below + upTo;
    }
    return static_cast<double>(twice) / 2.0 / static_cast<double>(risen.size()) /
           static_cast<double>(others.size());
}

} // namespace

Score score(std::span<const double> probabilities, std::span<const unsigned char> labels)
{
    constexpr double eps = std::numeric_limits<double>::epsilon();
    Score result;
    result.rows = std::min(probabilities.size(), labels.size());
    std::vector<std::uint64_t> risen;
    std::vector<std::uint64_t> others;
    risen.reserve(result.rows / 2 + result.rows / 16);
    others.reserve(result.rows / 2 + result.rows / 16);
    double logLoss = 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < result.rows; ++i) {
        const double p = probabilities[i];
        const bool up = p > 0.5;
        const bool rose = labels[i] != 0;
        (rose ? risen : others).push_back(keyOf(p));
        ++(rose ? (up ? result.truePositives : result.falseNegatives)
                : (up ? result.falsePositives : result.trueNegatives));
        const double clipped = std::clamp(p, eps, 1.0 - eps);
        logLoss -= std::log(rose ? clipped : 1.0 - clipped);
        const double miss = rose ? 1.0 - p : p;
        squares += miss * miss;
    }
    const auto rows = static_cast<double>(std::max<std::size_t>(result.rows, 1));
    result.accuracy = static_cast<double>(result.truePositives + result.trueNegatives) / rows;
    result.baseRate = static_cast<double>(risen.size()) / rows;
    result.logLoss = logLoss / rows;
    result.brier = squares / rows;
    result.auc = areaUnderCurve(risen, others);
    return result;
}

} // namespace cryptopulse::forecast
