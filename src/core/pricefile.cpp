#include "core/pricefile.h"

#include <array>
#include <utility>

namespace cryptopulse::core {

namespace {

constexpr std::array<std::pair<TimeFormat, std::string_view>, 7> kNames{{
    {TimeFormat::Auto, "auto"},
    {TimeFormat::Seconds, "s"},
    {TimeFormat::Milliseconds, "ms"},
    {TimeFormat::Microseconds, "us"},
    {TimeFormat::Nanoseconds, "ns"},
    {TimeFormat::MonthFirst, "month-first"},
    {TimeFormat::DayFirst, "day-first"},
}};

} // namespace

std::string_view timeFormatName(TimeFormat format) noexcept
{
    for (const auto& [value, name] : kNames) {
        if (value == format)
            return name;
    }
    return "auto";
}

std::optional<TimeFormat> timeFormatFromName(std::string_view name) noexcept
{
    for (const auto& [value, known] : kNames) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

} // namespace cryptopulse::core
