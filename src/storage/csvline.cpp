#include "storage/csvline.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

namespace cryptopulse::storage {

namespace {

using namespace std::string_view_literals;

constexpr std::array kTimeNames{"time"sv,     "ts"sv,        "timestamp"sv, "date"sv,
                                "datetime"sv, "open_time"sv, "open time"sv, "unix"sv};
constexpr std::array kPriceNames{"price"sv, "close"sv};
constexpr long long kLastMs = 7'258'118'400'000; // 2200-01-01
constexpr std::size_t kCandleFields = 5;         // time, open, high, low, close
constexpr std::size_t kCandleClose = 4;

std::string_view trimmed(std::string_view text)
{
    constexpr auto blank = " \t\r\n"sv;
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::string_view unquoted(std::string_view field)
{
    field = trimmed(field);
    if (field.size() >= 2 && field.front() == '"' && field.back() == '"')
        return field.substr(1, field.size() - 2);
    return field;
}

/// Field @p index of a line; empty when there are fewer. A delimiter inside quotes separates nothing.
std::optional<std::string_view> fieldOf(std::string_view line, char delimiter, std::size_t index)
{
    bool quoted = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= line.size(); ++i) {
        if (i < line.size() && line[i] == '"')
            quoted = !quoted;
        if (i < line.size() && (quoted || line[i] != delimiter))
            continue;
        if (index-- == 0)
            return unquoted(line.substr(begin, i - begin));
        begin = i + 1;
    }
    return std::nullopt;
}

std::size_t fieldCount(std::string_view line, char delimiter)
{
    return std::size_t(std::ranges::count(line, delimiter)) + 1;
}

char delimiterOf(std::string_view line)
{
    char best = ',';
    for (const char candidate : {',', ';', '\t'}) {
        if (std::ranges::count(line, candidate) > std::ranges::count(line, best))
            best = candidate;
    }
    return best;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return result;
}

template <std::size_t N>
std::optional<std::size_t> columnNamed(std::string_view line, char delimiter,
                                       const std::array<std::string_view, N>& names)
{
    for (const std::string_view name : names) {
        for (std::size_t i = 0; i < fieldCount(line, delimiter); ++i) {
            if (lowered(fieldOf(line, delimiter, i).value_or(""sv)) == name)
                return i;
        }
    }
    return std::nullopt;
}

std::optional<double> numberFrom(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

tl::unexpected<core::Error> wrong(std::string sentence)
{
    return core::failure(core::ErrorKind::InvalidArgument, std::move(sentence));
}

std::string shown(std::string_view text)
{
    return '"' + std::string(text.substr(0, 40)) + '"';
}

} // namespace

core::Result<CsvLayout> layoutOf(std::string_view firstLine)
{
    CsvLayout layout{.delimiter = delimiterOf(firstLine)};
    const std::size_t fields = fieldCount(firstLine, layout.delimiter);
    if (parseTime(fieldOf(firstLine, layout.delimiter, 0).value_or(""sv))) {
        if (fields < 2)
            return wrong("the first line has no second column with a price");
        layout.priceColumn = fields >= kCandleFields ? kCandleClose : 1;
        return layout;
    }
    const auto time = columnNamed(firstLine, layout.delimiter, kTimeNames);
    const auto price = columnNamed(firstLine, layout.delimiter, kPriceNames);
    if (!time || !price)
        return wrong(std::string("the header names no column ") +
                     (time ? "price or close" : "time, ts, timestamp or date") + ": " +
                     shown(trimmed(firstLine)));
    layout.timeColumn = *time;
    layout.priceColumn = *price;
    layout.hasHeader = true;
    return layout;
}

core::Result<CsvRow> parseLine(std::string_view line, const CsvLayout& layout)
{
    const auto timeText = fieldOf(line, layout.delimiter, layout.timeColumn);
    const auto priceText = fieldOf(line, layout.delimiter, layout.priceColumn);
    if (!timeText || !priceText)
        return wrong("too few columns");
    const auto time = parseTime(*timeText);
    if (!time)
        return wrong("no time: " + shown(*timeText));
    const auto number = numberFrom(*priceText);
    if (!number)
        return wrong("no number: " + shown(*priceText));
    const auto price = core::Price::from(*number);
    if (!price)
        return wrong("no possible price: " + shown(*priceText));
    return CsvRow{*time, *price};
}

std::optional<core::UtcTime> parseTime(std::string_view text)
{
    if (text.size() > 4 && text[4] == '-') {
        const auto time = core::fromIso(text);
        return time && core::toEpochMs(*time) >= 0 && core::toEpochMs(*time) < kLastMs ? time : std::nullopt;
    }
    const auto number = numberFrom(text);
    if (!number || !(*number >= 0) || *number > 1e19)
        return std::nullopt;
    // Seconds stay below 1e11 until the year 5138, milliseconds reach it in 1973, and so on for each
    // thousandfold.
    double ms = *number;
    if (*number < 1e11)
        ms *= 1e3;
    else if (*number >= 1e17)
        ms /= 1e6;
    else if (*number >= 1e14)
        ms /= 1e3;
    if (ms >= double(kLastMs))
        return std::nullopt;
    return core::fromEpochMs(std::llround(std::floor(ms)));
}

} // namespace cryptopulse::storage
