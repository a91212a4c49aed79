#pragma once

#include "engine/snapshot.h"

namespace cryptopulse::gui {

/// Whose forecast is shown first.
enum class Lead {
    Adaptive, ///< the mixture that goes on learning
    Simple,   ///< the model that is trained on demand
};

/// The one that is @p wanted, unless only the other has a forecast.
[[nodiscard]] Lead leadOf(const engine::Snapshot& snapshot, Lead wanted);
[[nodiscard]] const core::Result<engine::Forecast>& forecastOf(const engine::Snapshot& snapshot, Lead lead);

} // namespace cryptopulse::gui
