#include "market/coinlistparser.h"

#include "core/asset.h"
#include "market/coingeckoparser.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace cryptopulse::market {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestSymbol = 24;
constexpr qsizetype kLongestName = 80;
constexpr int kLastRank = 1'000'000;

/// What a dialog can show: strangers choose these names.
QString shown(const QString& text, qsizetype longest)
{
    QString plain;
    for (const QChar c : text.left(2 * longest)) {
        // Marks of direction could make a name look like another one.
        if (c.isPrint() && c.category() != QChar::Other_Format)
            plain += c;
    }
    plain = plain.simplified();
    if (plain.size() <= longest)
        return plain;
    plain.truncate(longest - 1);
    if (plain.back().isHighSurrogate())
        plain.chop(1);
    return plain + u'…';
}

core::Result<QJsonArray> readArray(const HttpAnswer& answer, core::UtcTime now)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    if (answer.status != 200 || document.isObject()) // an object where a list should be is a complaint
        return core::failure(judgeCoinGeckoStatus(answer, now));
    if (!document.isArray())
        return core::failure(core::ErrorKind::BadReply, "the answer is not a JSON list");
    return document.array();
}

} // namespace

std::optional<Coin> readCoin(const QJsonValue& id, const QJsonValue& symbol, const QJsonValue& name,
                             const QJsonValue& rank)
{
    Coin coin{id.toString(), shown(symbol.toString().toUpper(), kLongestSymbol),
              shown(name.toString(), kLongestName), std::clamp(rank.toInt(), 0, kLastRank)};
    if (!core::isAssetId(coin.id.toStdString()) || coin.name.isEmpty())
        return std::nullopt;
    return coin;
}

QStringList readCurrencies(const QJsonArray& values)
{
    QStringList codes;
    for (const QJsonValue& value : values) {
        if (const QString code = value.toString(); core::isCurrencyCode(code.toStdString()))
            codes += code;
    }
    codes.sort();
    codes.removeDuplicates();
    return codes;
}

core::Result<std::vector<Coin>> parseCoinsList(const HttpAnswer& answer, core::UtcTime now)
{
    const auto rows = readArray(answer, now);
    if (!rows)
        return core::failure(rows.error());
    std::vector<Coin> coins;
    for (const QJsonValue& row : *rows) {
        auto coin = readCoin(row["id"_L1], row["symbol"_L1], row["name"_L1], {});
        if (coin && coins.size() < kMostCoins)
            coins.push_back(*std::move(coin));
    }
    if (coins.empty())
        return core::failure(core::ErrorKind::BadReply, "the answer has no coins");
    return coins;
}

core::Result<std::vector<Coin>> parseCoinSearch(const HttpAnswer& answer, core::UtcTime now)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    const QJsonValue rows = document.object()["coins"_L1];
    if (answer.status != 200 || (document.isObject() && !rows.isArray()))
        return core::failure(judgeCoinGeckoStatus(answer, now));
    if (!rows.isArray())
        return core::failure(core::ErrorKind::BadReply, "the answer is not a JSON object");
    std::vector<Coin> coins;
    for (const QJsonValue& row : rows.toArray()) {
        auto coin = readCoin(row["id"_L1], row["symbol"_L1], row["name"_L1], row["market_cap_rank"_L1]);
        if (coin)
            coins.push_back(*std::move(coin));
    }
    return coins;
}

core::Result<QStringList> parseCurrencies(const HttpAnswer& answer, core::UtcTime now)
{
    const auto values = readArray(answer, now);
    if (!values)
        return core::failure(values.error());
    QStringList codes = readCurrencies(*values);
    if (codes.isEmpty())
        return core::failure(core::ErrorKind::BadReply, "the answer has no currencies");
    return codes;
}

} // namespace cryptopulse::market
