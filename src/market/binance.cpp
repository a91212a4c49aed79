#include "market/binance.h"

#include "market/venueparsing.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace cryptopulse::market {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr auto kWho = "Binance";
constexpr int kWeightToStopAt = 4800;

/// Errors are an object with code and msg, whatever the status; candles are a list.
core::Result<QJsonDocument> readDocument(const HttpAnswer& answer, const core::SeriesKey& series,
                                         core::UtcTime now)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    const int code = document["code"_L1].toInt();
    const core::Error judged = judgeVenueStatus(kWho, answer, document["msg"_L1].toString(), now);
    switch (code) {
    case -1003: // too many requests
    case -1015: // too many orders, which uses the same words
        return core::failure(
            {ErrorKind::RateLimited, judged.detail, parseRetryAfter(answer.retryAfter, now)});
    case -1007:
        return core::failure(ErrorKind::Timeout, judged.detail);
    case -1121:
        return core::failure(notListed(kWho, series));
    default:
        break;
    }
    if (answer.status != 200 || code != 0)
        return core::failure(judged);
    if (document.isNull())
        return core::failure(ErrorKind::BadReply, "Binance's answer is not JSON");
    return document;
}

} // namespace

core::Result<Quote> parseBinanceTicker(const HttpAnswer& answer, const QString& symbol,
                                       const core::SeriesKey& series, core::UtcTime now)
{
    const auto document = readDocument(answer, series, now);
    if (!document)
        return core::failure(document.error());
    if ((*document)["symbol"_L1].toString() != symbol)
        return core::failure(ErrorKind::BadReply, "Binance's answer is not about " + symbol.toStdString());
    return readVenuePrice((*document)["price"_L1], series).map([](core::Price price) {
        return Quote{price, std::nullopt};
    });
}

core::Result<std::vector<Close>> parseBinanceCandles(const HttpAnswer& answer, const CandleQuery& query)
{
    const auto document = readDocument(answer, query.series, query.now);
    if (!document)
        return core::failure(document.error());
    // Opening time, open, high, low, close, volume, closing time, ...
    auto candles = readCandles(listOf(*document), query, [](const QJsonValue& row) {
        return CandleFields{row[0], row[2], row[3], row[4], true};
    });
    if (!candles)
        return candles;
    if (!candles->empty() && (candles->front().time < query.from || candles->back().time >= query.to))
        return core::failure(ErrorKind::BadReply, "Binance gave a candle that was not asked for");
    return closedWithin(std::move(*candles), query, answer);
}

std::optional<core::UtcTime> binanceHold(const HttpAnswer& answer, core::UtcTime now)
{
    if (answer.usedWeight.toInt() < kWeightToStopAt)
        return std::nullopt;
    return std::chrono::floor<std::chrono::minutes>(now) + std::chrono::minutes(1);
}

} // namespace cryptopulse::market
