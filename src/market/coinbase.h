#pragma once

#include "core/result.h"
#include "market/candle.h"
#include "market/httpanswer.h"
#include "market/pricesource.h"

#include <vector>

/// Answers of Coinbase Exchange (docs.cdp.coinbase.com, 2026).
/// Errors of all: RateLimited (429), Refused (403, 451, an unknown product, other 4xx), Timeout (408),
/// Network (5xx), BadReply (not the protocol), BadPrice.
namespace cryptopulse::market {

/// Reads /products/X/ticker; its time is that of the last trade.
[[nodiscard]] core::Result<Quote> parseCoinbaseTicker(const HttpAnswer& answer, const core::SeriesKey& series,
                                                      core::UtcTime now);

/// Reads /products/X/candles, which come newest first. Minutes without trades are absent there and here.
/// Candles before the asked range are dropped: the documentation says that there may be some.
[[nodiscard]] core::Result<std::vector<Close>> parseCoinbaseCandles(const HttpAnswer& answer,
                                                                    const CandleQuery& query);

} // namespace cryptopulse::market
