#include "market/demosource.h"

#include "market/answered.h"

#include <cmath>

namespace cryptopulse::market {

namespace {

using std::chrono::floor;
using std::chrono::seconds;

constexpr double kCentre = 60'000.0;
constexpr double kVolatility = 7e-5;    ///< of the logarithm, per square root of a second: 0.054 % a minute
constexpr double kBridge = 4'194'304.0; ///< length of a bridge in seconds, a power of two
constexpr int kLevels = 25;             ///< halvings of the bridge, down to a quarter of a second

/// SplitMix64's finaliser (Steele, Lea, Flood 2014): well mixed bits from any number.
std::uint64_t mixed(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

std::uint64_t hashOf(std::uint64_t seed, std::uint64_t level, double cell)
{
    const auto index = static_cast<std::int64_t>(cell);
    return mixed(mixed(seed ^ (level << 56)) + static_cast<std::uint64_t>(index));
}

/// Within [-1, 1).
double uniform(std::uint64_t bits)
{
    return std::ldexp(static_cast<double>(bits >> 11), -52) - 1.0;
}

/// Nearly normal, mean 0, variance 1: the sum of four uniform numbers, which needs no function of libm that
/// might differ between machines.
double normal(std::uint64_t bits)
{
    double sum = 0;
    for (int i = 0; i < 4; ++i)
        sum += static_cast<double>((bits >> (16 * i)) & 0xffffU) / 65'535.0;
    return (sum - 2.0) * std::sqrt(3.0);
}

/// The market's own time, which passes faster in lively hours. Increasing: within each period the pace is
/// constant and between 0.16 and 1.84; the paces of three periods multiply.
double activityTime(std::uint64_t seed, double second)
{
    double time = second;
    std::uint64_t level = 100;
    for (const double period : {900.0, 7'200.0, 57'600.0}) {
        const double cell = std::floor(time / period);
        const double share = time / period - cell;
        const double from = uniform(hashOf(seed, level, cell));
        const double to = uniform(hashOf(seed, level, cell + 1));
        time += 0.42 * period * (from + share * (to - from));
        ++level;
    }
    return time;
}

/// Brownian motion by Lévy's construction: each level adds, in the middle of each of its cells, a normal
/// number of variance cell/4, falling to 0 at the cell's ends.
double bridge(std::uint64_t seed, double time)
{
    const std::uint64_t own = hashOf(seed, 99, std::floor(time / kBridge));
    const double place = time - std::floor(time / kBridge) * kBridge;
    double sum = 0;
    double cell = kBridge;
    for (std::uint64_t level = 0; level < kLevels; ++level, cell /= 2) {
        const double index = std::floor(place / cell);
        const double hat = 1.0 - std::abs(2.0 * (place / cell - index) - 1.0);
        sum += normal(hashOf(own, level, index)) * std::sqrt(cell) / 2.0 * hat;
    }
    return sum;
}

} // namespace

DemoSource::DemoSource(const core::Clock& clock, std::uint64_t seed, QObject* parent)
    : PriceSource(parent)
    , m_clock(clock)
    , m_seed(seed)
{
}

QFuture<core::Result<Quote>> DemoSource::fetch()
{
    const core::UtcTime now = floor<seconds>(m_clock.now());
    return answered(Quote{priceAt(now), now});
}

core::Price DemoSource::priceAt(core::UtcTime time) const
{
    const auto second = static_cast<double>(floor<seconds>(time).time_since_epoch().count());
    const double logarithm = kVolatility * bridge(m_seed, activityTime(m_seed, second));
    // The hats cannot add up to more than 0.85: the price stays between 25,000 and 141,000.
    return *core::Price::from(std::round(kCentre * std::exp(logarithm) * 100.0) / 100.0);
}

std::vector<core::Sample> DemoSource::minutes(core::UtcTime from, core::UtcTime to) const
{
    std::vector<core::Sample> samples;
    if (from >= to)
        return samples;
    samples.reserve(static_cast<std::size_t>((to - from) / std::chrono::minutes(1)) + 1);
    for (core::UtcTime time = std::chrono::ceil<std::chrono::minutes>(from); time < to;
         time += std::chrono::minutes(1))
        samples.push_back({time, priceAt(time), time});
    return samples;
}

} // namespace cryptopulse::market
