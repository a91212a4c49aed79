#include "files/csvlook.h"

#include "files/csvfields.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace cryptopulse::files {

namespace {

bool isNumber(std::string_view field)
{
    return parseNumber(field, '.') || parseNumber(field, ',');
}

/// How many lines fall into the number of fields that most of them have, and that number.
std::pair<std::size_t, std::size_t> evenness(const std::vector<HeadLine>& head, char delimiter)
{
    std::map<std::size_t, std::size_t> counts;
    std::vector<std::string_view> fields;
    for (const HeadLine& line : head) {
        splitFields(line.text, delimiter, fields);
        if (fields.size() > 1)
            ++counts[fields.size()];
    }
    std::pair<std::size_t, std::size_t> best{0, 0};
    for (const auto& [size, lines] : counts)
        best = std::max(best, {lines, size});
    return best;
}

} // namespace

Table tableOf(const std::vector<HeadLine>& head, char delimiter, bool comments)
{
    Table table;
    for (const HeadLine& line : head) {
        std::string_view text = line.text;
        if (text.starts_with('#')) {
            if (!comments)
                continue;
            text.remove_prefix(1);
        }
        table.numbers.push_back(line.number);
        splitFields(text, delimiter, table.lines.emplace_back());
        if (table.lines.back().size() > 1 && table.lines.back().back().empty())
            table.lines.back().pop_back(); // a delimiter at the end of a line begins no column
    }
    return table;
}

char delimiterOf(const std::vector<HeadLine>& head)
{
    // A comma may also be a decimal mark: among equals the others are believed.
    char best = ',';
    auto bestScore = evenness(head, ',').first;
    for (const char candidate : {';', '\t', '|'}) {
        const auto [lines, size] = evenness(head, candidate);
        if (lines > 0 && lines * 10 >= bestScore * 9) {
            best = candidate;
            bestScore = std::max(lines, bestScore);
        }
    }
    return best;
}

bool isText(const std::vector<std::string_view>& fields)
{
    bool letters = false;
    for (const std::string_view field : fields) {
        if (isNumber(field) || looksLikeTime(field))
            return false;
        letters =
            letters || std::ranges::any_of(field, [](unsigned char c) { return std::isalpha(c) || c > 127; });
    }
    return letters;
}

bool isValues(const std::vector<std::string_view>& fields)
{
    const auto time = std::ranges::find_if(fields, looksLikeTime);
    if (time == fields.end())
        return false;
    return std::ranges::any_of(
        fields, [&](const std::string_view& field) { return &field != &*time && isNumber(field); });
}

std::size_t usualFields(const Table& table, std::size_t first)
{
    std::map<std::size_t, std::size_t> counts;
    for (std::size_t i = first; i < table.size(); ++i)
        ++counts[table.lines[i].size()];
    std::pair<std::size_t, std::size_t> best{0, 0};
    for (const auto& [size, lines] : counts)
        best = std::max(best, {lines, size});
    return best.second;
}

core::Result<char> decimalMarkOf(const Table& table, std::size_t first, const CsvDialect& dialect)
{
    std::map<MarkHint, std::size_t> hints;
    std::map<MarkHint, std::string_view> examples;
    for (std::size_t i = first; i < table.size(); ++i) {
        for (std::size_t column = 0; column < table.lines[i].size(); ++column) {
            const std::string_view field = table.lines[i][column];
            if (column == dialect.timeColumn || !isNumber(field))
                continue;
            const MarkHint hint = markHint(field);
            ++hints[hint];
            examples[hint] = field;
        }
    }
    using enum MarkHint;
    if (hints[Comma] > hints[Point])
        return ',';
    if (hints[Point] > 0)
        return '.';
    // Where commas separate the fields, one within a field in quotes separates thousands; and a semicolon is
    // the mark of countries in which a point does.
    std::string_view either = dialect.delimiter == ',' ? std::string_view() : examples[EitherWay];
    if (dialect.delimiter == ';' && either.empty() && hints[None] == 0)
        either = examples[PointEitherWay];
    if (either.empty())
        return '.';
    return core::failure(
        core::ErrorKind::InvalidArgument,
        "whether " + shown(either) +
            " has thousands or decimals cannot be told: say which decimal mark the file has");
}

} // namespace cryptopulse::files
