#include "files/pricetime.h"

#include "files/texttime.h"

#include <charconv>
#include <cmath>

namespace cryptopulse::files {

namespace {

using core::TimeFormat;

constexpr long long kLastMs = 7'258'118'400'000;    // 2200-01-01
constexpr long long kGenesisMs = 1'230'768'000'000; // 2009-01-01: before it nobody quoted a price
// Seconds stay below 1e11 until the year 5138, milliseconds reach it in 1973, and so on for each
// thousandfold.
constexpr double kMsFrom = 1e11;
constexpr double kUsFrom = 1e14;
constexpr double kNsFrom = 1e17;

TimeFormat unitBySize(double value)
{
    if (value < kMsFrom)
        return TimeFormat::Seconds;
    if (value < kUsFrom)
        return TimeFormat::Milliseconds;
    return value < kNsFrom ? TimeFormat::Microseconds : TimeFormat::Nanoseconds;
}

std::optional<core::UtcTime> within(double ms)
{
    if (!(ms >= 0 && ms < double(kLastMs)))
        return std::nullopt;
    return core::fromEpochMs(static_cast<long long>(ms));
}

/// Digits only: what nearly all files have, and to be read without rounding.
std::optional<core::UtcTime> fromWhole(std::uint64_t value, TimeFormat unit)
{
    if (unit == TimeFormat::Auto)
        unit = unitBySize(double(value));
    std::uint64_t ms = value;
    if (unit == TimeFormat::Seconds && value > std::uint64_t(kLastMs))
        return std::nullopt; // before it overflows
    if (unit == TimeFormat::Seconds)
        ms = value * 1'000;
    else if (unit == TimeFormat::Microseconds)
        ms = value / 1'000;
    else if (unit == TimeFormat::Nanoseconds)
        ms = value / 1'000'000;
    if (ms >= std::uint64_t(kLastMs))
        return std::nullopt;
    return core::fromEpochMs(static_cast<long long>(ms));
}

std::optional<core::UtcTime> fromNumber(std::string_view text, TimeFormat unit)
{
    const char* const end = text.data() + text.size();
    std::uint64_t whole = 0;
    if (const auto read = std::from_chars(text.data(), end, whole); read.ec == std::errc() && read.ptr == end)
        return fromWhole(whole, unit);
    double value = 0;
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || !(value >= 0) || value > 1e19)
        return std::nullopt;
    if (unit == TimeFormat::Auto)
        unit = unitBySize(value);
    // A double of this size is off by less than a thousandth of a millisecond: 1600000000.123 must not become
    // …122.
    constexpr double slack = 1e-3;
    if (unit == TimeFormat::Seconds)
        return within(value * 1e3 + slack);
    if (unit == TimeFormat::Microseconds)
        return within(value / 1e3 + slack);
    if (unit == TimeFormat::Nanoseconds)
        return within(value / 1e6 + slack);
    return within(value + slack);
}

bool isUnit(TimeFormat format)
{
    return format == TimeFormat::Seconds || format == TimeFormat::Milliseconds ||
           format == TimeFormat::Microseconds || format == TimeFormat::Nanoseconds;
}

bool isNumeric(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool exponent = (c == 'e' || c == 'E') && i > 0;
        const bool sign = (c == '+' || c == '-') && i > 0 && (text[i - 1] == 'e' || text[i - 1] == 'E');
        if (!(c >= '0' && c <= '9') && c != '.' && !exponent && !sign)
            return false;
    }
    return !text.empty();
}

/// 2023.09.01 and 01.09.2023 are no numbers.
bool hasTwoDots(std::string_view text)
{
    const auto first = text.find('.');
    return first != std::string_view::npos && text.find('.', first + 1) != std::string_view::npos;
}

} // namespace

std::optional<core::UtcTime> parseTime(std::string_view text, const TimeStyle& style)
{
    if (isNumeric(text) && !hasTwoDots(text)) {
        if (!style.compactDates || text.size() != 8)
            return fromNumber(text, isUnit(style.format) ? style.format : TimeFormat::Auto);
    } else if (isUnit(style.format)) {
        return std::nullopt; // a number was promised
    }
    const DateOrder order = style.format == TimeFormat::MonthFirst ? DateOrder::MonthFirst
                            : style.format == TimeFormat::DayFirst ? DateOrder::DayFirst
                                                                   : DateOrder::Unknown;
    const auto time = readDateTime(text, order);
    if (!time || core::toEpochMs(*time) < 0 || core::toEpochMs(*time) >= kLastMs)
        return std::nullopt;
    return time;
}

bool looksLikeCompactDate(std::string_view text)
{
    if (text.size() != 8 || !isNumeric(text) || (text[0] != '1' && text[0] != '2'))
        return false;
    return parseTime(text, {TimeFormat::Auto, true}).has_value();
}

bool looksLikeTime(std::string_view text)
{
    if (looksLikeCompactDate(text))
        return true;
    if (isNumeric(text) && !hasTwoDots(text)) {
        const auto time = parseTime(text);
        return time && core::toEpochMs(*time) >= kGenesisMs;
    }
    return isDateWithoutOrder(text) || parseTime(text).has_value();
}

} // namespace cryptopulse::files
