#include "market/coinlist.h"

#include "market/coinlistparser.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <limits>
#include <tuple>

namespace cryptopulse::market {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;

/// How well a coin goes with what was typed; smaller is better.
enum class Fit { Symbol, Whole, Begins, Within, None };

Fit fitOf(const Coin& coin, const QString& typed)
{
    const auto is = [&typed](const QString& text) { return text.compare(typed, Qt::CaseInsensitive) == 0; };
    const auto begins = [&typed](const QString& text) { return text.startsWith(typed, Qt::CaseInsensitive); };
    const auto has = [&typed](const QString& text) { return text.contains(typed, Qt::CaseInsensitive); };
    if (is(coin.symbol))
        return Fit::Symbol;
    if (is(coin.id) || is(coin.name))
        return Fit::Whole;
    if (begins(coin.symbol) || begins(coin.id) || begins(coin.name))
        return Fit::Begins;
    return has(coin.id) || has(coin.name) ? Fit::Within : Fit::None;
}

struct Scored {
    Fit fit;
    int rank;
    qsizetype length; // the shorter name is nearer to what was typed
    const Coin* coin;
};

/// Of several coins with one symbol, or of a coin that is called like another's symbol, people mean the one
/// that is worth most; so an exact fit goes by its rank first, and by the kind of the fit where no rank is
/// known.
bool isBetter(const Scored& a, const Scored& b)
{
    const auto key = [](const Scored& one) {
        const int rank = one.rank > 0 ? one.rank : std::numeric_limits<int>::max();
        return std::tuple(one.fit > Fit::Whole, rank, one.fit, one.length);
    };
    const auto left = key(a);
    const auto right = key(b);
    return left != right ? left < right : a.coin->id < b.coin->id;
}

} // namespace

std::vector<Coin> CoinList::find(const QString& typed, std::size_t most) const
{
    const QString wanted = typed.simplified();
    std::vector<Scored> found;
    for (const Coin& coin : coins) {
        const Fit fit = wanted.isEmpty() ? (coin.rank > 0 ? Fit::Within : Fit::None) : fitOf(coin, wanted);
        if (fit != Fit::None)
            found.push_back({fit, coin.rank, coin.name.size(), &coin});
    }
    const auto end = found.begin() + std::ptrdiff_t(std::min(most, found.size()));
    std::partial_sort(found.begin(), end, found.end(), isBetter);
    std::vector<Coin> best;
    std::transform(found.begin(), end, std::back_inserter(best), [](const Scored& one) { return *one.coin; });
    return best;
}

void CoinList::takeRanks(const std::vector<Coin>& others)
{
    take(others, false);
}

void CoinList::merge(const std::vector<Coin>& newer)
{
    take(newer, true);
}

void CoinList::take(const std::vector<Coin>& others, bool newOnes)
{
    QHash<QString, std::size_t> places;
    for (std::size_t i = 0; i < coins.size(); ++i)
        places.insert(coins[i].id, i);
    for (const Coin& coin : others) {
        const auto place = places.constFind(coin.id);
        if (place != places.constEnd() && coin.rank > 0)
            coins[*place].rank = coin.rank;
        else if (place == places.constEnd() && newOnes)
            coins.push_back(coin);
    }
}

QByteArray toBytes(const CoinList& list)
{
    QJsonArray coins;
    for (const Coin& coin : list.coins)
        coins.append(QJsonArray{coin.id, coin.symbol, coin.name, coin.rank});
    const QJsonObject file{{u"version"_s, kVersion},
                           {u"fetched"_s, QString::fromStdString(core::toIso(list.fetched))},
                           {u"currencies"_s, QJsonArray::fromStringList(list.currencies)},
                           {u"coins"_s, coins}};
    return QJsonDocument(file).toJson(QJsonDocument::Compact);
}

core::Result<CoinList> coinListFrom(const QByteArray& bytes)
{
    const QJsonObject file = QJsonDocument::fromJson(bytes).object();
    const auto fetched = core::fromIso(file["fetched"_L1].toString().toStdString());
    if (file["version"_L1].toInt() != kVersion || !fetched)
        return core::failure(core::ErrorKind::BadReply, "this is no list of coins");
    CoinList list{*fetched, {}, readCurrencies(file["currencies"_L1].toArray())};
    for (const QJsonValue& row : file["coins"_L1].toArray()) {
        if (auto coin = readCoin(row[0], row[1], row[2], row[3]))
            list.coins.push_back(*std::move(coin));
    }
    if (list.coins.empty() || list.currencies.isEmpty())
        return core::failure(core::ErrorKind::BadReply, "this list of coins is empty");
    return list;
}

} // namespace cryptopulse::market
