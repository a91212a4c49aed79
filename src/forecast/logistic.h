#pragma once

#include "core/result.h"
#include "forecast/features.h"

#include <array>
#include <cstddef>
#include <functional>
#include <optional>

namespace cryptopulse::forecast {

/// The six weights, then the intercept.
inline constexpr std::size_t kParameters = kFeatures + 1;
using Parameters = std::array<double, kParameters>;

/// First and second derivatives of Σ log(1+exp(-s(w·x+b))) over some rows, s = +1 for a rise and -1 else.
struct LogisticSums {
    Parameters gradient{}; ///< Σ (p-y) (x,1)
    std::array<std::array<double, kParameters>, kParameters>
        curvature{}; ///< Σ p(1-p) (x,1)(x,1)ᵀ; upper triangle

    LogisticSums& operator+=(const LogisticSums& other) noexcept;
};

/// Log-odds w·x+b of every row of a block of standardised features.
void logOdds(const FeatureBlock& block, const Parameters& parameters, std::array<double, kBlockRows>& result);

/// Logistic function of each element.
void logistic(std::array<double, kBlockRows>& values);

/// Adds the derivatives over the rows of a block of standardised features.
void addDerivatives(const FeatureBlock& block, const Parameters& parameters, LogisticSums& sums);

/// What minimiseLogistic() is given: the sums over all rows at some parameters; empty when told to stop.
using DerivativesAt = std::function<std::optional<LogisticSums>(const Parameters&)>;
/// Told the gradient norm after each evaluation; false stops.
using NormSeen = std::function<bool(double)>;

struct LogisticFit {
    Parameters parameters{};
    int steps = 0; ///< Newton steps taken
    double gradientNorm = 0.0;
};

/// Minimises ½‖w‖² + C Σ log(1+exp(-s(w·x+b))) by Newton's method from @p start; b is not penalised.
///
/// The objective is strictly convex, and along a Newton step the norm of its gradient falls at first: the
/// step is halved until it has fallen, which keeps far steps (almost separable rows) from diverging. Stops
/// when the norm of the gradient is at most the larger of options.gradientTolerance and the rounding of the
/// sum itself, 2^-52 * C * rows * (1+‖θ‖).
///
/// Errors: Cancelled; Internal when options.maxIterations steps, or a step of no length, did not get there.
[[nodiscard]] core::Result<LogisticFit> minimiseLogistic(const DerivativesAt& derivativesAt, std::size_t rows,
                                                         const TrainingOptions& options, const NormSeen& seen,
                                                         const Parameters& start = {});

} // namespace cryptopulse::forecast
