#include "market/venue.h"

#include "market/httphistory.h"
#include "market/symbols.h"
#include "market/venuesetups.h"

namespace cryptopulse::market {

namespace {

/// The setups of a venue; null when there is no such venue.
struct Maker {
    PriceSetup (*price)(const VenueOptions&, const Listing&);
    HistorySetup (*history)(const VenueOptions&, const Listing&);
};

Maker makerOf(std::string_view venue)
{
    if (venue == "binance")
        return {binancePrice, binanceHistory};
    if (venue == "coinbase")
        return {coinbasePrice, coinbaseHistory};
    if (venue == "kraken")
        return {krakenPrice, krakenHistory};
    if (venue == "bitstamp")
        return {bitstampPrice, bitstampHistory};
    return {coinGeckoPrice, coinGeckoHistory};
}

} // namespace

const std::vector<std::string>& venueNames()
{
    static const std::vector<std::string> names = {"coingecko", "binance", "coinbase", "kraken", "bitstamp"};
    return names;
}

core::Result<core::SeriesKey> quotedSeries(std::string_view venue, const std::string& asset,
                                           const std::string& currency)
{
    return findListing(venue, asset, currency).map([](const Listing& listing) { return listing.series; });
}

core::Result<std::unique_ptr<PriceSource>>
makePriceSource(std::string_view venue, const VenueOptions& options, const core::Clock& clock)
{
    const auto listing = findListing(venue, options.asset, options.currency);
    if (!listing)
        return core::failure(listing.error());
    return std::make_unique<HttpPriceSource>(makerOf(venue).price(options, *listing), clock);
}

core::Result<std::unique_ptr<HistorySource>>
makeHistorySource(std::string_view venue, const VenueOptions& options, const core::Clock& clock)
{
    const auto listing = findListing(venue, options.asset, options.currency);
    if (!listing)
        return core::failure(listing.error());
    return std::make_unique<HttpHistory>(makerOf(venue).history(options, *listing), clock);
}

} // namespace cryptopulse::market
