#pragma once

#include "core/probability.h"
#include "core/result.h"
#include "forecast/score.h"
#include "forecast/steps.h"

#include <array>
#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

namespace cryptopulse::forecast {

class FeatureTable;

inline constexpr std::size_t kFeatures = 6;
inline constexpr std::size_t kHorizon = 5;      ///< steps ahead
inline constexpr std::size_t kFirstUsable = 14; ///< index, within a run, of the first step with features
inline constexpr std::size_t kMinimumRows = 40; ///< usable rows that a training needs
inline constexpr std::array<std::string_view, kFeatures> kFeatureNames{"ret1", "ret3", "vol5",
                                                                       "ma5",  "ma15", "mom5"};

/// The seed's model: a scaler and a logistic regression on standardised features.
struct SeedModel {
    std::array<double, kFeatures> mean{};
    std::array<double, kFeatures> scale{}; ///< population standard deviation; 1 for a constant column
    std::array<double, kFeatures> coef{};  ///< on standardised features
    double intercept = 0.0;

    bool operator==(const SeedModel&) const = default;
};

struct TrainingOptions {
    double c = 1.0; ///< C of ½‖w‖² + C Σ log(1+exp(-s(w·x+b)))
    /// Euclidean norm of the gradient to stop at. Sums over n rows cannot be more exact than their rounding,
    /// so the training stops at the larger of this and 2^-52 * C * n * (1+|theta|) (above 1e-8 from some 40
    /// million rows).
    double gradientTolerance = 1e-8;
    int maxIterations = 100;
    unsigned threads = 0; ///< 0: as many as the machine has; the result does not depend on it
};

/// What a training tells, and is answered, after each pass over the rows and every 20 ms or so within one.
/// Called in the thread that called trainSeedModel().
struct TrainingStep {
    int pass = 0;              ///< passes completed
    int expectedPasses = 0;    ///< a guess for a progress bar
    double gradientNorm = 0.0; ///< of the latest iterate; 0 before there is one
};
enum class Next { Continue, Stop };
using TrainingProgress = std::function<Next(const TrainingStep&)>;

struct TrainingResult {
    SeedModel model;
    std::size_t usableRows = 0;
    std::size_t trainRows = 0;
    std::size_t testRows = 0;
    Score test;                ///< on the last ceil(n/4) usable rows
    int iterations = 0;        ///< Newton steps taken
    double gradientNorm = 0.0; ///< at the solution
};

/// Trains on the first part of the usable rows and scores the last ceil(n/4).
///
/// Errors: NotEnoughData (fewer than kMinimumRows usable rows, or one class only in the training part; detail
/// says which and how many), Cancelled (the callback said stop), InvalidArgument (an option out of its
/// range), Internal (no convergence).
[[nodiscard]] core::Result<TrainingResult> trainSeedModel(const Steps& steps,
                                                          const TrainingOptions& options = {},
                                                          const TrainingProgress& progress = {});

/// Steps of a series, as indices: [first, end).
struct StepRange {
    std::size_t first = 0;
    std::size_t end = 0;
};

/// Fits on every usable row whose features begin and whose label lies within @p range, and keeps none back:
/// what a walk through time does again and again. @p start, a model of nearly the same rows, saves passes and
/// changes nothing of the result beyond the tolerance. @p table of the same steps saves half of each pass and
/// changes nothing.
///
/// Errors: as trainSeedModel().
[[nodiscard]] core::Result<SeedModel> fitSeedModel(const Steps& steps, StepRange range,
                                                   const SeedModel* start = nullptr,
                                                   const TrainingOptions& options = {},
                                                   const TrainingProgress& progress = {},
                                                   const FeatureTable* table = nullptr);

/// For each of the consecutive steps from @p first on, as many as @p result holds, the probability that the
/// price kHorizon steps later is higher. The first must have kFirstUsable steps before it in its run, and all
/// must be of that run. Error: DamagedModel when the model's numbers give no finite log-odds.
[[nodiscard]] core::Result<void> predictSteps(const SeedModel& model, const Steps& steps, std::size_t first,
                                              std::span<double> result);

/// Probability that the price kHorizon steps after the last one is higher than the last.
/// Errors: NotEnoughData when the last run has fewer than 15 steps (detail says how many it has);
/// DamagedModel when the model's numbers give no finite log-odds.
[[nodiscard]] core::Result<core::Probability> predictAfterLast(const SeedModel& model, const Steps& steps);

/// Rows that could train: steps with features and a label, over all runs. O(number of runs).
[[nodiscard]] std::size_t usableRows(const Steps& steps) noexcept;

} // namespace cryptopulse::forecast
