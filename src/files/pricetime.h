#pragma once

#include "core/pricefile.h"
#include "core/time.h"

#include <chrono>
#include <optional>
#include <string_view>

/// The times of price files, in the many ways in which they are written. All without a zone are UTC.
namespace cryptopulse::files {

/// Which of the possible meanings of a text counts.
struct TimeStyle {
    core::TimeFormat format = core::TimeFormat::Auto;
    bool compactDates = false; ///< 20230901 is a day, not a number of seconds
};

/// A number since 1970 (whole, with decimals or with an exponent; its unit told apart by its size unless the
/// style says it), or a date with or without a time of day: ISO 8601 (also with '/' or '.', or a blank
/// before the zone), "2023-09-01 12-AM", "01.09.2023", "Sep 1, 2023", "1 Sep 2023"; and 09/01/2023 only when
/// the style says what comes first, or one of the two cannot be a month. Only years 1970 to 2199; digits past
/// the millisecond are cut.
[[nodiscard]] std::optional<core::UtcTime> parseTime(std::string_view text, const TimeStyle& style = {});

/// "12:30", "12:30:15.250", "123015", "12:30 PM": of a column beside that of the date.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseTimeOfDay(std::string_view text);

/// A date like 09/01/2023 or 9-1-23: what comes first must be known.
[[nodiscard]] bool isDateWithoutOrder(std::string_view text);

/// Not a mere number that might count anything: a date, or a number that is a time since Bitcoin began.
[[nodiscard]] bool looksLikeTime(std::string_view text);

/// 20230901, and possible as a day.
[[nodiscard]] bool looksLikeCompactDate(std::string_view text);

} // namespace cryptopulse::files
