#pragma once

#include "files/csvlook.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Which columns of a table are the time and the price.
namespace cryptopulse::files {

[[nodiscard]] std::vector<std::string> plainNames(const std::vector<std::string_view>& fields);

/// The column that has the first of the @p wanted names that any column but @p except has.
[[nodiscard]] std::optional<std::size_t> firstNamed(const std::vector<std::string>& names,
                                                    std::span<const std::string_view> wanted,
                                                    std::optional<std::size_t> except = std::nullopt);

/// The first of the columns that hold a time in the most lines from @p first on.
[[nodiscard]] std::optional<std::size_t> timeByContent(const Table& table, std::size_t first);

/// Fills in the columns, the candle and the name of the format. @p values: line of the table where they
/// begin. Error: InvalidArgument when a column that the mapping names is not there.
[[nodiscard]] core::Result<void> findColumns(CsvDialect& dialect, const Table& table, std::size_t values,
                                             const core::ImportMapping& mapping);

} // namespace cryptopulse::files
