#pragma once

#include "core/price.h"
#include "core/result.h"
#include "core/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cryptopulse::storage {

/// Where time and price stand in the lines of a file, and what separates its fields.
struct CsvLayout {
    char delimiter = ',';
    std::size_t timeColumn = 0;
    std::size_t priceColumn = 1;
    bool hasHeader = false; ///< the line it was read from holds names, not values
};

/// Reads the layout off the first line that is not blank. With names: time, ts, timestamp, date, datetime,
/// open_time or unix; and price or close. Without: the time first, the price second, or fifth where there are
/// five fields or more (time, open, high, low, close). Error: InvalidArgument, saying which column was not
/// found.
[[nodiscard]] core::Result<CsvLayout> layoutOf(std::string_view firstLine);

struct CsvRow {
    core::UtcTime time;
    core::Price price;
};

/// One line of values. Error: InvalidArgument, saying what is wrong with it.
[[nodiscard]] core::Result<CsvRow> parseLine(std::string_view line, const CsvLayout& layout);

/// Whole seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size, or ISO
/// 8601. Only years 1970 to 2199.
[[nodiscard]] std::optional<core::UtcTime> parseTime(std::string_view text);

} // namespace cryptopulse::storage
