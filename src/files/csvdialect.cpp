#include "files/csvdialect.h"

#include "files/csvcolumns.h"
#include "files/csvfields.h"
#include "files/csvlook.h"
#include "files/csvnames.h"

#include <algorithm>

namespace cryptopulse::files {

namespace {

constexpr std::size_t kMostTitleLines = 50; // before the header

tl::unexpected<core::Error> wrong(std::string sentence)
{
    return core::failure(core::ErrorKind::InvalidArgument, std::move(sentence));
}

bool isBinary(const std::vector<HeadLine>& head)
{
    std::size_t bad = 0;
    std::size_t all = 0;
    for (const HeadLine& line : head) {
        all += line.text.size();
        bad += std::size_t(std::ranges::count_if(line.text, [](unsigned char c) {
            return (c < ' ' && c != '\t' && c != '\r' && c != '\f') || c == 127;
        }));
    }
    return bad > 0 && bad * 50 > all;
}

/// Where the values begin, and the names above them, if there are any.
struct Beginning {
    std::optional<std::size_t> header; ///< line of the table
    std::size_t values = 0;            ///< line of the table; may be its size
};

std::string joined(const std::vector<std::string_view>& fields)
{
    std::string all;
    for (const std::string_view field : fields) {
        if (!all.empty())
            all += ',';
        all += field;
    }
    return all;
}

/// Both a time and a price are named.
bool isHeader(const std::vector<std::string_view>& fields)
{
    if (!isText(fields))
        return false;
    const auto names = plainNames(fields);
    const auto time = firstNamed(names, timeNames());
    const auto price = firstNamed(names, priceNames(), time);
    return time && price;
}

bool isNumbers(const std::vector<std::string_view>& fields)
{
    return fields.size() >= 2 && parseTime(fields[0]) && parseNumber(fields[1]);
}

/// Two names that tell nothing, right above the values: not to be taken for a title.
bool areUnknownNames(const Table& table, std::size_t line, std::size_t fields)
{
    return table.lines[line].size() >= 2 && table.lines[line].size() == fields;
}

/// Nothing that could be taken for a time and a price stands in the head.
tl::unexpected<core::Error> nothingFound(const Table& table)
{
    if (table.size() == 0)
        return wrong("the file holds not one price: it is empty");
    for (const auto& fields : table.lines) {
        if (fields.size() == 1 && looksLikeTime(fields[0]))
            return wrong("the first line has no second column with a price");
    }
    const auto names = plainNames(table.lines.front());
    const bool time = firstNamed(names, timeNames()).has_value();
    return wrong("the header names no column " +
                 std::string(time ? "price or close" : "time, ts, timestamp or date") + ": " +
                 shown(joined(table.lines.front())));
}

/// @p anyNames: names that tell nothing will do, since the columns are told.
core::Result<Beginning> findBeginning(const Table& table, bool anyNames)
{
    const std::size_t end = std::min(table.size(), kMostTitleLines);
    std::size_t values = 0;
    for (; values < end && !isValues(table.lines[values]); ++values) {
        if (isHeader(table.lines[values]))
            return Beginning{values, values + 1};
    }
    if (values == end) {
        // Numbers that are no time since Bitcoin began: of a simulation, perhaps.
        values = std::size_t(std::ranges::find_if(table.lines, isNumbers) - table.lines.begin());
        return values < end ? core::Result<Beginning>(Beginning{std::nullopt, values}) : nothingFound(table);
    }
    const std::size_t fields = usualFields(table, values);
    for (std::size_t i = values; i-- > 0;) {
        // A price is named, and the time can be told by what is in its column.
        const auto& line = table.lines[i];
        if (isText(line) && areUnknownNames(table, i, fields) &&
            firstNamed(plainNames(line), priceNames(), timeByContent(table, values)))
            return Beginning{i, values};
    }
    if (values > 0 && isText(table.lines[values - 1]) && areUnknownNames(table, values - 1, fields)) {
        if (anyNames)
            return Beginning{values - 1, values};
        return wrong("the header names no column price or close: " + shown(joined(table.lines[values - 1])) +
                     "; say which column has the price");
    }
    // What stands before is a title, unless it is values that are broken.
    while (values > 0 && !isText(table.lines[values - 1]))
        --values;
    return Beginning{std::nullopt, values};
}

/// As the mapping says where the values begin.
Beginning toldBeginning(const Table& table, std::size_t headerLines)
{
    std::size_t values = 0;
    while (values < table.size() && table.numbers[values] <= headerLines)
        ++values;
    const bool names = values > 0 && isText(table.lines[values - 1]);
    return {names ? std::optional(values - 1) : std::nullopt, values};
}

void findTimeStyle(CsvDialect& dialect, const Table& table, std::size_t values, core::TimeFormat told)
{
    dialect.time.format = told;
    const auto count = [&](auto holds) { return countWhere(table, values, dialect.timeColumn, holds); };
    const std::size_t compact = count(looksLikeCompactDate);
    dialect.time.compactDates =
        told == core::TimeFormat::Auto && compact > 0 && compact * 5 >= (table.size() - values) * 4;
    dialect.orderIsOpen = told == core::TimeFormat::Auto && count(isDateWithoutOrder) > 0;
}

/// Days as a spreadsheet counts them, or numbers of rows, would be taken for seconds of 1970.
core::Result<void> checkTimes(const CsvDialect& dialect, const Table& table, std::size_t values)
{
    if (dialect.time.format != core::TimeFormat::Auto)
        return {};
    const auto isReadable = [](std::string_view field) { return parseTime(field).has_value(); };
    const bool any = countWhere(table, values, dialect.timeColumn, isReadable) > 0;
    if (!any || countWhere(table, values, dialect.timeColumn, looksLikeTime) > 0)
        return {};
    return wrong(
        "times such as " + shown(table.field(values, dialect.timeColumn)) +
        " would lie before there was Bitcoin: say which time format it is, or choose another column");
}

/// Into @p dialect, as far as it can be found out.
core::Result<void> fillIn(CsvDialect& dialect, const Table& table, const Beginning& beginning,
                          const core::ImportMapping& mapping)
{
    if (beginning.header) {
        for (const std::string_view name : table.lines[*beginning.header])
            dialect.columns.emplace_back(name);
    }
    const bool hasValues = beginning.values < table.size();
    if (hasValues)
        dialect.firstLine = table.numbers[beginning.values];
    else if (table.size() > 0)
        dialect.firstLine = table.numbers.back() + 1;
    dialect.fields =
        std::max(dialect.columns.size(), hasValues ? usualFields(table, beginning.values) : std::size_t(0));
    if (const auto found = findColumns(dialect, table, beginning.values, mapping); !found)
        return found;
    findTimeStyle(dialect, table, beginning.values, mapping.timeFormat);
    if (const auto sound = checkTimes(dialect, table, beginning.values); !sound)
        return sound;
    if (mapping.decimalMark) {
        dialect.decimalMark = *mapping.decimalMark;
    } else {
        const auto mark = decimalMarkOf(table, beginning.values, dialect);
        if (!mark)
            return core::failure(mark.error());
        dialect.decimalMark = *mark;
    }
    if (std::max(dialect.timeColumn, dialect.priceColumn) >= dialect.fields)
        return wrong("the lines have no second column with a price");
    if (dialect.timeColumn == dialect.priceColumn)
        return wrong("time and price cannot be the same column");
    return {};
}

} // namespace

Recognition lookAt(const std::vector<HeadLine>& head, const core::ImportMapping& mapping)
{
    Recognition result;
    CsvDialect& dialect = result.dialect;
    const auto fail = [&result](const core::Error& error) {
        result.trouble = error;
        return result;
    };
    if (isBinary(head))
        return fail({core::ErrorKind::InvalidArgument, "this is not a text file with lines of prices", {}});
    dialect.delimiter = mapping.delimiter.value_or(delimiterOf(head));
    Table table = tableOf(head, dialect.delimiter, false);
    if (mapping.headerLines) {
        const auto filled =
            fillIn(dialect, table, toldBeginning(table, std::size_t(*mapping.headerLines)), mapping);
        return filled ? result : fail(filled.error());
    }
    auto beginning = findBeginning(table, !mapping.priceColumn.empty());
    if (!beginning || !beginning->header) {
        // "# time,price" is a header, too.
        const Table all = tableOf(head, dialect.delimiter, true);
        if (const auto other = findBeginning(all, false); other && other->header) {
            table = all;
            beginning = other;
        }
    }
    if (!beginning) {
        const core::Error trouble = beginning.error();
        static_cast<void>(fillIn(dialect, table, findBeginning(table, true).value_or(Beginning()), mapping));
        return fail(trouble);
    }
    const auto filled = fillIn(dialect, table, *beginning, mapping);
    return filled ? result : fail(filled.error());
}

} // namespace cryptopulse::files
