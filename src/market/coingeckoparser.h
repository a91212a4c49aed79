#pragma once

#include "core/result.h"
#include "market/candle.h"
#include "market/httpanswer.h"
#include "market/pricesource.h"

#include <QString>
#include <vector>

namespace cryptopulse::market {

/// Reads an answer of CoinGecko's /simple/price.
///
/// @p coin and @p currency are CoinGecko's ids ("bitcoin", "usd"); @p now judges the times in the answer.
/// Errors: RateLimited (429, or 503 with a Retry-After; retryAfter if the answer gives one), Refused (401,
/// 403 and key errors; detail says what to do), Network (other 5xx), BadReply (not the protocol), BadPrice (a
/// number that cannot be a price; of Bitcoin in US dollars: outside kLowestBitcoin ... kHighestBitcoin).
[[nodiscard]] core::Result<Quote> parseSimplePrice(const HttpAnswer& answer, const QString& coin,
                                                   const QString& currency, core::UtcTime now);

/// The error that an answer of CoinGecko means which is not what was asked for: as parseSimplePrice().
[[nodiscard]] core::Error judgeCoinGeckoStatus(const HttpAnswer& answer, core::UtcTime now);

/// Reads an answer of CoinGecko's /coins/X/market_chart: prices at times of their own, some five minutes
/// apart.
///
/// The last one is dropped always: it is the price at the moment of asking, between two of the others, so
/// that the same stretch asked for twice would not give the same prices. Those outside the asked range are
/// dropped. Errors as parseSimplePrice().
[[nodiscard]] core::Result<std::vector<Close>> parseMarketChart(const HttpAnswer& answer,
                                                                const CandleQuery& query);

} // namespace cryptopulse::market
