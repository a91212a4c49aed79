#pragma once

#include "core/result.h"
#include "evaluation/walkforward.h"
#include "forecast/steps.h"

#include <span>
#include <vector>

namespace cryptopulse::evaluation {

/// Each fills walk.up for all scorable steps of all folds but the first, and knows nothing of a fold before
/// it is over. Error: Cancelled.

/// The seed's model, fitted anew for each fold.
[[nodiscard]] core::Result<void> walkSeed(const forecast::Steps& steps,
                                          std::span<const forecast::StepRange> folds,
                                          const WalkOptions& options, const WalkProgress& progress,
                                          Walk& walk);

/// A logistic regression on the stationary features, drawn towards zero.
[[nodiscard]] core::Result<void> walkLogistic(const forecast::Steps& steps,
                                              std::span<const forecast::StepRange> folds,
                                              const WalkOptions& options, const WalkProgress& progress,
                                              Walk& walk);

/// The adaptive model, or one expert of it, as it works live. Notes the weights at the end of each fold.
[[nodiscard]] core::Result<void> walkAdaptive(const forecast::Steps& steps,
                                              std::span<const forecast::StepRange> folds,
                                              const WalkOptions& options, const WalkProgress& progress,
                                              Walk& walk);

} // namespace cryptopulse::evaluation
