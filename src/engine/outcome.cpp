#include "engine/outcome.h"

namespace cryptopulse::engine {

namespace {

using core::UtcTime;

core::LiveForecast unknown(core::LiveForecast forecast)
{
    forecast.outcome = core::Outcome::Unknown;
    return forecast;
}

core::LiveForecast seen(core::LiveForecast forecast, const core::SeriesView& samples, std::size_t index)
{
    const double price = samples.prices()[index];
    forecast.outcome = price > forecast.price.value() ? core::Outcome::Rose : core::Outcome::DidNotRise;
    forecast.seenAt = samples.times()[index];
    forecast.seen = core::Price::from(price);
    return forecast;
}

/// Number of the bucket of that length since 1970.
std::int64_t bucketOf(UtcTime time, std::chrono::milliseconds length)
{
    return std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch() / length;
}

/// The last sample up to the end of bucket @p target, when no hole lies between @p first and the sample after
/// it.
std::optional<std::size_t> acrossBuckets(const core::SeriesView& samples, std::size_t first,
                                         std::int64_t target, std::chrono::milliseconds length)
{
    constexpr std::int64_t kMostAhead = 2; // one empty bucket between two samples
    std::size_t last = first;
    while (true) {
        const std::int64_t here = bucketOf(samples.times()[last], length);
        const std::int64_t next = bucketOf(samples.times()[last + 1], length);
        if (next > target)
            return here == target || next - here <= kMostAhead ? std::optional(last) : std::nullopt;
        if (next - here > kMostAhead)
            return std::nullopt;
        ++last;
    }
}

} // namespace

std::optional<core::LiveForecast> decide(const core::LiveForecast& forecast, const core::SeriesView& samples)
{
    const std::size_t first = samples.lowerBound(forecast.asOf);
    if (first == samples.size())
        return samples.empty() ? std::nullopt : std::optional(unknown(forecast));
    if (samples.times()[first] != forecast.asOf)
        return unknown(forecast);
    const auto interval = forecast.step.interval();
    if (!interval) {
        const std::size_t index = first + std::size_t(forecast.horizonSteps);
        return index < samples.size() ? std::optional(seen(forecast, samples, index)) : std::nullopt;
    }
    const std::int64_t target = bucketOf(forecast.asOf, *interval) + forecast.horizonSteps;
    if (bucketOf(samples.newestTime(), *interval) <= target)
        return std::nullopt;
    const auto index = acrossBuckets(samples, first, target, *interval);
    return index ? seen(forecast, samples, *index) : unknown(forecast);
}

} // namespace cryptopulse::engine
