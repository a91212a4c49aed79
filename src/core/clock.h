#pragma once

#include "core/time.h"

namespace cryptopulse::core {

/// Tells the time of day. A seam: tests hand in a clock they can move.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Thread-safe.
    [[nodiscard]] virtual UtcTime now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] UtcTime now() const override;
};

} // namespace cryptopulse::core
