#pragma once

#include "core/result.h"
#include "core/series.h"
#include "engine/modelcard.h"
#include "engine/snapshot.h"

namespace cryptopulse::engine {

/// The model's forecast from the newest samples, with its break-even at @p costs. Looks at the end of the
/// series only: its cost does not grow with it. Error: NotEnoughData when the newest run is too short.
[[nodiscard]] core::Result<Forecast> forecastNow(const ModelCard& card, const core::SeriesView& samples,
                                                 const evaluation::TradingCosts& costs = {});

/// evaluation::breakEven() of the newest kMoveSteps steps: of buckets those of the time that so many take, so
/// that what lies before a long hole does not pass for the volatility of now.
[[nodiscard]] std::optional<evaluation::BreakEven> breakEvenNow(const core::SeriesView& samples,
                                                                core::Step step, int horizonSteps,
                                                                const evaluation::TradingCosts& costs);

/// Rows that could train in steps of @p step, counted over the newest few thousand samples: enough to tell
/// whether a training would have enough.
[[nodiscard]] std::size_t usableRowsNow(const core::SeriesView& samples, core::Step step);

} // namespace cryptopulse::engine
