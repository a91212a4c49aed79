#pragma once

#include <optional>

namespace cryptopulse::core {

/// What of old prices is kept. Nothing is done that is not set.
struct RetentionRules {
    std::optional<int>
        minutesAfterDays{};         ///< of prices older than that, only the last one of each UTC minute
    std::optional<int> keepYears{}; ///< of prices older than that, none

    [[nodiscard]] bool isSet() const noexcept { return minutesAfterDays || keepYears; }
    bool operator==(const RetentionRules&) const = default;
};
inline constexpr int kMostRetentionDays = 36'500; ///< from 1
inline constexpr int kMostRetentionYears = 100;   ///< from 1

/// Whether what is set is within its limits.
[[nodiscard]] constexpr bool isPossible(const RetentionRules& rules) noexcept
{
    const auto within = [](const std::optional<int>& value, int most) {
        return !value || (*value >= 1 && *value <= most);
    };
    return within(rules.minutesAfterDays, kMostRetentionDays) && within(rules.keepYears, kMostRetentionYears);
}

} // namespace cryptopulse::core
