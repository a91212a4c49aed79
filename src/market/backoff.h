#pragma once

#include "core/clock.h"
#include "core/error.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <random>

namespace cryptopulse::market {

/// How long to leave a provider alone after a failure. Knows no network.
/// Keeps a reference: the clock must outlive this object. Not thread-safe.
class BackOff final
{
public:
    BackOff(const core::Clock& clock, std::uint32_t seed)
        : m_clock(clock)
        , m_random(seed)
    {
    }

    /// Forgets all failures.
    void succeeded() noexcept;

    /// RateLimited blocks calls for error.retryAfter (at least 1 s), or without one for 60 s doubling to 15
    /// min; every other failure suggests 2 s doubling to 5 min and blocks nothing. Both waits get up to 20 %
    /// of jitter, so that many programs do not come back together. Cancelled says nothing about the provider.
    void failed(const core::Error& error);

    /// When a call is allowed again; empty: now.
    [[nodiscard]] std::optional<core::UtcTime> nextAllowed() const;

    /// When a scheduled call makes sense again, never before nextAllowed(); empty: now.
    [[nodiscard]] std::optional<core::UtcTime> suggestedNext() const;

private:
    struct Wait {
        core::UtcTime since;
        core::UtcTime until;
    };

    [[nodiscard]] std::optional<core::UtcTime> rest(std::optional<Wait>& wait) const;
    [[nodiscard]] std::chrono::milliseconds jittered(std::chrono::milliseconds wait);

    const core::Clock& m_clock;
    std::mt19937 m_random;
    int m_rateLimits = 0; ///< in a row, without a success between them
    int m_failures = 0;
    // Mutable: looking at them after the clock was set back moves them back, too.
    mutable std::optional<Wait> m_blocked;
    mutable std::optional<Wait> m_suggested;
};

} // namespace cryptopulse::market
