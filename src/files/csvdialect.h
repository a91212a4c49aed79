#pragma once

#include "core/pricefile.h"
#include "core/result.h"
#include "files/pricetime.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cryptopulse::files {

/// How a file of prices is written: what its lines must be known by before one of them can be read.
struct CsvDialect {
    char delimiter = ',';
    char decimalMark = '.';
    std::uint64_t firstLine = 1;      ///< number of the first line of values, from 1
    std::vector<std::string> columns; ///< names as in the header; empty when there is none
    std::size_t fields = 2;           ///< of a whole line
    std::size_t timeColumn = 0;
    std::size_t priceColumn = 1;
    std::optional<std::size_t> timeOfDayColumn;       ///< where date and time of day stand apart
    std::optional<std::array<std::size_t, 4>> candle; ///< open, high, low, close
    TimeStyle time;
    bool orderIsOpen = false; ///< 09/01/2023: only the rest of the file tells whether the day comes first
    std::string format;       ///< "Binance candles"
    std::string venue;        ///< as the source of a series; empty where it may be any
};

struct HeadLine {
    std::uint64_t number = 0; ///< from 1
    std::string text;         ///< neither blank nor with its end
};

/// Finds out how a file is written by its first lines, of which @p mapping may know some things better.
///
/// With a header: a name of a time and one of a price, in any language or order that csvnames.h knows;
/// where both a number and a date give the time, the number. Without: by what the columns hold; four numbers
/// after the time are a candle, whose close counts. A candle has the time at which it opens.
///
/// The trouble is InvalidArgument and says what was not found or is ambiguous, and what to say instead; the
/// dialect is then as much as could be found out, for showing.
struct Recognition {
    CsvDialect dialect;
    std::optional<core::Error> trouble;
};
[[nodiscard]] Recognition lookAt(const std::vector<HeadLine>& head, const core::ImportMapping& mapping);

/// So many lines are enough for that.
inline constexpr std::size_t kHeadLines = 300;

} // namespace cryptopulse::files
