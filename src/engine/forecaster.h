#pragma once

#include "core/result.h"
#include "core/series.h"
#include "engine/modelcard.h"
#include "engine/snapshot.h"

namespace cryptopulse::engine {

/// The model's forecast from the newest samples. Looks at the end of the series only: its cost does not grow
/// with it. Error: NotEnoughData when the newest run is too short.
[[nodiscard]] core::Result<Forecast> forecastNow(const ModelCard& card, const core::SeriesView& samples);

/// Rows that could train in steps of @p step, counted over the newest few thousand samples: enough to tell
/// whether a training would have enough.
[[nodiscard]] std::size_t usableRowsNow(const core::SeriesView& samples, core::Step step);

} // namespace cryptopulse::engine
