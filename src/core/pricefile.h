#pragma once

#include "core/price.h"
#include "core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is said of a file of prices, between whoever reads it and whoever shows or asks.
namespace cryptopulse::core {

/// How a file writes its times, where that is not to be found out.
enum class TimeFormat {
    Auto,    ///< told apart by looks and size
    Seconds, ///< since 1970, as the following
    Milliseconds,
    Microseconds,
    Nanoseconds,
    MonthFirst, ///< 12/31/2023
    DayFirst    ///< 31/12/2023
};

/// "auto", "s", "ms", "us", "ns", "month-first", "day-first", and back.
[[nodiscard]] std::string_view timeFormatName(TimeFormat format) noexcept;
[[nodiscard]] std::optional<TimeFormat> timeFormatFromName(std::string_view name) noexcept;

/// What is known of a file and need not be recognised; what is left out is.
struct ImportMapping {
    std::optional<char> delimiter;   ///< one of kDelimiters
    std::optional<char> decimalMark; ///< '.' or ','
    std::optional<int> headerLines;  ///< before the first line of values
    std::string timeColumn;          ///< by its name in the header, or by its number from 1
    std::string priceColumn;         ///< likewise
    TimeFormat timeFormat = TimeFormat::Auto;

    bool operator==(const ImportMapping&) const = default;
};
inline constexpr std::string_view kDelimiters = ",;\t|";
inline constexpr int kMostHeaderLines = 1'000;

struct BadLine {
    std::uint64_t line = 0; ///< from 1; of a database the number of the row
    std::string reason;     ///< English: "no time: "x""

    bool operator==(const BadLine&) const = default;
};
/// Of the lines that could not be used, so many are told.
inline constexpr std::size_t kReportedLines = 20;

/// One line of a file as text, and as it was understood.
struct PreviewRow {
    std::uint64_t line = 0;
    std::vector<std::string> fields;
    std::optional<UtcTime> time;
    std::optional<Price> price;
    std::string problem; ///< why it cannot be used; empty when it can

    bool operator==(const PreviewRow&) const = default;
};

/// How a file is understood, from its beginning.
struct FilePreview {
    std::string format; ///< English: "Binance candles"
    std::string venue;  ///< lower case, as the source of a series; empty when the file does not say
    char delimiter = ',';
    char decimalMark = '.';
    std::uint64_t headerLines = 0;
    std::vector<std::string> columns; ///< their names, or their numbers from 1
    std::size_t timeColumn = 0;       ///< index into columns
    std::size_t priceColumn = 0;
    std::vector<PreviewRow> rows; ///< the first kPreviewRows with values
    std::optional<UtcTime> first; ///< of what was read
    std::optional<UtcTime> last;  ///< empty where the end was not read
    std::uint64_t lines = 0;      ///< with values
    bool isEstimate = false;      ///< lines was not counted to the end
    std::string trouble;          ///< what must be chosen before it can be imported; empty: nothing

    bool operator==(const FilePreview&) const = default;
};
inline constexpr std::size_t kPreviewRows = 20;

} // namespace cryptopulse::core
