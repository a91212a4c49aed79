#pragma once

#include <string>
#include <string_view>

namespace cryptopulse::core {

/// Whether that can be CoinGecko's id of a coin: lower-case letters, digits, '.', '_' and '-', 100 at most.
/// Whether there is such a coin only CoinGecko knows.
[[nodiscard]] bool isAssetId(std::string_view text) noexcept;

/// Whether that can be the code of a currency: 2 to 10 lower-case letters and digits.
[[nodiscard]] bool isCurrencyCode(std::string_view text) noexcept;

/// How a coin is called on every market: "BTC" for "bitcoin". The id itself where that is not known here.
[[nodiscard]] std::string assetLabel(std::string_view id);

/// The id of a well-known coin by its ticker, in upper or lower case: "bitcoin" for "btc". Empty: not known
/// here, or no ticker.
[[nodiscard]] std::string_view assetOfTicker(std::string_view ticker) noexcept;

} // namespace cryptopulse::core
