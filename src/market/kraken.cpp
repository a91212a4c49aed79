#include "market/kraken.h"

#include "market/venueparsing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <algorithm>

namespace cryptopulse::market {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr auto kWho = "Kraken";

/// "EService:Throttled: 1688672160" says until when.
std::optional<std::chrono::milliseconds> throttledFor(const QString& text, core::UtcTime now)
{
    bool ok = false;
    const qint64 until = text.section(u':', 2).trimmed().toLongLong(&ok);
    if (!ok || until < 0 || until > 100'000'000'000)
        return std::nullopt;
    const auto wait = core::fromEpochMs(until * 1000) - now;
    return std::clamp<std::chrono::milliseconds>(wait, std::chrono::seconds(1), kLongestRetryAfter);
}

core::Error judgeText(const QString& text, const core::SeriesKey& series, core::UtcTime now)
{
    const std::string said = "Kraken says: " + text.left(300).toStdString();
    if (text.startsWith(u"EService:Throttled"))
        return {ErrorKind::RateLimited, said, throttledFor(text, now)};
    if (text.contains(u"Too many requests") || text.contains(u"Rate limit") || text.contains(u"lockout"))
        return {ErrorKind::RateLimited, said};
    if (text.startsWith(u"EQuery:Unknown asset"))
        return notListed(kWho, series);
    if (text.startsWith(u"EService:") || text.startsWith(u"EGeneral:Internal"))
        return {ErrorKind::Network, said}; // Unavailable, Busy, Timeout and the like: it will pass
    if (text.contains(u"denied"))
        return {ErrorKind::Refused, said + " (this network or program is blocked: choose another source)"};
    if (text.startsWith(u"EQuery:") || text.startsWith(u"EGeneral:"))
        return {ErrorKind::Refused, said + " (check the base address, the coin and the currency)"};
    return {ErrorKind::BadReply, said};
}

core::Error judged(const QString& text, const HttpAnswer& answer, const core::SeriesKey& series,
                   core::UtcTime now)
{
    core::Error error = judgeText(text, series, now);
    if (error.kind == ErrorKind::RateLimited && !error.retryAfter)
        error.retryAfter = parseRetryAfter(answer.retryAfter, now);
    return error;
}

/// What the answer has about the one pair that was asked for. Its name there is Kraken's own (XXBTZUSD for
/// XBTUSD), so it is whatever is not "last".
core::Result<QJsonValue> readResult(const HttpAnswer& answer, const core::SeriesKey& series,
                                    core::UtcTime now)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    for (const QJsonValue& error : document["error"_L1].toArray()) {
        if (!error.toString().startsWith(u'W')) // a warning comes with a result
            return core::failure(judged(error.toString(), answer, series, now));
    }
    if (answer.status != 200)
        return core::failure(judgeVenueStatus(kWho, answer, {}, now));
    const QJsonObject result = document["result"_L1].toObject();
    for (auto entry = result.begin(); entry != result.end(); ++entry) {
        if (entry.key() != u"last")
            return QJsonValue(entry.value());
    }
    return core::failure(ErrorKind::BadReply, "Kraken's answer has no result");
}

} // namespace

core::Result<Quote> parseKrakenTicker(const HttpAnswer& answer, const core::SeriesKey& series,
                                      core::UtcTime now)
{
    const auto result = readResult(answer, series, now);
    if (!result)
        return core::failure(result.error());
    return readVenuePrice((*result)["c"_L1].toArray().at(0), series).map([](core::Price price) {
        return Quote{price, std::nullopt};
    });
}

core::Result<std::vector<Close>> parseKrakenCandles(const HttpAnswer& answer, const CandleQuery& query)
{
    const auto result = readResult(answer, query.series, query.now);
    if (!result)
        return core::failure(result.error());
    // Time, open, high, low, close, mean, volume, count.
    auto candles = readCandles(*result, query, [](const QJsonValue& row) {
        return CandleFields{row[0], row[2], row[3], row[4]};
    });
    if (!candles || candles->empty())
        return candles;
    candles->pop_back();
    return closedWithin(std::move(*candles), query, answer);
}

} // namespace cryptopulse::market
