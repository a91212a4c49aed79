#include "market/pace.h"

#include <algorithm>

namespace cryptopulse::market {

/// Never further away than an empty bucket needs, so that a clock that was set back does not mean a long
/// wait.
Pace::Fine Pace::full(Fine now) const
{
    return std::clamp(m_full, now, now + m_limits.interval * m_limits.burst);
}

std::optional<core::UtcTime> Pace::nextAllowed() const
{
    const Fine now = m_clock.now();
    const Fine next = full(now) - m_limits.interval * (m_limits.burst - 1);
    if (next <= now)
        return std::nullopt;
    return std::chrono::ceil<std::chrono::milliseconds>(next);
}

void Pace::called()
{
    m_full = full(m_clock.now()) + m_limits.interval;
}

} // namespace cryptopulse::market
