#pragma once

#include "market/coinlist.h"
#include "market/httpanswer.h"

#include <QJsonArray>
#include <QJsonValue>

namespace cryptopulse::market {

/// A list is cut off here; CoinGecko has some 17,000 coins.
inline constexpr std::size_t kMostCoins = 100'000;

/// Reads /coins/list: every coin there is, without ranks. A coin whose id or name cannot be used is left out.
/// Errors: as judged from the status; BadReply: no list, or not one coin in it.
[[nodiscard]] core::Result<std::vector<Coin>> parseCoinsList(const HttpAnswer& answer, core::UtcTime now);

/// Reads the coins of /search, with their ranks by market value. None found is no error. Errors as above.
[[nodiscard]] core::Result<std::vector<Coin>> parseCoinSearch(const HttpAnswer& answer, core::UtcTime now);

/// Reads /simple/supported_vs_currencies. Errors as above.
[[nodiscard]] core::Result<QStringList> parseCurrencies(const HttpAnswer& answer, core::UtcTime now);

/// A coin from its parts; empty when its id cannot be one, or it has no name. Text is cut to a bearable
/// length and freed of what cannot be seen.
[[nodiscard]] std::optional<Coin> readCoin(const QJsonValue& id, const QJsonValue& symbol,
                                           const QJsonValue& name, const QJsonValue& rank);

/// The codes among these values, each once.
[[nodiscard]] QStringList readCurrencies(const QJsonArray& values);

} // namespace cryptopulse::market
