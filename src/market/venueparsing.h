#pragma once

#include "core/result.h"
#include "market/candle.h"
#include "market/httpanswer.h"

#include <QJsonValue>
#include <optional>
#include <vector>

class QJsonDocument;
class QString;

/// What the parsers of all venues have in common.
namespace cryptopulse::market {

/// The error that a status other than 200 means: RateLimited (429, Binance's 418, 503 with a Retry-After),
/// Refused (400, 401, 403, 404, 451; says what the user can do), Timeout (408), Network (other 5xx,
/// Cloudflare's among them), BadReply (the rest). @p said is the venue's own text, if it gave one.
[[nodiscard]] core::Error judgeVenueStatus(const std::string& who, const HttpAnswer& answer,
                                           const QString& said, core::UtcTime now);

/// The error of a coin or pair that the venue does not know.
[[nodiscard]] core::Error notListed(const std::string& who, const core::SeriesKey& series);

/// A number, or text that holds one and nothing else. Empty for all others. May be NaN or infinite.
[[nodiscard]] std::optional<double> readNumber(const QJsonValue& value);

/// A price as number or text. BadReply: not a number at all; BadPrice: a number that cannot be a price, of
/// Bitcoin in dollars or euros: outside kLowestBitcoin ... kHighestBitcoin.
[[nodiscard]] core::Result<core::Price> readVenuePrice(const QJsonValue& value,
                                                       const core::SeriesKey& series);

/// The fields of a row of candles; the time in seconds, or in milliseconds.
struct CandleFields {
    QJsonValue time;
    QJsonValue high;
    QJsonValue low;
    QJsonValue close;
    bool milliseconds = false;
};

/// Reads candles, whatever order they came in: each says its own time.
///
/// @p fieldsOf finds the fields of a row, undefined ones where there are none. A candle that came twice is
/// taken once. BadReply: a time that is not the beginning of a candle, fields that are not numbers, a close
/// outside low ... high (then the columns are not those that the venue documents), a candle that came twice
/// with two prices (nobody knows which is true). BadPrice as readVenuePrice(). One such row makes the whole
/// answer wrong.
[[nodiscard]] core::Result<std::vector<Close>> readCandles(const QJsonValue& rows, const CandleQuery& query,
                                                           CandleFields (*fieldsOf)(const QJsonValue& row));

/// The document's list; undefined when it is no list.
[[nodiscard]] QJsonValue listOf(const QJsonDocument& document);

/// Brings prices into ascending order of their times; BadReply as above.
[[nodiscard]] core::Result<std::vector<Close>> inOrder(std::vector<Close> prices);

/// Those of the query's range that are closed, by our clock and the server's. Others are dropped silently:
/// venues give candles around the range, too.
[[nodiscard]] std::vector<Close> closedWithin(std::vector<Close> candles, const CandleQuery& query,
                                              const HttpAnswer& answer);

} // namespace cryptopulse::market
