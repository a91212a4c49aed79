#pragma once

#include "core/probability.h"
#include "core/result.h"
#include "forecast/score.h"
#include "forecast/steps.h"

#include <array>
#include <cstddef>
#include <functional>
#include <string_view>

namespace cryptopulse::forecast {

inline constexpr std::size_t kFeatures = 6;
inline constexpr std::size_t kHorizon = 5;        ///< steps ahead
inline constexpr std::size_t kFirstUsable = 14;   ///< index, within a run, of the first step with features
inline constexpr std::size_t kMinimumRows = 40;   ///< usable rows that a training needs
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
    double c = 1.0;                 ///< C of ½‖w‖² + C Σ log(1+exp(-s(w·x+b)))
    double gradientTolerance = 1e-8;
    int maxIterations = 100;
    unsigned threads = 0;           ///< 0: as many as the machine has; the result does not depend on it
};

/// What a training is told, and may answer, after each pass over the rows.
struct TrainingStep {
    int pass = 0;
    int expectedPasses = 0; ///< a guess for a progress bar
    double gradientNorm = 0.0;
};
enum class Next { Continue, Stop };
using TrainingProgress = std::function<Next(const TrainingStep&)>;

struct TrainingResult {
    SeedModel model;
    std::size_t usableRows = 0;
    std::size_t trainRows = 0;
    std::size_t testRows = 0;
    Score test; ///< on the last ceil(n/4) usable rows
    int iterations = 0;
};

/// Trains on the first part of the usable rows and scores the last ceil(n/4).
///
/// Errors: NotEnoughData (fewer than kMinimumRows usable rows, or one class only in the training part; detail
/// says which and how many), Cancelled (the callback said stop), Internal (no convergence).
[[nodiscard]] core::Result<TrainingResult> trainSeedModel(const Steps& steps, const TrainingOptions& options = {},
                                                          const TrainingProgress& progress = {});

/// Probability that the price kHorizon steps after the last one is higher than the last.
/// Error: NotEnoughData when the last run has fewer than 15 steps (detail says how many it has).
[[nodiscard]] core::Result<core::Probability> predictAfterLast(const SeedModel& model, const Steps& steps);

/// Rows that could train: steps with features and a label, over all runs. O(number of runs).
[[nodiscard]] std::size_t usableRows(const Steps& steps) noexcept;

} // namespace cryptopulse::forecast
