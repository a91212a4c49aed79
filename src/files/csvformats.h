#pragma once

#include "files/csvlook.h"
#include "files/csvnames.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// What a table without names tells by its shape.
namespace cryptopulse::files {

/// Open, high, low and close.
using CandleColumns = std::array<std::size_t, 4>;

/// By their names; empty unless all are there.
[[nodiscard]] std::optional<CandleColumns> candleNamed(const std::vector<std::string>& names,
                                                       std::size_t close);

/// The first of the @p numbers are a candle, if their sizes fit one of the orders that venues use: never is
/// the low above another of the four, nor the high below.
[[nodiscard]] std::optional<CandleColumns> candleAmong(const std::vector<std::size_t>& numbers,
                                                       const Table& table, std::size_t values);

/// Of the trades that Binance publishes without a header, the column of their time; empty for others.
[[nodiscard]] std::optional<std::size_t> tradeTime(const Table& table, std::size_t values);

[[nodiscard]] KnownFormat formatOf(const CsvDialect& dialect, const std::vector<std::string>& names,
                                   const Table& table, std::size_t values);

} // namespace cryptopulse::files
