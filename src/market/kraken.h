#pragma once

#include "core/result.h"
#include "market/candle.h"
#include "market/httpanswer.h"
#include "market/pricesource.h"

#include <vector>

/// Answers of Kraken's spot market (docs.kraken.com, 2026). Its errors come with HTTP 200 and a list of
/// texts. Errors of all: RateLimited (429, too many requests, a lockout, throttled until a time), Refused
/// (403, 451, an unknown pair, denied), Network (5xx, the service is busy or away), BadReply (not the
/// protocol), BadPrice.
namespace cryptopulse::market {

/// Reads /0/public/Ticker: the price of the last trade. It has no time.
[[nodiscard]] core::Result<Quote> parseKrakenTicker(const HttpAnswer& answer, const core::SeriesKey& series,
                                                    core::UtcTime now);

/// Reads /0/public/OHLC. The last candle is dropped always: Kraken documents it to be the running one.
/// Minutes without trades are there with a volume of 0 and the price before them, and are kept, because
/// Kraken publishes them. Candles outside the asked range are dropped: Kraken gives all from a time on.
[[nodiscard]] core::Result<std::vector<Close>> parseKrakenCandles(const HttpAnswer& answer,
                                                                  const CandleQuery& query);

} // namespace cryptopulse::market
