#include "gui/venuewords.h"

#include <array>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

struct Venue {
    std::string_view name;
    QLatin1StringView title;
    QLatin1StringView address;
};
constexpr std::array kVenues{Venue{"coingecko", "CoinGecko"_L1, "https://www.coingecko.com"_L1},
                             Venue{"binance", "Binance"_L1, "https://www.binance.com"_L1},
                             Venue{"coinbase", "Coinbase"_L1, "https://exchange.coinbase.com"_L1},
                             Venue{"kraken", "Kraken"_L1, "https://www.kraken.com"_L1},
                             Venue{"bitstamp", "Bitstamp"_L1, "https://www.bitstamp.net"_L1}};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::gui::Venues)
};

} // namespace

Attribution attributionOf(std::string_view source)
{
    for (const Venue& venue : kVenues) {
        if (venue.name == source)
            return {venue.name == "coingecko" ? Words::tr("Data provided by CoinGecko")
                                              : Words::tr("Data of %1").arg(venue.title),
                    venue.address};
    }
    return {Words::tr("Data: %1").arg(QString::fromUtf8(source.data(), qsizetype(source.size()))), {}};
}

QString venueTitle(std::string_view source)
{
    for (const Venue& venue : kVenues) {
        if (venue.name == source)
            return venue.title;
    }
    return QString::fromUtf8(source.data(), qsizetype(source.size()));
}

} // namespace cryptopulse::gui
