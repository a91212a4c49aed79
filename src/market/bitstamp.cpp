#include "market/bitstamp.h"

#include "market/venueparsing.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace cryptopulse::market {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr auto kWho = "Bitstamp";

/// A reason may be a text or lists of texts by field.
QString written(const QJsonValue& reason)
{
    if (reason.isString())
        return reason.toString();
    return QString::fromUtf8(QJsonDocument(reason.toObject()).toJson(QJsonDocument::Compact));
}

/// Errors are {"status":"error","reason":...,"code":...} or {"error":...}.
core::Result<QJsonObject> readObject(const HttpAnswer& answer, const core::SeriesKey& series,
                                     core::UtcTime now)
{
    const QJsonObject root = QJsonDocument::fromJson(answer.body).object();
    const bool complains = root["status"_L1] == u"error"_s || root.contains("error"_L1);
    const QString said =
        complains ? written(root.contains("error"_L1) ? root["error"_L1] : root["reason"_L1]) : QString();
    const core::Error judged = judgeVenueStatus(kWho, answer, said, now);
    const QString code = root["code"_L1].toVariant().toString();
    if (code == u"400.002" || code == u"400.067" || code == u"400.068")
        return core::failure(
            {ErrorKind::RateLimited, judged.detail, parseRetryAfter(answer.retryAfter, now)});
    if (answer.status == 404 && !root.isEmpty()) // a page would be one of another server
        return core::failure(notListed(kWho, series));
    if (answer.status != 200)
        return core::failure(judged);
    if (complains)
        return core::failure(ErrorKind::Refused,
                             judged.detail + " (check the base address, the coin and the currency)");
    if (root.isEmpty())
        return core::failure(ErrorKind::BadReply, "Bitstamp's answer is not a JSON object");
    return root;
}

core::Result<std::optional<core::UtcTime>> readTime(const QJsonValue& value, core::UtcTime now)
{
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    const auto number = readNumber(value);
    const auto time = number ? priceTime(*number, now) : std::nullopt;
    if (!time)
        return core::failure(ErrorKind::BadReply, "Bitstamp's answer has no time at which there was a price");
    return time;
}

} // namespace

core::Result<Quote> parseBitstampTicker(const HttpAnswer& answer, const core::SeriesKey& series,
                                        core::UtcTime now)
{
    const auto root = readObject(answer, series, now);
    if (!root)
        return core::failure(root.error());
    const auto price = readVenuePrice((*root)["last"_L1], series);
    if (!price)
        return core::failure(price.error());
    return readTime((*root)["timestamp"_L1], now).map([&price](std::optional<core::UtcTime> time) {
        return Quote{*price, time};
    });
}

core::Result<std::vector<Close>> parseBitstampCandles(const HttpAnswer& answer, const CandleQuery& query)
{
    const auto root = readObject(answer, query.series, query.now);
    if (!root)
        return core::failure(root.error());
    auto candles = readCandles((*root)["data"_L1]["ohlc"_L1], query, [](const QJsonValue& row) {
        return CandleFields{row["timestamp"_L1], row["high"_L1], row["low"_L1], row["close"_L1]};
    });
    if (!candles)
        return candles;
    return closedWithin(std::move(*candles), query, answer);
}

} // namespace cryptopulse::market
