#include "files/csvfields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace cryptopulse::files {

namespace {

using namespace std::string_view_literals;

constexpr std::array kSigns{"US$"sv, "$"sv, "\xE2\x82\xAC"sv /* euro */, "\xC2\xA3"sv /* pound */};
constexpr std::array kBlanksInNumbers{" "sv, "\xC2\xA0"sv, "\xE2\x80\xAF"sv, "'"sv, "\xE2\x80\x99"sv};
constexpr std::array kNothing{""sv, "nan"sv, "null"sv, "none"sv, "na"sv, "n/a"sv, "-"sv, "\\n"sv};
constexpr std::size_t kLongestNumber = 64;

std::string_view unquoted(std::string_view field)
{
    field = trimmed(field);
    if (field.size() >= 2 && field.front() == '"' && field.back() == '"')
        return trimmed(field.substr(1, field.size() - 2));
    return field;
}

void splitQuoted(std::string_view line, char delimiter, std::vector<std::string_view>& fields)
{
    bool quoted = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= line.size(); ++i) {
        if (i < line.size() && line[i] == '"')
            quoted = !quoted;
        if (i < line.size() && (quoted || line[i] != delimiter))
            continue;
        fields.push_back(unquoted(line.substr(begin, i - begin)));
        begin = i + 1;
    }
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<double> plainNumber(std::string_view text)
{
    double value = 0;
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string_view withoutSign(std::string_view text)
{
    for (const std::string_view sign : kSigns) {
        if (text.starts_with(sign))
            return trimmed(text.substr(sign.size()));
        if (text.ends_with(sign))
            return trimmed(text.substr(0, text.size() - sign.size()));
    }
    return text;
}

/// Length of what separates groups of digits at the beginning of @p text; 0: nothing does.
std::size_t groupMark(std::string_view text, char mark)
{
    if (text.starts_with(mark))
        return 1;
    for (const std::string_view blank : kBlanksInNumbers) {
        if (text.starts_with(blank))
            return blank.size();
    }
    return 0;
}

bool threeDigitsFollow(std::string_view text)
{
    return text.size() >= 3 && std::ranges::all_of(text.substr(0, 3), isDigit) &&
           (text.size() == 3 || !isDigit(text[3]));
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

void splitFields(std::string_view line, char delimiter, std::vector<std::string_view>& fields)
{
    fields.clear();
    if (std::memchr(line.data(), '"', line.size()))
        return splitQuoted(line, delimiter, fields);
    while (true) {
        const auto* end = static_cast<const char*>(std::memchr(line.data(), delimiter, line.size()));
        if (!end)
            break;
        const auto length = std::size_t(end - line.data());
        fields.push_back(trimmed(line.substr(0, length)));
        line.remove_prefix(length + 1);
    }
    fields.push_back(trimmed(line));
}

std::optional<double> parseNumber(std::string_view text, char decimalMark)
{
    if (decimalMark == '.') {
        if (const auto plain = plainNumber(text))
            return plain;
    }
    text = withoutSign(text);
    if (text.empty() || text.size() > kLongestNumber)
        return std::nullopt;
    char plain[kLongestNumber];
    std::size_t length = 0;
    const char group = decimalMark == '.' ? ',' : '.';
    bool decimals = false;
    std::size_t leading = 0; // digits before the first group
    bool grouped = false;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i);
        if (!decimals && text[i] == decimalMark) {
            decimals = true;
            plain[length++] = '.';
            ++i;
        } else if (const std::size_t mark = decimals ? 0 : groupMark(rest, group); mark > 0) {
            if (leading == 0 || (!grouped && leading > 3) || !threeDigitsFollow(rest.substr(mark)))
                return std::nullopt;
            grouped = true;
            i += mark;
        } else {
            leading += !decimals && !grouped && isDigit(text[i]);
            plain[length++] = text[i++];
        }
    }
    return plainNumber({plain, length});
}

bool isNothing(std::string_view text)
{
    const auto isSame = [](char c, char known) { return (c >= 'A' && c <= 'Z' ? char(c + 32) : c) == known; };
    return std::ranges::any_of(kNothing, [&](std::string_view known) {
        return std::equal(text.begin(), text.end(), known.begin(), known.end(), isSame);
    });
}

std::string shown(std::string_view text)
{
    constexpr std::size_t most = 40;
    std::size_t length = std::min(text.size(), most);
    while (length < text.size() && length > 0 && (text[length] & '\xC0') == '\x80')
        --length; // not within a character of several bytes
    std::string quoted("\"");
    quoted.append(text.substr(0, length)).append("\"");
    return quoted;
}

MarkHint markHint(std::string_view number)
{
    number = withoutSign(number);
    const auto comma = number.rfind(',');
    const auto point = number.rfind('.');
    constexpr auto none = std::string_view::npos;
    if (comma == none && point == none)
        return MarkHint::None;
    if (comma != none && point != none)
        return comma > point ? MarkHint::Comma : MarkHint::Point;
    const char mark = comma != none ? ',' : '.';
    const std::size_t last = comma != none ? comma : point;
    const bool several = std::ranges::count(number, mark) > 1;
    if (several) // only thousands come more than once
        return mark == ',' ? MarkHint::Point : MarkHint::Comma;
    const bool three = number.size() - last - 1 == 3;
    const std::size_t leading = last - (number.starts_with('-') ? 1 : 0);
    const bool isEither = three && leading >= 1 && leading <= 3 && number[0] != '0';
    if (mark == '.')
        return isEither ? MarkHint::PointEitherWay : MarkHint::Point;
    return isEither ? MarkHint::EitherWay : MarkHint::Comma;
}

} // namespace cryptopulse::files
