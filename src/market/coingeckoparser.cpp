#include "market/coingeckoparser.h"

#include "market/venueparsing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace cryptopulse::market {

namespace {

using namespace Qt::StringLiterals;
using core::ErrorKind;

/// What an error body says, whichever of the provider's shapes it has.
struct Complaint {
    int code = 0;
    QString message;
};

Complaint readComplaint(const QByteArray& body)
{
    const QJsonObject root = QJsonDocument::fromJson(body).object();
    const QJsonValue error = root["error"_L1];
    if (error.isString())
        return {0, error.toString()};
    const QJsonObject status = (error.isObject() ? error.toObject() : root)["status"_L1].toObject();
    // One shape has the code beside the status, the others inside it.
    const int code = status["error_code"_L1].toInt(root["error_code"_L1].toInt());
    return {code, status["error_message"_L1].toString()};
}

/// What the user can do about a documented code of CoinGecko; null for all others.
const char* advice(int code)
{
    switch (code) {
    case 10002:
        return "the API key is missing or wrong: check the key and its tier in the settings";
    case 10005:
        return "the plan of this API key does not include prices: use another key or none";
    case 10010:
        return "this is a Pro key on the public address: set the tier to pro";
    case 10011:
        return "this is a Demo key on the Pro address: set the tier to demo";
    default:
        return nullptr;
    }
}

std::string describe(int status, const Complaint& complaint)
{
    std::string text = "CoinGecko answered HTTP " + std::to_string(status);
    if (!complaint.message.isEmpty())
        text += ": " + complaint.message.left(300).toStdString(); // a log line, not a page
    return text;
}

} // namespace

core::Error judgeCoinGeckoStatus(const HttpAnswer& answer, core::UtcTime now)
{
    const Complaint complaint = readComplaint(answer.body);
    const std::string said = describe(answer.status, complaint);
    const auto wait = parseRetryAfter(answer.retryAfter, now);
    if (answer.status == 429 || complaint.code == 429 || (answer.status == 503 && wait))
        return {ErrorKind::RateLimited, said, wait};
    if (const char* hint = advice(complaint.code))
        return {ErrorKind::Refused, said + " (" + hint + ")"};
    switch (answer.status) {
    case 401:
        return {ErrorKind::Refused, said + " (" + advice(10002) + ")"};
    case 403:
        return {ErrorKind::Refused, said + " (this network or program is blocked; an API key may help)"};
    case 400:
    case 404:
        return {ErrorKind::Refused, said + " (check the base address, the coin and the currency)"};
    case 408:
        return {ErrorKind::Timeout, said};
    default:
        return {answer.status >= 500 ? ErrorKind::Network : ErrorKind::BadReply, said};
    }
}

namespace {

core::Result<std::optional<core::UtcTime>> readTime(const QJsonValue& value, core::UtcTime now)
{
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    if (!value.isDouble())
        return core::failure(ErrorKind::BadReply, "last_updated_at is not a number");
    const auto time = priceTime(value.toDouble(), now);
    if (!time)
        return core::failure(ErrorKind::BadReply, "last_updated_at is not a time at which there was a price");
    return time;
}

std::optional<core::Price> readPrice(const QJsonValue& value, const QString& coin, const QString& currency)
{
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    if (coin == u"bitcoin" && currency == u"usd" && !(number >= kLowestBitcoin && number <= kHighestBitcoin))
        return std::nullopt;
    return core::Price::from(number);
}

core::Result<QJsonObject> readObject(const HttpAnswer& answer, core::UtcTime now)
{
    if (answer.status != 200)
        return core::failure(judgeCoinGeckoStatus(answer, now));
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    if (!document.isObject())
        return core::failure(ErrorKind::BadReply, "the answer is not a JSON object");
    if (const Complaint complaint = readComplaint(answer.body);
        complaint.code != 0 || !complaint.message.isEmpty())
        return core::failure(judgeCoinGeckoStatus(answer, now));
    return document.object();
}

bool isEarlier(const Close& a, const Close& b)
{
    return a.time < b.time;
}

core::Result<Close> readPoint(const QJsonValue& row, const CandleQuery& query)
{
    const auto ms = readNumber(row[0]);
    const auto time = ms ? priceTime(*ms / 1000.0, query.now) : std::nullopt;
    if (!time)
        return core::failure(ErrorKind::BadReply, "a price of the answer has no time at which there was one");
    return readVenuePrice(row[1], query.series).map([&time](core::Price price) {
        return Close{*time, price};
    });
}

} // namespace

core::Result<Quote> parseSimplePrice(const HttpAnswer& answer, const QString& coin, const QString& currency,
                                     core::UtcTime now)
{
    const auto root = readObject(answer, now);
    if (!root)
        return core::failure(root.error());
    const QJsonObject entry = (*root)[coin].toObject();
    const QJsonValue value = entry[currency];
    if (value.isUndefined())
        return core::failure(ErrorKind::BadReply,
                             "CoinGecko has no price of " + coin.toStdString() + " in " +
                                 currency.toStdString() +
                                 ": check the coin's id (bitcoin, not btc) and the currency");
    const auto price = readPrice(value, coin, currency);
    if (!price)
        return core::failure(ErrorKind::BadPrice, "the price of " + coin.toStdString() + " is not a price");
    auto time = readTime(entry["last_updated_at"_L1], now);
    if (!time)
        return core::failure(time.error());
    return Quote{*price, *time};
}

core::Result<std::vector<Close>> parseMarketChart(const HttpAnswer& answer, const CandleQuery& query)
{
    const auto root = readObject(answer, query.now);
    if (!root)
        return core::failure(root.error());
    const QJsonValue rows = (*root)["prices"_L1];
    if (!rows.isArray())
        return core::failure(ErrorKind::BadReply, "the answer has no list of prices");
    std::vector<Close> prices;
    for (const QJsonValue& row : rows.toArray()) {
        const auto price = readPoint(row, query);
        if (!price)
            return core::failure(price.error());
        prices.push_back(*price);
    }
    // Before the order is looked at: the moment of asking may be that of another price.
    if (const auto last = std::max_element(prices.begin(), prices.end(), isEarlier); last != prices.end())
        prices.erase(last);
    std::erase_if(prices,
                  [&query](const Close& price) { return price.time < query.from || price.time >= query.to; });
    return inOrder(std::move(prices));
}

} // namespace cryptopulse::market
