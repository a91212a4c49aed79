#pragma once

#include "core/result.h"
#include "market/httpanswer.h"
#include "market/pricesource.h"

#include <QString>

namespace cryptopulse::market {

/// Reads an answer of CoinGecko's /simple/price.
///
/// @p coin and @p currency are CoinGecko's ids ("bitcoin", "usd"); @p now judges the times in the answer.
/// Errors: RateLimited (429, or 503 with a Retry-After; retryAfter if the answer gives one), Refused (401,
/// 403 and key errors; detail says what to do), Network (other 5xx), BadReply (not the protocol), BadPrice (a
/// number that cannot be a price; of Bitcoin in US dollars: outside kLowestBitcoin ... kHighestBitcoin).
[[nodiscard]] core::Result<Quote> parseSimplePrice(const HttpAnswer& answer, const QString& coin,
                                                   const QString& currency, core::UtcTime now);

} // namespace cryptopulse::market
