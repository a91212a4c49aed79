#pragma once

#include "evaluation/metrics.h"
#include "evaluation/overlap.h"
#include "evaluation/ranking.h"

#include <span>
#include <vector>

namespace cryptopulse::evaluation {

/// Entries in kReliabilityBins bins at most, of equal counts but for ties, ascending in probability.
struct Reliability {
    std::vector<ReliabilityBin> bins;
    BrierParts parts;
};
[[nodiscard]] Reliability reliability(const Ranking& ranking, std::span<const double> up,
                                      std::span<const unsigned char> rose, const Overlap& overlap);

/// log-odds of a rise = intercept + slope * log-odds of p, by maximum likelihood; both NaN without a finite
/// fit.
struct Calibration {
    double intercept = kUndefined;
    double slope = kUndefined;
};
[[nodiscard]] Calibration calibration(std::span<const double> up, std::span<const unsigned char> rose);

} // namespace cryptopulse::evaluation
