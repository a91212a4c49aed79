#include "core/timerange.h"

#include <algorithm>

namespace cryptopulse::core {

std::vector<TimeRange> merged(std::vector<TimeRange> ranges)
{
    std::erase_if(ranges, [](const TimeRange& range) { return range.empty(); });
    std::ranges::sort(ranges, {}, &TimeRange::from);
    std::vector<TimeRange> result;
    for (const TimeRange& range : ranges) {
        if (!result.empty() && range.from <= result.back().to)
            result.back().to = std::max(result.back().to, range.to);
        else
            result.push_back(range);
    }
    return result;
}

std::vector<TimeRange> without(const TimeRange& whole, const std::vector<TimeRange>& taken)
{
    std::vector<TimeRange> rest;
    UtcTime at = whole.from;
    for (const TimeRange& range : taken) {
        if (range.to <= at)
            continue;
        if (range.from >= whole.to)
            break;
        if (range.from > at)
            rest.push_back({at, range.from});
        at = range.to;
    }
    if (at < whole.to)
        rest.push_back({at, whole.to});
    return rest;
}

bool isWithin(const TimeRange& one, const std::vector<TimeRange>& ranges)
{
    const auto after = std::ranges::upper_bound(ranges, one.from, {}, &TimeRange::from);
    return one.empty() || (after != ranges.begin() && one.to <= std::prev(after)->to);
}

std::chrono::milliseconds lengthOf(const std::vector<TimeRange>& ranges)
{
    std::chrono::milliseconds sum{0};
    for (const TimeRange& range : ranges)
        sum += range.length();
    return sum;
}

} // namespace cryptopulse::core
