#pragma once

#include "core/result.h"
#include "forecast/boosting.h"
#include "forecast/seedmodel.h"
#include "forecast/stationary.h"
#include "forecast/steps.h"

#include <cstddef>

namespace cryptopulse::forecast {

struct PriorOptions {
    double strength = 300.0; ///< of ½ strength ‖θ‖²: weak beside a million rows
    double tolerance = 1e-6; ///< Euclidean norm of the gradient to stop at
    int maxIterations = 20;
};

struct PriorFit {
    StationaryRow coef{};
    std::size_t rows = 0;
    double gradientNorm = 0.0;
    int passes = 0;
};

/// Coefficients of a logistic regression on the stationary features of all rows of @p steps, none kept back:
/// the minimum of Σ log-loss + ½ strength ‖θ‖² (the intercept included), by Newton's method. Two calls give
/// the same bits.
///
/// Errors: NotEnoughData (fewer than 10 rows a coefficient), Cancelled, Internal (no convergence).
[[nodiscard]] core::Result<PriorFit> fitPrior(const Steps& steps, const PriorOptions& options = {},
                                              const TrainingProgress& progress = {});

/// Trees that correct the log-odds of @p coef, trained on the simple features (of which trees find the
/// products themselves) of all rows of @p steps and of their mirrored rows: what is true of rises is taken to
/// be true of falls, which is as good as twice the rows. Two calls give the same bits.
///
/// Errors: as boost(), of twice the rows.
[[nodiscard]] core::Result<Trees> fitTrees(const Steps& steps, const StationaryRow& coef,
                                           const BoostingOptions& options = {},
                                           const TrainingProgress& progress = {});

} // namespace cryptopulse::forecast
