#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace cryptopulse::core {

/// A moment in UTC, to the millisecond.
using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// ISO 8601 in UTC with milliseconds: 2026-11-24T03:04:05.678Z.
[[nodiscard]] std::string toIso(UtcTime time);

/// Reads ISO 8601: a date, or a date and a time of day ('T' or a space between, seconds and up to nine
/// digits of fraction optional, then 'Z', an offset like +02:00, or nothing, which means UTC).
/// Digits past the millisecond are cut. Empty when the text is anything else or no such day exists.
[[nodiscard]] std::optional<UtcTime> fromIso(std::string_view text);

/// Milliseconds since 1970-01-01T00:00Z, and back.
[[nodiscard]] constexpr long long toEpochMs(UtcTime time) noexcept
{
    return time.time_since_epoch().count();
}
[[nodiscard]] constexpr UtcTime fromEpochMs(long long ms) noexcept
{
    return UtcTime(std::chrono::milliseconds(ms));
}

} // namespace cryptopulse::core
