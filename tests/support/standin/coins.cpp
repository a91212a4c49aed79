#include "support/standin/coins.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>

namespace cryptopulse::support {

using namespace Qt::StringLiterals;

namespace {

struct Known {
    const char* id;
    const char* symbol;
    const char* name;
    int rank; // 0: CoinGecko gives none
    double worth;
};

/// Coins of every size, and several with one symbol, as there are many.
constexpr std::array kCoins = {
    Known{"a-coin-called-eth", "eth", "A coin called ETH", 0, 1e-9},
    Known{"bitcoin", "btc", "Bitcoin", 1, 1},
    Known{"bridged-ethereum", "eth", "Bridged Ethereum (Somewhere)", 0, 0.05},
    Known{"ethereum", "eth", "Ethereum", 2, 0.05},
    Known{"ethereum-classic", "etc", "Ethereum Classic", 36, 0.0004},
    Known{"shiba-inu", "shib", "Shiba Inu", 25, 2e-10},
    Known{"dust", "dust", "Dust", 0, 2e-17},
    Known{"wrapped-bitcoin", "wbtc", "Wrapped Bitcoin", 15, 1},
};

struct Currency {
    const char* code;
    double perDollar; // 0: of bitcoins
};
constexpr std::array kCurrencies = {Currency{"usd", 1}, Currency{"eur", 0.9}, Currency{"brl", 5},
                                    Currency{"jpy", 150}, Currency{"btc", 0}};

QByteArray compact(const QJsonDocument& document)
{
    return document.toJson(QJsonDocument::Compact);
}

} // namespace

std::optional<double> worthOf(const QString& coin)
{
    const auto* known =
        std::ranges::find_if(kCoins, [&](const Known& one) { return coin == QLatin1StringView(one.id); });
    return known == kCoins.end() ? std::nullopt : std::optional(known->worth);
}

std::optional<double> perDollar(const QString& currency, double dollars)
{
    const auto* known = std::ranges::find_if(
        kCurrencies, [&](const Currency& one) { return currency == QLatin1StringView(one.code); });
    if (known == kCurrencies.end())
        return std::nullopt;
    return known->perDollar > 0 ? known->perDollar : 1 / dollars;
}

QByteArray coinsListBody()
{
    QJsonArray list;
    for (const Known& coin : kCoins)
        list.append(QJsonObject{{u"id"_s, QLatin1StringView(coin.id)},
                                {u"symbol"_s, QLatin1StringView(coin.symbol)},
                                {u"name"_s, QLatin1StringView(coin.name)}});
    return compact(QJsonDocument(list));
}

QByteArray currenciesBody()
{
    QJsonArray codes;
    for (const Currency& currency : kCurrencies)
        codes.append(QLatin1StringView(currency.code));
    return compact(QJsonDocument(codes));
}

QByteArray coinSearchBody(const QString& typed)
{
    QJsonArray coins;
    for (const Known& coin : kCoins) {
        const QString name = QLatin1StringView(coin.name);
        const QString symbol = QLatin1StringView(coin.symbol);
        if (!name.contains(typed, Qt::CaseInsensitive) && !symbol.contains(typed, Qt::CaseInsensitive))
            continue;
        coins.append(
            QJsonObject{{u"id"_s, QLatin1StringView(coin.id)},
                        {u"name"_s, name},
                        {u"api_symbol"_s, QLatin1StringView(coin.id)},
                        {u"symbol"_s, symbol.toUpper()},
                        {u"market_cap_rank"_s, coin.rank > 0 ? QJsonValue(coin.rank) : QJsonValue()}});
    }
    return compact(QJsonDocument(QJsonObject{{u"coins"_s, coins},
                                             {u"exchanges"_s, QJsonArray()},
                                             {u"icos"_s, QJsonArray()},
                                             {u"categories"_s, QJsonArray()},
                                             {u"nfts"_s, QJsonArray()}}));
}

} // namespace cryptopulse::support
