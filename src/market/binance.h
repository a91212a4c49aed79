#pragma once

#include "core/result.h"
#include "market/candle.h"
#include "market/httpanswer.h"
#include "market/pricesource.h"

#include <QString>
#include <optional>
#include <vector>

/// Answers of Binance's spot market (binance-spot-api-docs, 2026-07).
/// Errors of all: RateLimited (429, 418 and the codes -1003 and -1015), Refused (403, 451, an unknown symbol,
/// other 4xx), Timeout (408, code -1007), Network (5xx), BadReply (not the protocol), BadPrice.
namespace cryptopulse::market {

/// Reads /api/v3/ticker/price of @p symbol ("BTCUSDT"). It has no time.
[[nodiscard]] core::Result<Quote> parseBinanceTicker(const HttpAnswer& answer, const QString& symbol,
                                                     const core::SeriesKey& series, core::UtcTime now);

/// Reads /api/v3/klines. A candle outside the asked range is a BadReply, because Binance gives exactly the
/// oldest of the range, and where to ask on is taken from them.
[[nodiscard]] core::Result<std::vector<Close>> parseBinanceCandles(const HttpAnswer& answer,
                                                                   const CandleQuery& query);

/// Until when to leave Binance alone because this address has used up four fifths of the 6000 that it may use
/// in a minute, others on it included: the next full minute, when Binance begins to count anew. Empty: no
/// need.
[[nodiscard]] std::optional<core::UtcTime> binanceHold(const HttpAnswer& answer, core::UtcTime now);

} // namespace cryptopulse::market
