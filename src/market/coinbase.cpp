#include "market/coinbase.h"

#include "market/venueparsing.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace cryptopulse::market {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr auto kWho = "Coinbase";

/// Errors are an object with a message.
core::Result<QJsonDocument> readDocument(const HttpAnswer& answer, const core::SeriesKey& series,
                                         core::UtcTime now)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    const QString message = document["message"_L1].toString();
    if (answer.status == 404 && message == u"NotFound")
        return core::failure(notListed(kWho, series));
    if (answer.status != 200 || !message.isEmpty())
        return core::failure(judgeVenueStatus(kWho, answer, message, now));
    if (document.isNull())
        return core::failure(ErrorKind::BadReply, "Coinbase's answer is not JSON");
    return document;
}

core::Result<std::optional<core::UtcTime>> readTime(const QJsonValue& value, core::UtcTime now)
{
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    const auto written = core::fromIso(value.toString().toStdString());
    if (!written || !priceTime(static_cast<double>(core::toEpochMs(*written)) / 1000.0, now))
        return core::failure(ErrorKind::BadReply, "Coinbase's answer has no time at which there was a price");
    return written;
}

} // namespace

core::Result<Quote> parseCoinbaseTicker(const HttpAnswer& answer, const core::SeriesKey& series,
                                        core::UtcTime now)
{
    const auto document = readDocument(answer, series, now);
    if (!document)
        return core::failure(document.error());
    const auto price = readVenuePrice((*document)["price"_L1], series);
    if (!price)
        return core::failure(price.error());
    return readTime((*document)["time"_L1], now).map([&price](std::optional<core::UtcTime> time) {
        return Quote{*price, time};
    });
}

core::Result<std::vector<Close>> parseCoinbaseCandles(const HttpAnswer& answer, const CandleQuery& query)
{
    const auto document = readDocument(answer, query.series, query.now);
    if (!document)
        return core::failure(document.error());
    // Time, low, high, open, close, volume.
    auto candles = readCandles(listOf(*document), query, [](const QJsonValue& row) {
        return CandleFields{row[0], row[2], row[1], row[4]};
    });
    if (!candles)
        return candles;
    return closedWithin(std::move(*candles), query, answer);
}

} // namespace cryptopulse::market
