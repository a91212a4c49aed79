#pragma once

#include "core/result.h"
#include "evaluation/walkforward.h"
#include "forecast/steps.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace cryptopulse::evaluation {

/// One learner, judged twice on the same rows.
struct LeakRow {
    std::string learner;                 ///< "memory" or "logistic"
    double claimedAccuracy = kUndefined; ///< by cross-validation with shuffled rows
    double claimedAuc = kUndefined;
    double trueAccuracy = kUndefined; ///< walk-forward, purged by the horizon
    double trueAuc = kUndefined;
};

/// What shuffled cross-validation would have claimed, beside the truth.
///
/// Rows that lie a step apart share four fifths of their label's future. Shuffled into training and test they
/// answer for each other: a learner that remembers the row most like this one has all but seen the label.
/// "memory" is such a learner: it says what came of the training row with the nearest means of 5, 15 and 60
/// prices (which all but tell when a row was). "logistic" has the stationary features and too few
/// coefficients to remember rows, so that little leaks.
struct LeakLab {
    std::size_t rows = 0;
    std::size_t folds = 5;
    std::vector<LeakRow> learners;
};

inline constexpr std::size_t kLeakRows = 200'000; ///< the newest so many rows are looked at

/// Errors: NotEnoughData (fewer than 500 rows), Cancelled.
[[nodiscard]] core::Result<LeakLab> leakLab(const forecast::Steps& steps, std::uint64_t seed = 1,
                                            const WalkProgress& progress = {});

} // namespace cryptopulse::evaluation
