#include "core/step.h"

#include <array>
#include <utility>

namespace cryptopulse::core {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::pair<std::chrono::seconds, std::string_view>, 6> kSteps{{
    {0s, "sample"},
    {60s, "1m"},
    {300s, "5m"},
    {900s, "15m"},
    {3600s, "1h"},
    {86400s, "1d"},
}};

} // namespace

std::optional<Step> Step::ofInterval(std::chrono::seconds interval) noexcept
{
    for (const auto& [length, name] : kSteps) {
        if (length == interval && length.count() > 0)
            return Step(length);
    }
    return std::nullopt;
}

std::optional<Step> Step::fromName(std::string_view name) noexcept
{
    for (const auto& [length, text] : kSteps) {
        if (text == name)
            return Step(length);
    }
    return std::nullopt;
}

std::string Step::name() const
{
    for (const auto& [length, text] : kSteps) {
        if (length == m_interval)
            return std::string(text);
    }
    return "sample";
}

std::optional<std::chrono::seconds> Step::interval() const noexcept
{
    if (isSample())
        return std::nullopt;
    return m_interval;
}

} // namespace cryptopulse::core
