#pragma once

#include "core/time.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::chart {

/// A stretch of time on a chart. Doubles of milliseconds since 1970 (UTC), because a pixel is rarely a whole
/// one.
struct TimeSpan {
    double from = 0.0;
    double to = 0.0;

    [[nodiscard]] double length() const noexcept { return to - from; }
    bool operator==(const TimeSpan&) const = default;
};

[[nodiscard]] inline double toAxis(core::UtcTime time) noexcept
{
    return static_cast<double>(core::toEpochMs(time));
}

/// Rounded up, because a sample at a whole millisecond belongs to a range that starts a fraction before it.
[[nodiscard]] inline core::UtcTime fromAxis(double time) noexcept
{
    // Far beyond any date that can be stored, and still inside the range of the integer.
    constexpr double kLimit = 9e15;
    return core::fromEpochMs(static_cast<long long>(std::ceil(std::clamp(time, -kLimit, kLimit))));
}

} // namespace cryptopulse::chart
