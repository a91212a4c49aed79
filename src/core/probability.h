#pragma once

#include <compare>
#include <optional>

namespace cryptopulse::core {

/// A number in [0, 1].
class Probability final
{
public:
    /// Empty for NaN and values outside [0, 1].
    [[nodiscard]] static std::optional<Probability> from(double value) noexcept;

    /// The logistic function of any log-odds but NaN (which gives 0.5).
    [[nodiscard]] static Probability fromLogOdds(double logOdds) noexcept;

    [[nodiscard]] constexpr double value() const noexcept { return m_value; }
    constexpr auto operator<=>(const Probability&) const noexcept = default;

private:
    explicit constexpr Probability(double value) noexcept
        : m_value(value)
    {
    }
    double m_value;
};

} // namespace cryptopulse::core
