#pragma once

#include "core/liveforecast.h"
#include "core/series.h"

#include <optional>

namespace cryptopulse::engine {

/// The forecast with what came of it by now; empty while that is still to come.
///
/// By the meaning of its steps (core/step.h): with samples, the price horizonSteps samples later; with
/// buckets, the last price of the bucket so many buckets later, known when a later bucket has begun. A single
/// empty bucket is carried forward. Where a longer hole lies between, or the sample that it was made from is
/// gone, the outcome is Unknown.
[[nodiscard]] std::optional<core::LiveForecast> decide(const core::LiveForecast& forecast,
                                                       const core::SeriesView& samples);

} // namespace cryptopulse::engine
