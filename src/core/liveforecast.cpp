#include "core/liveforecast.h"

#include <array>
#include <utility>

namespace cryptopulse::core {

namespace {

constexpr std::array kOutcomes{
    std::pair{Outcome::Pending, std::string_view{"pending"}},
    std::pair{Outcome::Rose, std::string_view{"rose"}},
    std::pair{Outcome::DidNotRise, std::string_view{"did_not_rise"}},
    std::pair{Outcome::Unknown, std::string_view{"unknown"}},
};

} // namespace

std::optional<bool> isHit(const LiveForecast& forecast) noexcept
{
    const double lead = forecast.up.value() - 0.5;
    if (lead == 0.0)
        return std::nullopt;
    switch (forecast.outcome) {
    case Outcome::Rose:
        return lead > 0;
    case Outcome::DidNotRise:
        return lead < 0;
    case Outcome::Pending:
    case Outcome::Unknown:
        return std::nullopt;
    }
    return std::nullopt;
}

std::string_view outcomeName(Outcome outcome) noexcept
{
    for (const auto& [value, name] : kOutcomes) {
        if (value == outcome)
            return name;
    }
    return "unknown";
}

std::optional<Outcome> outcomeFromName(std::string_view name) noexcept
{
    for (const auto& [value, known] : kOutcomes) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

} // namespace cryptopulse::core
