#pragma once

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

/// Which entries have overlapping labels, and what that does to the variance of a mean: an estimate that is
/// consistent under heteroskedasticity and autocorrelation (HAC).
///
/// Labels h steps long make a series of forecast errors a moving average of order h - 1 when the forecasts
/// are efficient, so autocovariances at lags 1..h-1 count fully (the rectangular kernel of Hansen and Hodrick
/// 1980, as in Diebold and Mariano 1995). That sum can come out at or below zero; then the weights fall
/// linearly, 1 - k/h (Bartlett's kernel, Newey and West 1987), which cannot go below zero. Products at lag k
/// are taken between entries exactly k steps apart and no others.
class Overlap
{
public:
    /// @p steps strictly ascending; @p horizon at least 1. O(n * horizon); memory O(horizon * holes).
    Overlap(std::span<const std::size_t> steps, std::size_t horizon);

    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] std::size_t horizon() const noexcept { return m_pieces.size() + 1; }

    /// Of @p series, an entry for each step. O(n * horizon).
    [[nodiscard]] LongRun longRun(std::span<const double> series) const;

    /// Calls visit(earlier, later, count) for entries that are @p lag steps apart: entry earlier + i and
    /// entry later + i, for i in [0, count). @p lag in 1..horizon-1.
    template <typename Visit>
    void forPairs(std::size_t lag, Visit&& visit) const
    {
        for (const Piece& piece : m_pieces[lag - 1])
            visit(piece.earlier, piece.later, piece.count);
    }

private:
    struct Piece {
        std::size_t earlier;
        std::size_t later;
        std::size_t count;
    };
    [[nodiscard]] static std::vector<Piece> pairsAt(std::span<const std::size_t> steps, std::size_t lag);

    std::vector<std::vector<Piece>> m_pieces; // [lag - 1]
    std::size_t m_size;
};

/// Weighs the sum of squares with the sums of products @p lagged (at lags 1, 2, ...) of a series:
/// rectangular, or Bartlett when that is not above zero. What comes back divides by the number of entries.
struct WeightedSum {
    double sum = 0.0;
    Kernel kernel = Kernel::Rectangular;
};
[[nodiscard]] WeightedSum weigh(double squares, std::span<const double> lagged);

} // namespace cryptopulse::evaluation
