#pragma once

#include <compare>
#include <optional>

namespace cryptopulse::core {

/// Price of one unit of the asset in the series' currency.
/// Always finite and within [kLowest, kHighest]: a bad number from a provider cannot become a Price.
class Price final
{
public:
    static constexpr double kLowest = 1e-15; ///< below the smallest coin ever quoted
    static constexpr double kHighest = 1e12; ///< above it a quote is an error, not a price

    /// Empty for NaN, infinities, zero, negative and absurd values.
    [[nodiscard]] static std::optional<Price> from(double value) noexcept;

    [[nodiscard]] constexpr double value() const noexcept { return m_value; }
    constexpr auto operator<=>(const Price&) const noexcept = default;

private:
    explicit constexpr Price(double value) noexcept
        : m_value(value)
    {
    }
    double m_value;
};

} // namespace cryptopulse::core
