#include "market/demosource.h"

#include <QPromise>
#include <cmath>

namespace cryptopulse::market {

namespace {

constexpr int kOctaves = 22;          // 1 s to 24 days
constexpr int kVolatilityOctave = 13; // calm and busy spells of some two hours

/// SplitMix64's finaliser (Steele, Lea, Flood 2014), as a number in [-1, 1).
double hashed(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
    x ^= x >> 31U;
    return static_cast<double>(x >> 11U) * 0x1.0p-52 - 1.0;
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
    const auto second = std::chrono::floor<std::chrono::seconds>(m_clock.now());
    QPromise<core::Result<Quote>> promise;
    promise.start();
    promise.addResult(core::Result<Quote>(Quote{priceAt(second), core::UtcTime(second)}));
    promise.finish();
    return promise.future();
}

double DemoSource::noise(std::int64_t second, int octave) const
{
    const std::int64_t cell = second >> octave;
    const auto at = [&](std::int64_t i) {
        return hashed((m_seed * 64 + static_cast<std::uint64_t>(octave)) ^
                      (static_cast<std::uint64_t>(i) << 20U));
    };
    const double x = std::ldexp(static_cast<double>(second - (cell << octave)), -octave);
    const double smooth = x * x * (3 - 2 * x);
    return at(cell) * (1 - smooth) + at(cell + 1) * smooth;
}

core::Price DemoSource::priceAt(core::UtcTime time) const
{
    const std::int64_t second = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    const double volatility = std::exp(noise(second, kVolatilityOctave));
    double logReturn = 0;
    for (int octave = 0; octave < kOctaves; ++octave) {
        // A random walk spreads with the square root of time; only the fast octaves know calm and busy
        // spells.
        const double size = 6e-5 * std::sqrt(std::ldexp(1.0, octave));
        logReturn += size * noise(second, octave) * (octave < kVolatilityOctave ? volatility : 1.0);
    }
    return *core::Price::from(60'000 * std::exp(logReturn)); // bounded noise: always a price
}

std::vector<core::Sample> DemoSource::minutes(core::UtcTime from, core::UtcTime to) const
{
    std::vector<core::Sample> samples;
    for (core::UtcTime t = std::chrono::ceil<std::chrono::minutes>(from); t < to;
         t += std::chrono::minutes(1))
        samples.push_back({t, priceAt(t), t});
    return samples;
}

} // namespace cryptopulse::market
