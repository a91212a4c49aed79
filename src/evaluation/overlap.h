#pragma once

#include "core/time.h"

#include <cstddef>
#include <span>
#include <vector>

namespace cryptopulse::evaluation {

enum class Kernel { Rectangular, Bartlett };

/// A mean and how surely it is known. With n entries the variance of the mean is longRunVariance / n.
struct LongRun {
    double mean = 0.0;
    double variance = 0.0;        ///< of a single entry, around the mean, over n
    double longRunVariance = 0.0; ///< 0 when all entries are alike (to rounding), or there is none
    Kernel kernel = Kernel::Rectangular;
};

/// A sum of squares with the products of overlapping entries. What it is divided by is the number of entries.
struct WeightedSum {
    double sum = 0.0;
    Kernel kernel = Kernel::Rectangular;
};

/// Which entries have overlapping labels, and what that does to the variance of a mean: an estimate that is
/// consistent under heteroskedasticity and autocorrelation (HAC).
///
/// A label reaches from when its forecast is made to when its outcome is known. When forecasts are efficient,
/// an error is uncorrelated with all that was known before, hence with the errors of labels that had ended by
/// then: only products of overlapping labels count. With labels h steps long that is a moving average of
/// order h - 1, whose autocovariances at lags 1..h-1 count fully (the rectangular kernel of Hansen and
/// Hodrick 1980, as in Diebold and Mariano 1995); forecasts at irregular times are the same by the clock,
/// pair for pair (Conley 1999 has it for distances in general). That sum can come out at or below zero. Then
/// each product is weighed by the share of the labels that overlaps, their common length over the geometric
/// mean of both: for labels of h steps 1 - k/h at lag k, which is Bartlett's kernel (Newey and West 1987); in
/// general the Gram matrix of the labels as intervals, for which the sum cannot go below zero.
class Overlap
{
public:
    /// Labels that begin at @p steps, strictly ascending, and are @p horizon steps long, at least 1. Across
    /// the end of a run the caller leaves a jump of at least horizon. O(n).
    Overlap(std::span<const std::size_t> steps, std::size_t horizon);

    /// Labels from @p begins, ascending, to @p ends, entry for entry; those that end where another begins do
    /// not overlap with it. A label that ends before one that began earlier counts as if it ended with that.
    /// O(n).
    Overlap(std::span<const core::UtcTime> begins, std::span<const core::UtcTime> ends);

    [[nodiscard]] std::size_t size() const noexcept { return m_begins.size(); }

    /// The length of labels in steps; by the clock, the most entries that begin within one label.
    [[nodiscard]] std::size_t horizon() const noexcept { return m_horizon; }

    /// The most labels that can be chosen so that none overlaps another.
    [[nodiscard]] std::size_t disjoint() const noexcept { return m_disjoint; }

    /// Of @p series, a value for each entry. O(n).
    [[nodiscard]] LongRun longRun(std::span<const double> series) const;

    /// The sum over @p chosen entries, ascending, with their @p centred values, entry for entry; pairs with
    /// others do not count. O(chosen).
    [[nodiscard]] WeightedSum sumAmong(std::span<const std::size_t> chosen,
                                       std::span<const double> centred) const;

private:
    void count();
    template <typename EntryAt, typename Within>
    [[nodiscard]] double sumOfPairs(std::size_t count, EntryAt entryAt, Within within) const;
    template <typename EntryAt>
    [[nodiscard]] double rectangular(std::span<const double> centred, EntryAt entryAt) const;
    template <typename EntryAt>
    [[nodiscard]] double bartlett(std::span<const double> centred, EntryAt entryAt) const;
    template <typename EntryAt>
    [[nodiscard]] WeightedSum sum(std::span<const double> centred, EntryAt entryAt) const;

    std::vector<double> m_begins; // since the first one: steps or milliseconds
    std::vector<double> m_ends;   // ascending
    std::size_t m_horizon = 1;
    std::size_t m_disjoint = 0;
};

} // namespace cryptopulse::evaluation
