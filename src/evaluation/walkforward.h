#pragma once

#include "core/result.h"
#include "core/time.h"
#include "evaluation/metrics.h"
#include "forecast/experts.h"
#include "forecast/seedmodel.h"
#include "forecast/steps.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cryptopulse::evaluation {

/// What a model may learn from at each refit.
enum class Window {
    Expanding, ///< all that came before
    Rolling,   ///< the last rollingDays of it
};

struct WalkOptions {
    /// "adaptive", "seed", "logistic" (the stationary features without a prior, refitted for each fold),
    /// "prior", "coin", or the name of any expert of the mixture (forecast/experts.h).
    std::string model = "adaptive";
    Window window = Window::Expanding; ///< of "seed" and "logistic"; the others remember as they are made to
    int rollingDays = 30;              ///< 1 … 3650
    /// The part that is scored; what came before only trains. Empty: from the second fold on, to the end.
    std::optional<core::UtcTime> from{};
    std::optional<core::UtcTime> to{};
    std::size_t foldSteps = 0;            ///< 0: what foldSteps() says of the steps; else 50 at least
    std::optional<forecast::Prior> prior{}; ///< of the adaptive model and its experts
    unsigned threads = 0;                 ///< 0: as many as the machine has; the result does not depend on it
};

/// One test period: everything in it was forecast by models that had seen nothing of it.
struct Fold {
    core::UtcTime from; ///< of its first and last scored step
    core::UtcTime to;
    std::size_t n = 0;
    double baseRate = kUndefined;
    double accuracy = kUndefined;
    double auc = kUndefined;
    double logLoss = kUndefined;
    double skillBp = kUndefined;
    std::vector<double> weights; ///< adaptive: of the experts at its end, in the order of experts()
};

/// The forecasts of a walk through time, one for each step.
struct Walk {
    std::string model;
    std::vector<double> up; ///< one entry a step; NaN: none was made, or it lies outside of what is scored
    std::vector<Fold> folds;
};

/// Told how far the walk is; false stops.
using WalkProgress = std::function<bool(std::size_t done, std::size_t total)>;

/// Steps in a fold: a UTC day where there are ten of them, else a tenth of the steps, at least 50.
[[nodiscard]] std::size_t foldSteps(const forecast::Steps& steps) noexcept;

/// Lets a model walk along @p steps: before each fold it is trained on what lies before, purged by the
/// horizon (a label that is not known yet when the fold begins trains nothing), then it forecasts the fold.
/// Features and labels keep to their runs. Every model is scored on the same steps: those that have
/// kStationaryLookback steps before them and a label, from the second fold on.
///
/// The adaptive model and its experts are replayed exactly as they work live.
///
/// Errors: InvalidArgument (an unknown model, an option out of its range; detail names it), NotEnoughData
/// (fewer than two folds to score), Cancelled.
[[nodiscard]] core::Result<Walk> walkForward(const forecast::Steps& steps, const WalkOptions& options,
                                             const WalkProgress& progress = {});

/// What a walk was worth.
struct Report {
    std::string model;
    core::Step step;
    std::size_t horizonSteps = forecast::kHorizon;
    std::size_t samples = 0; ///< steps that the walk went along
    std::size_t runs = 0;    ///< stretches without a hole
    core::UtcTime from;      ///< of the first and last scored step
    core::UtcTime to;
    Metrics pooled;
    std::vector<Fold> folds;
    /// More days of such steps that the current edge would need to be shown at 80 % power; empty when there
    /// is no edge, or steps are irregular.
    std::optional<double> daysNeeded;
    double meanAbsoluteReturn = kUndefined; ///< over the horizon, of the scored steps; for the break-even
};

/// Judges the folds and all of them pooled. Errors: as judge().
[[nodiscard]] core::Result<Report> report(const forecast::Steps& steps, Walk walk);

/// walkForward(), then report().
[[nodiscard]] core::Result<Report> evaluate(const forecast::Steps& steps, const WalkOptions& options,
                                            const WalkProgress& progress = {});

/// Whether a name can be walked.
[[nodiscard]] bool isModel(std::string_view name) noexcept;

} // namespace cryptopulse::evaluation
