#pragma once

#include "core/price.h"
#include "core/result.h"
#include "files/csvdialect.h"

#include <string_view>
#include <vector>

namespace cryptopulse::files {

struct CsvRow {
    core::UtcTime time;
    std::optional<core::Price> price; ///< empty: the file says that nothing was traded then
};

/// Reads lines of values in one dialect, fast.
class RowParser
{
public:
    explicit RowParser(CsvDialect dialect);

    /// @p endsHere: the file ends within this line, which may therefore be cut off. Error: InvalidArgument,
    /// saying what is wrong with it.
    [[nodiscard]] core::Result<CsvRow> parse(std::string_view line, bool endsHere = false);

    [[nodiscard]] const CsvDialect& dialect() const { return m_dialect; }
    /// Of the line that was parsed last.
    [[nodiscard]] const std::vector<std::string_view>& fields() const { return m_fields; }

private:
    [[nodiscard]] core::Result<void> checkCount(bool endsHere) const;
    [[nodiscard]] std::optional<core::UtcTime> time() const;
    [[nodiscard]] bool isWithoutTrade() const;

    CsvDialect m_dialect;
    std::size_t m_needed;                   // fields, up to the last that is read
    std::vector<std::string_view> m_fields; // kept for its room
};

} // namespace cryptopulse::files
