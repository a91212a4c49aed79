#pragma once

#include "core/sample.h"
#include "core/step.h"
#include "engine/judging.h"
#include "engine/modelshelf.h"
#include "forecast/adaptive.h"

#include <optional>
#include <vector>

namespace cryptopulse::engine {

/// The adaptive model and how far along which samples it is.
struct AdaptiveState {
    forecast::AdaptiveModel model;
    core::Step step;
    std::size_t seen = 0;  ///< samples before seenEnd
    core::UtcTime seenEnd; ///< end of the last step taken in
    std::vector<WeightsAt> history;
};

/// In the place of the one before. It can be made anew from the samples: what stands in the way is logged, no
/// more.
void saveAdaptiveState(ModelShelf& shelf, const core::SeriesKey& series, const AdaptiveState& state);

/// Empty when there is none, or one that is not whole or of another version or prior: then the model is
/// made anew from the samples.
[[nodiscard]] std::optional<AdaptiveState> loadAdaptiveState(const ModelShelf& shelf,
                                                             const core::SeriesKey& series);

} // namespace cryptopulse::engine
