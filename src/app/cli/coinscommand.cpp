#include "app/cli/await.h"
#include "app/cli/command.h"
#include "app/venues.h"
#include "market/coincatalogue.h"

#include <QJsonArray>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const market::Coin& coin)
{
    return {{u"id"_s, coin.id},
            {u"symbol"_s, coin.symbol},
            {u"name"_s, coin.name},
            {u"rank"_s, coin.rank > 0 ? QJsonValue(coin.rank) : QJsonValue()}};
}

void report(const std::vector<market::Coin>& coins, bool json)
{
    if (json) {
        QJsonArray rows;
        for (const market::Coin& coin : coins)
            rows.append(toJson(coin));
        printJson({{u"status"_s, u"ok"_s}, {u"coins"_s, rows}});
        return;
    }
    for (const market::Coin& coin : coins)
        say(u"%1  %2, %3%4"_s.arg(coin.id, -32)
                .arg(coin.symbol, coin.name, coin.rank > 0 ? u", rank %1"_s.arg(coin.rank) : QString()));
    if (coins.empty())
        say(u"CoinGecko finds no coin like that"_s);
}

} // namespace

int runCoins(const CommandContext& context)
{
    const QString typed = context.arguments.first();
    const auto options = coinGeckoOptions(context.configuration,
                                          {.meter = callMeter(context.configuration, context.clock, {})});
    if (!options)
        return fail(options.error(), context.json);
    market::CoinCatalogue catalogue(*options, context.clock);
    const auto found = await(context.signals, catalogue.search(typed));
    if (!found)
        return fail(found.error(), context.json);
    market::CoinList list;
    list.merge(*found);
    report(list.find(typed, list.coins.size()), context.json);
    return Done;
}

} // namespace cryptopulse::app
