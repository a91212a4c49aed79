#include "core/gaps.h"

#include <algorithm>

namespace cryptopulse::core {

namespace {

/// Floored, also before 1970.
long long bucketOf(UtcTime time, long long interval)
{
    const long long ms = toEpochMs(time);
    return ms >= 0 ? ms / interval : -((-ms + interval - 1) / interval);
}

} // namespace

Gaps gapsOf(const SeriesView& samples, std::chrono::milliseconds interval, std::size_t most)
{
    Gaps gaps;
    if (samples.empty())
        return gaps;
    const auto times = samples.times();
    const long long length = interval.count();
    const long long first = bucketOf(times.front(), length);
    long long bucket = first;
    UtcTime end = fromEpochMs((bucket + 1) * length);
    for (const UtcTime time : times) {
        if (time < end) // nearly always within the bucket or in the next one: no division
            continue;
        if (time < end + interval) {
            ++bucket;
        } else {
            const long long next = bucketOf(time, length);
            const auto missing = static_cast<std::size_t>(next - bucket - 1);
            if (gaps.list.size() < most)
                gaps.list.push_back({{end, fromEpochMs(next * length)}, missing});
            ++gaps.count;
            gaps.missing += missing;
            gaps.longest = std::max(gaps.longest, missing);
            bucket = next;
        }
        end = fromEpochMs((bucket + 1) * length);
    }
    gaps.buckets = static_cast<std::size_t>(bucket - first + 1);
    return gaps;
}

} // namespace cryptopulse::core
