#include "chart/candles.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::chart {

namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::weeks;

constexpr std::array<std::chrono::seconds, 11> kSuitable{
    1min, 5min, 15min, 1h, 4h, days(1), weeks(1), weeks(4), weeks(12), weeks(52), weeks(520)};

constexpr double kFirstMonday = 4 * 86'400'000.0; // 1970 began on a Thursday

double milliseconds(std::chrono::seconds length)
{
    return static_cast<double>(length.count()) * 1000;
}

} // namespace

std::chrono::seconds suitableInterval(TimeSpan range, double width, double pixels) noexcept
{
    for (const std::chrono::seconds interval : kSuitable) {
        if (milliseconds(interval) / range.length() * width >= pixels)
            return interval;
    }
    return kSuitable.back();
}

TimeSpan bucketAt(double time, std::chrono::seconds interval) noexcept
{
    const double length = milliseconds(interval);
    const double origin = interval % weeks(1) == 0s ? kFirstMonday : 0;
    const double from = std::floor((time - origin) / length) * length + origin;
    return {from, from + length};
}

std::vector<Candle> makeCandles(const Pyramid& pyramid, TimeSpan range, std::chrono::seconds interval)
{
    std::vector<Candle> candles;
    const core::SeriesView& samples = pyramid.samples();
    if (samples.empty() || interval <= 0s || !(range.length() > 0))
        return candles;
    const std::size_t size = samples.size();
    std::size_t begin = indexAt(samples, bucketAt(range.from, interval).from, 0, size);
    Strides strides(samples, size);
    while (begin < size && toAxis(samples.times()[begin]) <= range.to) {
        const TimeSpan bucket = bucketAt(toAxis(samples.times()[begin]), interval);
        const std::size_t end = strides.to(bucket.to, begin);
        const Pyramid::Extremes found = pyramid.extremes(begin, end);
        candles.push_back({.bucket = bucket,
                           .open = samples.prices()[begin],
                           .high = found.highest,
                           .low = found.lowest,
                           .close = samples.prices()[end - 1]});
        begin = end;
    }
    return candles;
}

} // namespace cryptopulse::chart
