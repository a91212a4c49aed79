#pragma once

#include "forecast/rows.h"
#include "forecast/seedmodel.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace cryptopulse::forecast {

/// Rows worked on at a time: few enough that the columns stay in a first-level cache of 32 KiB.
inline constexpr std::size_t kBlockRows = 256;

/// Features and labels of up to kBlockRows usable rows, one contiguous column each.
struct FeatureBlock {
    alignas(64) std::array<std::array<double, kBlockRows>, kFeatures> x{};
    alignas(64)
        std::array<double, kBlockRows> rose{}; ///< 1 when the price kHorizon steps later is higher, else 0
    std::size_t rows = 0;
};

/// Features in the order of kFeatureNames of the @p count (at most kBlockRows) consecutive steps from @p step
/// on, into the columns of @p block from row @p offset on. Reads the kFirstUsable prices before @p step and
/// none after the last of the steps. Natural logarithms; vol5 is the sample standard deviation (n-1).
void fillFeatures(std::span<const double> prices, std::size_t step, std::size_t count, FeatureBlock& block,
                  std::size_t offset);

/// The usable rows [first, first+count), count at most kBlockRows, with their labels.
void fillBlock(std::span<const double> prices, const RowIndex& index, std::size_t first, std::size_t count,
               FeatureBlock& block);

/// The blocks of all usable rows of some steps, made once for many fits on them: half of the time of a pass
/// is the making. 56 bytes a row; the steps must outlive it.
class FeatureTable
{
public:
    explicit FeatureTable(const Steps& steps);

    /// Copies the rows [first, first+count), as fillBlock() would make them. False where no block begins at
    /// @p first: then @p block is as it was.
    [[nodiscard]] bool copyBlock(std::size_t first, std::size_t count, FeatureBlock& block) const;

    [[nodiscard]] const RowIndex& rows() const noexcept { return m_rows; }

private:
    RowIndex m_rows;
    std::vector<FeatureBlock> m_blocks;
};

} // namespace cryptopulse::forecast
