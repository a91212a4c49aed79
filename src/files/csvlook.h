#pragma once

#include "files/csvdialect.h"

#include <string_view>
#include <vector>

/// Looking at the first lines of a file as a table.
namespace cryptopulse::files {

/// The lines of a head, split.
struct Table {
    std::vector<std::uint64_t> numbers; ///< of the lines
    std::vector<std::vector<std::string_view>> lines;

    [[nodiscard]] std::size_t size() const { return lines.size(); }
    [[nodiscard]] std::string_view field(std::size_t line, std::size_t column) const
    {
        return column < lines[line].size() ? lines[line][column] : std::string_view();
    }
};

/// Lines that begin with '#' only where @p comments says so, and then without it.
[[nodiscard]] Table tableOf(const std::vector<HeadLine>& head, char delimiter, bool comments);

/// What most lines are cut into equal parts by.
[[nodiscard]] char delimiterOf(const std::vector<HeadLine>& head);

/// Neither a number nor a time anywhere, but letters: names, or a title.
[[nodiscard]] bool isText(const std::vector<std::string_view>& fields);
/// A time, and a number beside it.
[[nodiscard]] bool isValues(const std::vector<std::string_view>& fields);

/// The number of fields that most lines from @p first on have.
[[nodiscard]] std::size_t usualFields(const Table& table, std::size_t first);

/// In how many of the lines from @p first on @p holds is true of the column.
template <typename Predicate>
std::size_t countWhere(const Table& table, std::size_t first, std::size_t column, Predicate holds)
{
    std::size_t count = 0;
    for (std::size_t i = first; i < table.size(); ++i)
        count += column < table.lines[i].size() && holds(table.lines[i][column]);
    return count;
}

/// The decimal mark, by all that looks like a number in the lines from @p first on, but for the times. Error:
/// InvalidArgument when it could be either.
[[nodiscard]] core::Result<char> decimalMarkOf(const Table& table, std::size_t first,
                                               const CsvDialect& dialect);

} // namespace cryptopulse::files
