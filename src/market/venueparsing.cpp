#include "market/venueparsing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QString>
#include <algorithm>

namespace cryptopulse::market {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

std::string describe(const std::string& who, int status, const QString& said)
{
    std::string text = who + " answered HTTP " + std::to_string(status);
    if (!said.isEmpty())
        text += ": " + said.left(300).toStdString(); // a log line, not a page
    return text;
}

bool hasBitcoinsBounds(const core::SeriesKey& series)
{
    return series.asset == "bitcoin" &&
           (series.currency == "usd" || series.currency == "usdt" || series.currency == "eur");
}

} // namespace

core::Error judgeVenueStatus(const std::string& who, const HttpAnswer& answer, const QString& said,
                             core::UtcTime now)
{
    const std::string text = describe(who, answer.status, said);
    const auto wait = parseRetryAfter(answer.retryAfter, now);
    switch (answer.status) {
    case 429:
    case 418:
        return {ErrorKind::RateLimited, text, wait};
    case 451:
        return {ErrorKind::Refused,
                text + " (it does not serve this country or network: choose another source)"};
    case 401:
    case 403:
        return {ErrorKind::Refused, text + " (this network or program is blocked: choose another source)"};
    case 400:
    case 404:
        return {ErrorKind::Refused, text + " (check the base address, the coin and the currency)"};
    case 408:
        return {ErrorKind::Timeout, text};
    default:
        break;
    }
    if (answer.status == 503 && wait)
        return {ErrorKind::RateLimited, text, wait};
    return {answer.status >= 500 ? ErrorKind::Network : ErrorKind::BadReply, text};
}

core::Error notListed(const std::string& who, const core::SeriesKey& series)
{
    return {ErrorKind::Refused, who + " does not list " + series.asset + " in " + series.currency +
                                    " (choose another source: CoinGecko has most coins)"};
}

std::optional<double> readNumber(const QJsonValue& value)
{
    if (value.isDouble())
        return value.toDouble();
    bool ok = false;
    const double number = value.isString() ? value.toString().toDouble(&ok) : 0.0;
    return ok ? std::optional(number) : std::nullopt;
}

core::Result<core::Price> readVenuePrice(const QJsonValue& value, const core::SeriesKey& series)
{
    const auto number = readNumber(value);
    if (!number)
        return core::failure(ErrorKind::BadReply, "the answer has something else where a price should be");
    const auto price = core::Price::from(*number);
    if (!price || (hasBitcoinsBounds(series) && !(*number >= kLowestBitcoin && *number <= kHighestBitcoin)))
        return core::failure(ErrorKind::BadPrice, "the price of " + series.asset + " is not a price");
    return *price;
}

namespace {

core::Result<Close> readCandle(const CandleFields& fields, const CandleQuery& query)
{
    const auto number = readNumber(fields.time);
    const auto time =
        number ? priceTime(fields.milliseconds ? *number / 1000.0 : *number, query.now) : std::nullopt;
    if (!time || time->time_since_epoch() % query.spacing != std::chrono::milliseconds(0))
        return core::failure(ErrorKind::BadReply, "a candle has no time at which one begins");
    const auto close = readVenuePrice(fields.close, query.series);
    if (!close)
        return core::failure(close.error());
    const auto low = readVenuePrice(fields.low, query.series);
    const auto high = readVenuePrice(fields.high, query.series);
    if (!low || !high)
        return core::failure(low ? high.error() : low.error());
    if (*close < *low || *close > *high)
        return core::failure(ErrorKind::BadReply, "a candle closes outside its lowest and highest price");
    return Close{*time, *close};
}

} // namespace

core::Result<std::vector<Close>> readCandles(const QJsonValue& rows, const CandleQuery& query,
                                             CandleFields (*fieldsOf)(const QJsonValue& row))
{
    if (!rows.isArray())
        return core::failure(ErrorKind::BadReply, "the answer is not a list of candles");
    std::vector<Close> candles;
    for (const QJsonValue& row : rows.toArray()) {
        const auto candle = readCandle(fieldsOf(row), query);
        if (!candle)
            return core::failure(candle.error());
        candles.push_back(*candle);
    }
    return inOrder(std::move(candles));
}

QJsonValue listOf(const QJsonDocument& document)
{
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(QJsonValue::Undefined);
}

core::Result<std::vector<Close>> inOrder(std::vector<Close> candles)
{
    std::stable_sort(candles.begin(), candles.end(),
                     [](const Close& a, const Close& b) { return a.time < b.time; });
    candles.erase(std::unique(candles.begin(), candles.end()), candles.end());
    const auto twice = std::adjacent_find(candles.begin(), candles.end(),
                                          [](const Close& a, const Close& b) { return a.time == b.time; });
    if (twice != candles.end())
        return core::failure(ErrorKind::BadReply,
                             "the answer has two prices for " + core::toIso(twice->time));
    return candles;
}

std::vector<Close> closedWithin(std::vector<Close> candles, const CandleQuery& query,
                                const HttpAnswer& answer)
{
    const core::UtcTime now = safeNow(answer, query.now);
    std::erase_if(candles, [&query, now](const Close& candle) {
        return candle.time < query.from || candle.time >= query.to || candle.time + query.spacing > now;
    });
    return candles;
}

} // namespace cryptopulse::market
