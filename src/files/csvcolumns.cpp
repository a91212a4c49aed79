#include "files/csvcolumns.h"

#include "files/csvfields.h"
#include "files/csvformats.h"
#include "files/csvnames.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace cryptopulse::files {

namespace {

using Column = std::optional<std::size_t>;

/// Lines of which so many agree (four of five) speak for their column; the rest may be broken.
bool isMost(std::size_t count, std::size_t lines)
{
    return count > 0 && count * 5 >= lines * 4;
}

bool isTime(std::string_view field)
{
    return parseTime(field) || isDateWithoutOrder(field) || looksLikeCompactDate(field);
}

bool isTimeOfDay(std::string_view field)
{
    return field.find(':') != std::string_view::npos && parseTimeOfDay(field);
}

bool isDateOnly(std::string_view field)
{
    return field.find(':') == std::string_view::npos && field.size() <= 11 && looksLikeTime(field);
}

std::size_t distinct(const Table& table, std::size_t values, std::size_t column)
{
    std::set<std::string_view> seen;
    for (std::size_t i = values; i < table.size(); ++i)
        seen.insert(table.field(i, column));
    return seen.size();
}

/// As the mapping writes it: a name of the header, else a number from 1.
core::Result<std::size_t> columnTold(const CsvDialect& dialect, const std::string& told, const char* what)
{
    const auto named = std::ranges::find_if(dialect.columns, [&told](const std::string& name) {
        return name == told || plainName(name) == plainName(told);
    });
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(told.data(), told.data() + told.size(), number);
    const bool isNumber = error == std::errc() && end == told.data() + told.size();
    if (named != dialect.columns.end() && !(isNumber && *named != told))
        return std::size_t(named - dialect.columns.begin());
    if (isNumber && number >= 1 && number <= std::max(dialect.fields, dialect.columns.size()))
        return number - 1;
    return core::failure(core::ErrorKind::InvalidArgument,
                         std::string("the file has no column ") + shown(told) + " for the " + what);
}

/// Of the columns with a name for it, the most trusted one that holds times; but a number that was rounded
/// until many lines share it ("1.58614E+12") gives way to the date beside it.
Column timeByName(const std::vector<std::string>& names, const Table& table, std::size_t values)
{
    Column best;
    for (const std::string_view name : timeNames()) {
        const auto found = std::ranges::find(names, name);
        if (found == names.end())
            continue;
        const auto column = std::size_t(found - names.begin());
        if (values < table.size() && countWhere(table, values, column, isTime) == 0)
            continue;
        if (!best)
            best = column;
        else if (distinct(table, values, column) * 2 > distinct(table, values, *best) * 3)
            return column;
    }
    return best;
}

/// A time of day beside a mere date.
Column timeOfDayBeside(const std::vector<std::string>& names, const Table& table, std::size_t values,
                       std::size_t date)
{
    const std::size_t lines = table.size() - values;
    if (!isMost(countWhere(table, values, date, isDateOnly), lines))
        return std::nullopt;
    if (names.empty())
        return isMost(countWhere(table, values, date + 1, isTimeOfDay), lines) ? Column(date + 1)
                                                                               : std::nullopt;
    for (const std::string_view name : {"time", "hour", "zeit", "hora", "uhrzeit"}) {
        const auto found = std::ranges::find(names, name);
        const auto column = std::size_t(found - names.begin());
        if (found != names.end() && column != date &&
            isMost(countWhere(table, values, column,
                              [](std::string_view field) { return parseTimeOfDay(field).has_value(); }),
                   lines))
            return column;
    }
    return std::nullopt;
}

void findTime(CsvDialect& dialect, const std::vector<std::string>& names, const Table& table,
              std::size_t values)
{
    Column column = names.empty() ? tradeTime(table, values) : timeByName(names, table, values);
    if (!column)
        column = timeByContent(table, values);
    dialect.timeColumn = column.value_or(0);
}

void findPrice(CsvDialect& dialect, const std::vector<std::string>& names, const Table& table,
               std::size_t values)
{
    if (const auto named = firstNamed(names, priceNames(), dialect.timeColumn)) {
        dialect.priceColumn = *named;
        dialect.candle = candleNamed(names, *named);
        return;
    }
    std::vector<std::size_t> numbers;
    const std::size_t lines = table.size() - values;
    for (std::size_t i = 0; i < dialect.fields; ++i) {
        const auto isNumber = [](std::string_view field) {
            return parseNumber(field) || parseNumber(field, ',') || isNothing(field);
        };
        const bool isOther = i != dialect.timeColumn && i != dialect.timeOfDayColumn.value_or(i + 1);
        if (isOther && isMost(countWhere(table, values, i, isNumber), lines))
            numbers.push_back(i);
    }
    // What stands before the time is an index, unless there is nothing else.
    if (!numbers.empty() && numbers.back() > dialect.timeColumn)
        std::erase_if(numbers, [&dialect](std::size_t column) { return column < dialect.timeColumn; });
    if (tradeTime(table, values) == Column(dialect.timeColumn)) {
        dialect.priceColumn = 1;
        return;
    }
    dialect.candle = candleAmong(numbers, table, values);
    if (dialect.candle)
        dialect.priceColumn = (*dialect.candle)[3];
    else
        dialect.priceColumn = numbers.empty() ? (dialect.timeColumn == 0 ? 1 : 0) : numbers.front();
}

} // namespace

std::vector<std::string> plainNames(const std::vector<std::string_view>& fields)
{
    std::vector<std::string> names;
    for (const std::string_view field : fields)
        names.push_back(plainName(field));
    return names;
}

Column firstNamed(const std::vector<std::string>& names, std::span<const std::string_view> wanted,
                  Column except)
{
    for (const std::string_view name : wanted) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i] == name && except != Column(i))
                return i;
        }
    }
    return std::nullopt;
}

Column timeByContent(const Table& table, std::size_t first)
{
    Column best;
    std::size_t most = 0;
    for (std::size_t column = 0; column < usualFields(table, first); ++column) {
        const std::size_t count = countWhere(table, first, column, looksLikeTime);
        if (count > most) {
            most = count;
            best = column;
        }
    }
    return best;
}

core::Result<void> findColumns(CsvDialect& dialect, const Table& table, std::size_t values,
                               const core::ImportMapping& mapping)
{
    std::vector<std::string> names;
    for (const std::string& name : dialect.columns)
        names.push_back(plainName(name));
    if (mapping.timeColumn.empty()) {
        findTime(dialect, names, table, values);
    } else {
        const auto told = columnTold(dialect, mapping.timeColumn, "time");
        if (!told)
            return core::failure(told.error());
        dialect.timeColumn = *told;
    }
    dialect.timeOfDayColumn = timeOfDayBeside(names, table, values, dialect.timeColumn);
    findPrice(dialect, names, table, values);
    const KnownFormat known = formatOf(dialect, names, table, values);
    if (!mapping.priceColumn.empty()) {
        const auto told = columnTold(dialect, mapping.priceColumn, "price");
        if (!told)
            return core::failure(told.error());
        dialect.priceColumn = *told;
    }
    dialect.format = known.name;
    dialect.venue = known.venue;
    return {};
}

} // namespace cryptopulse::files
