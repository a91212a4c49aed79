#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

namespace cryptopulse::support {

/// What one of the stand-in's coins is worth, in bitcoins; empty: it has no such coin.
[[nodiscard]] std::optional<double> worthOf(const QString& coin);

/// How many of a currency a dollar is, with @p dollars for a bitcoin; empty: it has no such currency.
[[nodiscard]] std::optional<double> perDollar(const QString& currency, double dollars);

/// The bodies of /coins/list, /simple/supported_vs_currencies and /search, shaped as CoinGecko documents
/// them.
[[nodiscard]] QByteArray coinsListBody();
[[nodiscard]] QByteArray currenciesBody();
[[nodiscard]] QByteArray coinSearchBody(const QString& typed);

} // namespace cryptopulse::support
