#pragma once

#include "forecast/steps.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace cryptopulse::forecast {

/// Which step each usable row stands for: the rows of a run are consecutive steps, so a run is one entry.
///
/// A usable row is a step with features (kFirstUsable steps before it in its run) and a label (kHorizon
/// steps after it in its run).
class RowIndex
{
public:
    /// Usable rows of one run: row firstRow is step firstStep, and so on.
    struct Stretch {
        std::size_t firstRow;
        std::size_t firstStep;
        std::size_t rows;
    };

    explicit RowIndex(const Steps& steps);

    [[nodiscard]] std::size_t rows() const noexcept { return m_rows; }

    /// How many of the rows stand for a step before @p step.
    [[nodiscard]] std::size_t rowsBefore(std::size_t step) const noexcept;

    /// Calls visit(step, count, offset) for each piece of consecutive steps in the rows [first, first+count);
    /// offset counts from @p first. The rows must exist.
    template <typename Visit>
    void forPieces(std::size_t first, std::size_t count, Visit&& visit) const
    {
        std::size_t done = 0;
        for (std::size_t i = stretchOf(first); done < count; ++i) {
            const Stretch& stretch = m_stretches[i];
            const std::size_t skip = first + done - stretch.firstRow;
            const std::size_t piece = std::min(count - done, stretch.rows - skip);
            visit(stretch.firstStep + skip, piece, done);
            done += piece;
        }
    }

private:
    [[nodiscard]] std::size_t stretchOf(std::size_t row) const noexcept;

    std::vector<Stretch> m_stretches;
    std::size_t m_rows = 0;
};

} // namespace cryptopulse::forecast
