#pragma once

#include "core/result.h"
#include "forecast/bins.h"
#include "forecast/seedmodel.h"
#include "forecast/trees.h"

#include <cstddef>

namespace cryptopulse::forecast {

/// Leaves are multiples of 1/kLeafScale: what is written down in few digits is what was learned.
inline constexpr double kLeafScale = 1e6;

struct BoostingOptions {
    std::size_t trees = 150;    ///< 1 to 10,000
    std::size_t depth = 5;      ///< 1 to Trees::kDeepest
    double rate = 0.08;         ///< above 0, at most 1: what is kept of each leaf's Newton step
    std::size_t minLeaf = 2000; ///< rows in a leaf, at least 1
    double l2 = 50.0;           ///< of ½ l2 Σ leaf², above 0
    unsigned threads = 0;       ///< 0: as many as the machine has; the result does not depend on it
};

/// Gradient-boosted trees of the logistic loss, by histograms.
///
/// J. H. Friedman, "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29
/// (2001): each tree is fitted to the gradient of what the trees before it left. Splits and leaves are those
/// of T. Chen, C. Guestrin, "XGBoost: a scalable tree boosting system", KDD 2016, eq. 5 and 7: with the sums
/// G of p - y and H of p(1-p) over its rows, a leaf is -rate G / (H + l2), and a split gains
///     ½ (GL² / (HL + l2) + GR² / (HR + l2) - G² / (H + l2)).
/// Splits lie between bins, of which only histograms are looked at: G. Ke et al., "LightGBM: a highly
/// efficient gradient boosting decision tree", NIPS 2017, §2.1. Trees grow level by level; where nothing is
/// gained they do not. They begin at the log-odds of the rows, which they correct, not at the base rate: a
/// drift is no skill.
///
/// @p progress hears of the trees as passes. Two calls give the same bits.
/// Errors: InvalidArgument (an option out of its range), NotEnoughData (fewer than 2 minLeaf rows),
/// Cancelled.
[[nodiscard]] core::Result<Trees> boost(const BinnedRows& rows, const BoostingOptions& options = {},
                                        const TrainingProgress& progress = {});

} // namespace cryptopulse::forecast
