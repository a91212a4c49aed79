#pragma once

#include "evaluation/metrics.h"
#include "evaluation/overlap.h"

#include <cstddef>
#include <span>
#include <vector>

namespace cryptopulse::evaluation {

/// Entries in ascending order of their probability, equal ones gathered in groups.
class Ranking
{
public:
    /// @p up without NaN. O(n log n).
    explicit Ranking(std::span<const double> up);

    [[nodiscard]] std::size_t size() const noexcept { return m_order.size(); }

    /// Index of the entry at @p rank.
    [[nodiscard]] std::size_t entry(std::size_t rank) const noexcept { return m_order[rank]; }

    /// Exclusive ends, in ranks, of the groups of equal probabilities, ascending.
    [[nodiscard]] std::span<const std::size_t> groupEnds() const noexcept { return m_groupEnds; }

private:
    std::vector<std::size_t> m_order;
    std::vector<std::size_t> m_groupEnds;
};

/// The 95 % interval of @p auc, DeLong's with HAC variance; NaN when a class is missing.
[[nodiscard]] Interval aucInterval(const Ranking& ranking, std::span<const unsigned char> rose, double auc,
                                   const Overlap& overlap);

/// The ROC curve at kRocPoints points at most, evenly spaced in rank; empty when a class is missing.
[[nodiscard]] std::vector<RocPoint> rocCurve(const Ranking& ranking, std::span<const double> up,
                                             std::span<const unsigned char> rose);

/// See Metrics::topDecileAccuracy. O(n).
[[nodiscard]] double topDecileAccuracy(std::span<const double> up, std::span<const unsigned char> rose);

} // namespace cryptopulse::evaluation
