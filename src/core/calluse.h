#pragma once

#include "core/time.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace cryptopulse::core {

/// What is known of the calls that were made with a provider's key in one calendar month (UTC), and what they
/// come to when calls go on at their present pace.
struct CallUse {
    std::string plan;         ///< the provider's name for it: "demo"
    std::int64_t used = 0;    ///< calls of this month that were counted, failed ones too
    std::int64_t allowed = 0; ///< in a month
    UtcTime since{};          ///< from when on the calls of this month were counted
    UtcTime asOf{};           ///< when this was reckoned
    UtcTime resets{};         ///< the begin of the next month
    /// When the allowance is used up at the present pace; empty: not in this month.
    std::optional<UtcTime> lastsUntil{};
    /// The shortest interval at which what is left lasts to the end of the month; empty: nothing is left.
    std::optional<std::chrono::seconds> lastingInterval{};
    /// Worth a warning. It begins when a twentieth of the rest of the month would have no calls, and ends
    /// only when all of it has, so that it does not come and go with single calls.
    bool runsShort = false;

    bool operator==(const CallUse&) const = default;
};

/// The begin of the calendar month (UTC) of @p time.
[[nodiscard]] UtcTime monthBegin(UtcTime time) noexcept;

/// The begin of the calendar month (UTC) after that of @p time.
[[nodiscard]] UtcTime nextMonthBegin(UtcTime time) noexcept;

/// @p use with what follows when one call is made every @p interval (at least 1 s; empty: none is planned).
/// Pure; runsShort is read as it was before.
[[nodiscard]] CallUse atPace(CallUse use, std::optional<std::chrono::seconds> interval);

} // namespace cryptopulse::core
