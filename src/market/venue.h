#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "market/coingeckoclient.h"
#include "market/historysource.h"
#include "market/pricesource.h"

#include <functional>
#include <memory>
#include <string_view>

namespace cryptopulse::market {

/// The names of all venues: "coingecko", "binance", "coinbase", "kraken", "bitstamp".
[[nodiscard]] const std::vector<std::string>& venueNames();

struct VenueOptions {
    std::string asset = "bitcoin";               ///< CoinGecko's id of the coin, for all venues
    std::string currency = "usd";                ///< lower case
    QUrl baseUrl{};                              ///< http or https; empty: the venue's documented host
    QString userAgent{};                         ///< empty: "CryptoPulse"; always sent
    std::chrono::milliseconds timeout{10'000};   ///< for a whole call, however slowly bytes drip in
    std::optional<std::uint32_t> jitterSeed{};   ///< spreads the waits after failures; empty: a random one
    CoinGeckoTier tier = CoinGeckoTier::Keyless; ///< of CoinGecko only
    QString key{};                               ///< of CoinGecko only
    /// Told of every call that goes with the key, in the thread of what makes it; may be empty.
    std::function<void()> keyCalled{};
};

/// The series that a venue really has when @p asset in @p currency is asked for: bitcoin/usd on Binance is
/// bitcoin/usdt@binance, because Binance trades against the stablecoin, whose price differs from the
/// dollar's. CoinGecko is asked for anything; the others have some well-known coins in usd and eur.
/// InvalidArgument: no such venue, or it does not offer that.
[[nodiscard]] core::Result<core::SeriesKey> quotedSeries(std::string_view venue, const std::string& asset,
                                                         const std::string& currency);

/// The venue's current price. Times are the venue's own with CoinGecko, Coinbase and Bitstamp; the others
/// tell none. InvalidArgument as quotedSeries(). The clock must outlive the source.
[[nodiscard]] core::Result<std::unique_ptr<PriceSource>>
makePriceSource(std::string_view venue, const VenueOptions& options, const core::Clock& clock);

/// The venue's past prices: years of minutes from Binance, Bitstamp and Coinbase, the last 720 minutes from
/// Kraken, a day of prices some five minutes apart from CoinGecko. InvalidArgument as quotedSeries(). The
/// clock must outlive the source.
[[nodiscard]] core::Result<std::unique_ptr<HistorySource>>
makeHistorySource(std::string_view venue, const VenueOptions& options, const core::Clock& clock);

} // namespace cryptopulse::market
