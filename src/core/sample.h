#pragma once

#include "core/price.h"
#include "core/time.h"

#include <string>

namespace cryptopulse::core {

/// One asset in one currency from one source. Series are never spliced silently.
struct SeriesKey {
    std::string asset = "bitcoin";    ///< the provider's id of the coin
    std::string currency = "usd";     ///< lower case
    std::string source = "coingecko"; ///< who said the price

    auto operator<=>(const SeriesKey&) const = default;
};

/// "bitcoin/usd@coingecko", for logs and people.
[[nodiscard]] std::string toText(const SeriesKey& key);

/// One observed price of a series (the series says from which source).
struct Sample {
    UtcTime time; ///< the provider's own time, or the time of receipt where it gives none
    Price price;
    UtcTime received; ///< when this program got it

    bool operator==(const Sample&) const = default;
};

} // namespace cryptopulse::core
