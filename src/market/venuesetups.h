#pragma once

#include "market/httphistory.h"
#include "market/httppricesource.h"
#include "market/symbols.h"
#include "market/venue.h"

/// How each venue is asked: addresses, limits, parsers. For venue.cpp.
namespace cryptopulse::market {

[[nodiscard]] PriceSetup coinGeckoPrice(const VenueOptions& options, const Listing& listing);
[[nodiscard]] PriceSetup binancePrice(const VenueOptions& options, const Listing& listing);
[[nodiscard]] PriceSetup coinbasePrice(const VenueOptions& options, const Listing& listing);
[[nodiscard]] PriceSetup krakenPrice(const VenueOptions& options, const Listing& listing);
[[nodiscard]] PriceSetup bitstampPrice(const VenueOptions& options, const Listing& listing);

[[nodiscard]] HistorySetup coinGeckoHistory(const VenueOptions& options, const Listing& listing);
[[nodiscard]] HistorySetup binanceHistory(const VenueOptions& options, const Listing& listing);
[[nodiscard]] HistorySetup coinbaseHistory(const VenueOptions& options, const Listing& listing);
[[nodiscard]] HistorySetup krakenHistory(const VenueOptions& options, const Listing& listing);
[[nodiscard]] HistorySetup bitstampHistory(const VenueOptions& options, const Listing& listing);

} // namespace cryptopulse::market
