#pragma once

#include <string>

namespace cryptopulse::core {

/// How many decimals people need to see of a price, whatever the coin: none from a million up, two from a
/// hundred, four from one, and below one as many as show four digits that are not leading zeros. At every
/// size a move of a tenth of a percent can be seen. At most kMostPriceDecimals.
[[nodiscard]] int priceDecimals(double price) noexcept;

inline constexpr int kMostPriceDecimals = 20; ///< Price::kLowest needs eighteen

/// The price with as many decimals and a '.', for terminals and logs: "0.00001234". What is read by programs
/// is written in full instead.
[[nodiscard]] std::string priceText(double price);

} // namespace cryptopulse::core
