#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace cryptopulse::core {

/// How often a provider lets itself be called. Empty numbers: it does not say.
struct CallQuota {
    std::string plan; ///< the provider's name for it: "keyless", "demo"; empty: there is no limit
    std::optional<std::int64_t> perMinute;
    std::optional<std::int64_t> perMonth;

    bool operator==(const CallQuota&) const = default;
};

/// Calls in a month of 31 days when one is made every @p interval (at least 1 s).
[[nodiscard]] constexpr std::int64_t callsPerMonth(std::chrono::seconds interval) noexcept
{
    return std::int64_t{31} * 86'400 / interval.count();
}

/// The shortest interval that a month's calls last for; empty without such a limit.
[[nodiscard]] constexpr std::optional<std::chrono::seconds> shortestInterval(const CallQuota& quota) noexcept
{
    if (!quota.perMonth || *quota.perMonth < 1)
        return std::nullopt;
    return std::chrono::seconds((std::int64_t{31} * 86'400 + *quota.perMonth - 1) / *quota.perMonth);
}

} // namespace cryptopulse::core
