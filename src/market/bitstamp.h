#pragma once

#include "core/result.h"
#include "market/candle.h"
#include "market/httpanswer.h"
#include "market/pricesource.h"

#include <vector>

/// Answers of Bitstamp (bitstamp.net/api, 2026).
/// Errors of all: RateLimited (429 and the codes 400.002, 400.067 and 400.068), Refused (403, 451, an unknown
/// pair, other 4xx and errors), Timeout (408), Network (5xx), BadReply (not the protocol), BadPrice.
namespace cryptopulse::market {

/// Reads /api/v2/ticker/X/.
[[nodiscard]] core::Result<Quote> parseBitstampTicker(const HttpAnswer& answer, const core::SeriesKey& series,
                                                      core::UtcTime now);

/// Reads /api/v2/ohlc/X/. Minutes without trades are there with a volume of 0 and the price before them, and
/// are kept, because Bitstamp publishes them. Candles outside the asked range are dropped.
[[nodiscard]] core::Result<std::vector<Close>> parseBitstampCandles(const HttpAnswer& answer,
                                                                    const CandleQuery& query);

} // namespace cryptopulse::market
