#pragma once

#include "core/time.h"

#include <optional>
#include <string_view>

namespace cryptopulse::files {

enum class DateOrder { Unknown, MonthFirst, DayFirst };

/// A date, alone or with a time of day and a zone; see parseTime() for what is understood. With an Unknown
/// order 9/13/2023 is read, since there is no 13th month, and 9/12/2023 is not.
[[nodiscard]] std::optional<core::UtcTime> readDateTime(std::string_view text, DateOrder order);

} // namespace cryptopulse::files
