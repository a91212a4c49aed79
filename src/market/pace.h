#pragma once

#include "core/clock.h"

#include <chrono>
#include <optional>

namespace cryptopulse::market {

/// How often calls may be made: one each interval, and so many at once after a rest.
struct PaceLimits {
    std::chrono::microseconds interval{};
    int burst = 1;
};

/// Spreads calls as a token bucket does. Knows no network. Keeps a reference: the clock must outlive this
/// object. Not thread-safe.
class Pace final
{
public:
    Pace(PaceLimits limits, const core::Clock& clock)
        : m_limits(limits)
        , m_clock(clock)
    {
    }

    /// When a call is allowed again; empty: now.
    [[nodiscard]] std::optional<core::UtcTime> nextAllowed() const;

    /// A call was made.
    void called();

private:
    using Fine = std::chrono::sys_time<std::chrono::microseconds>; // intervals are no whole milliseconds

    [[nodiscard]] Fine full(Fine now) const;

    PaceLimits m_limits;
    const core::Clock& m_clock;
    Fine m_full{}; ///< when the bucket will be full again
};

} // namespace cryptopulse::market
