#pragma once

#include "app/configuration.h"
#include "app/engines.h"
#include "engine/backfiller.h"
#include "market/venue.h"

namespace cryptopulse::app {

/// Whether that is a venue whose prices can be asked for.
[[nodiscard]] bool isVenue(QStringView name);

/// How the venue is asked for the series of the configuration.
/// Error: InvalidArgument, a sentence that names the option.
[[nodiscard]] core::Result<market::VenueOptions> venueOptions(const Configuration& configuration,
                                                              QStringView venue, const EngineStart& start);

/// How CoinGecko is asked for what is no price: as for the series of the configuration.
/// Error: InvalidArgument, a sentence that names the option.
[[nodiscard]] core::Result<market::CoinGeckoOptions> coinGeckoOptions(const Configuration& configuration,
                                                                      const EngineStart& start);

/// Counts the calls that go with the key of the configuration, over all programs of its home. Null: they go
/// without one, or the plan has no monthly allowance. The clock must outlive it.
[[nodiscard]] std::shared_ptr<engine::CallMeter>
callMeter(const Configuration& configuration, const core::Clock& clock, const EngineStart& start);

/// Makes the history of any venue, as the configuration says. The clock must outlive what it makes.
[[nodiscard]] engine::HistoryFactory historyFactory(const Configuration& configuration,
                                                    const core::Clock& clock, const EngineStart& start);

} // namespace cryptopulse::app
