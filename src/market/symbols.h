#pragma once

#include "core/result.h"
#include "core/sample.h"

#include <QString>
#include <string_view>

namespace cryptopulse::market {

/// A pair as a venue has it.
struct Listing {
    core::SeriesKey series; ///< what is really quoted
    QString symbol;         ///< the venue's name of the pair: "BTCUSDT"; empty for CoinGecko
};

/// Finds how a venue names a pair. InvalidArgument: no such venue, or it does not offer the pair.
[[nodiscard]] core::Result<Listing> findListing(std::string_view venue, const std::string& asset,
                                                const std::string& currency);

} // namespace cryptopulse::market
