#pragma once

#include "core/time.h"

namespace cryptopulse::gui {

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

} // namespace cryptopulse::gui
