#include "market/backoff.h"

#include <algorithm>

namespace cryptopulse::market {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

milliseconds doubled(milliseconds first, milliseconds cap, int times)
{
    // Sixteen doublings exceed every cap here; more would overflow after days without a network.
    return std::min(cap, first * (std::int64_t{1} << std::min(times, 16)));
}

} // namespace

void BackOff::succeeded() noexcept
{
    m_rateLimits = 0;
    m_failures = 0;
    m_blocked.reset();
    m_suggested.reset();
}

void BackOff::failed(const core::Error& error)
{
    if (error.kind == core::ErrorKind::Cancelled)
        return;
    const core::UtcTime now = m_clock.now();
    if (error.kind != core::ErrorKind::RateLimited) {
        m_suggested = Wait{now, now + jittered(doubled(2s, 5min, m_failures++))};
        return;
    }
    // The provider's own word is kept to the second; only a guess is spread.
    const milliseconds guess = jittered(doubled(60s, 15min, m_rateLimits++));
    m_blocked = Wait{now, now + (error.retryAfter ? std::max<milliseconds>(*error.retryAfter, 1s) : guess)};
}

std::optional<core::UtcTime> BackOff::nextAllowed() const
{
    return rest(m_blocked);
}

std::optional<core::UtcTime> BackOff::suggestedNext() const
{
    return std::max(rest(m_blocked), rest(m_suggested)); // an empty optional is less than any time
}

std::optional<core::UtcTime> BackOff::rest(std::optional<Wait>& wait) const
{
    const core::UtcTime now = m_clock.now();
    // A clock that was set back makes a wait of a minute neither one of a year nor none: it begins anew.
    if (wait && now < wait->since)
        wait = Wait{now, now + (wait->until - wait->since)};
    if (!wait || now >= wait->until)
        return std::nullopt;
    return wait->until;
}

milliseconds BackOff::jittered(milliseconds wait)
{
    // Not std::uniform_int_distribution: its numbers differ between standard libraries.
    const auto share = static_cast<std::int64_t>(m_random() % 201); // thousandths
    return wait + wait * share / 1000;
}

} // namespace cryptopulse::market
