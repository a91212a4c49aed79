#pragma once

#include "core/time.h"

#include <vector>

namespace cryptopulse::core {

/// A stretch of time: [from, to).
struct TimeRange {
    UtcTime from;
    UtcTime to;

    [[nodiscard]] bool empty() const noexcept { return to <= from; }
    [[nodiscard]] std::chrono::milliseconds length() const noexcept
    {
        return empty() ? std::chrono::milliseconds(0) : to - from;
    }
    bool operator==(const TimeRange&) const = default;
};

/// The same moments in ascending stretches that neither overlap nor touch; empty ones are dropped.
[[nodiscard]] std::vector<TimeRange> merged(std::vector<TimeRange> ranges);

/// What of @p whole is in none of @p taken, which must be as merged() makes them.
[[nodiscard]] std::vector<TimeRange> without(const TimeRange& whole, const std::vector<TimeRange>& taken);

/// Whether all of @p one is in @p ranges, which must be as merged() makes them. O(log n).
[[nodiscard]] bool isWithin(const TimeRange& one, const std::vector<TimeRange>& ranges);

/// The sum of their lengths.
[[nodiscard]] std::chrono::milliseconds lengthOf(const std::vector<TimeRange>& ranges);

} // namespace cryptopulse::core
