#include "market/symbols.h"

#include <algorithm>
#include <array>

namespace cryptopulse::market {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

struct Coin {
    std::string_view asset;  ///< CoinGecko's id
    std::string_view ticker; ///< as all but Kraken have it
    std::string_view kraken;
};

/// Coins that Binance, Coinbase, Kraken and Bitstamp list in dollars and in euros. Others can be added when
/// all four have them, or with a column that says who does.
constexpr std::array kCoins = {
    Coin{"bitcoin", "BTC", "XBT"}, Coin{"ethereum", "ETH", "ETH"},    Coin{"litecoin", "LTC", "LTC"},
    Coin{"solana", "SOL", "SOL"},  Coin{"ripple", "XRP", "XRP"},      Coin{"dogecoin", "DOGE", "XDG"},
    Coin{"cardano", "ADA", "ADA"}, Coin{"chainlink", "LINK", "LINK"},
};

QString text(std::string_view view)
{
    return QString::fromLatin1(view.data(), static_cast<qsizetype>(view.size()));
}

/// The currency of the venue's market; empty: it has none for the one that was asked for.
std::string quoteOf(std::string_view venue, const std::string& currency)
{
    if (venue == "binance")
        return currency == "usd" || currency == "usdt" ? "usdt" : currency == "eur" ? "eur" : "";
    return currency == "usd" || currency == "eur" ? currency : "";
}

/// Names what is possible.
std::string notOffered(const std::string& venue, const std::string& asset, const std::string& currency)
{
    std::string coins;
    for (const Coin& coin : kCoins) {
        const bool isLast = &coin == &kCoins.back();
        coins += (coins.empty() ? "" : isLast ? " and " : ", ") + std::string(coin.asset);
    }
    const std::string currencies = venue == "binance" ? "usd (as usdt) and eur" : "usd and eur";
    return venue + " does not offer " + asset + " in " + currency + ": it has " + coins + ", each in " +
           currencies + "; coingecko has all coins in all currencies";
}

QString symbolOf(std::string_view venue, const Coin& coin, const std::string& quote)
{
    const QString ticker = text(venue == "kraken" ? coin.kraken : coin.ticker);
    const QString currency = text(quote).toUpper();
    if (venue == "coinbase")
        return ticker + u'-' + currency;
    return venue == "bitstamp" ? (ticker + currency).toLower() : ticker + currency;
}

} // namespace

core::Result<Listing> findListing(std::string_view venue, const std::string& asset,
                                  const std::string& currency)
{
    const std::string name(venue);
    if (venue == "coingecko") {
        if (asset.empty() || currency.empty())
            return core::failure(ErrorKind::InvalidArgument, "a coin and a currency must be named");
        return Listing{{asset, currency, name}, {}};
    }
    constexpr std::array kVenues = {"binance", "coinbase", "kraken", "bitstamp"};
    if (std::find(kVenues.begin(), kVenues.end(), venue) == kVenues.end())
        return core::failure(ErrorKind::InvalidArgument,
                             "no such source: " + name +
                                 " (there are coingecko, binance, coinbase, kraken and bitstamp)");
    const auto* coin =
        std::find_if(kCoins.begin(), kCoins.end(), [&asset](const Coin& one) { return one.asset == asset; });
    const std::string quote = quoteOf(venue, currency);
    if (coin == kCoins.end() || quote.empty())
        return core::failure(ErrorKind::InvalidArgument, notOffered(name, asset, currency));
    return Listing{{asset, quote, name}, symbolOf(venue, *coin, quote)};
}

} // namespace cryptopulse::market
