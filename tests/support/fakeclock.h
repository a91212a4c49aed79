#pragma once

#include "core/clock.h"

#include <atomic>

namespace cryptopulse::support {

/// A clock that stands still until it is moved. Thread-safe.
class FakeClock final : public core::Clock
{
public:
    explicit FakeClock(core::UtcTime start = core::fromEpochMs(1'700'000'000'000))
        : m_now(start)
    {
    }

    [[nodiscard]] core::UtcTime now() const override { return m_now.load(); }
    void set(core::UtcTime time) { m_now.store(time); }
    void advance(std::chrono::milliseconds by) { m_now.store(m_now.load() + by); }

private:
    std::atomic<core::UtcTime> m_now;
};

} // namespace cryptopulse::support
