#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace cryptopulse::core {

/// What a model counts in: every stored sample, or the last price of each UTC bucket.
class Step
{
public:
    /// Every stored sample is a step.
    constexpr Step() = default;

    /// The buckets 1m, 5m, 15m, 1h or 1d; empty for any other interval.
    [[nodiscard]] static std::optional<Step> ofInterval(std::chrono::seconds interval) noexcept;

    /// "sample", "1m", "5m", "15m", "1h", "1d"; empty for anything else ("auto" is a choice, not a step).
    [[nodiscard]] static std::optional<Step> fromName(std::string_view name) noexcept;

    [[nodiscard]] std::string name() const;

    /// Length of a bucket; empty when every sample is a step.
    [[nodiscard]] std::optional<std::chrono::seconds> interval() const noexcept;
    [[nodiscard]] bool isSample() const noexcept { return m_interval.count() == 0; }

    bool operator==(const Step&) const = default;

private:
    explicit constexpr Step(std::chrono::seconds interval)
        : m_interval(interval)
    {
    }
    std::chrono::seconds m_interval{0}; // 0: every sample
};

/// A step, or nothing for "auto": the standard interval when the newest samples keep one, else every sample.
using StepChoice = std::optional<Step>;

} // namespace cryptopulse::core
