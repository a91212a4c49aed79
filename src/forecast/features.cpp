#include "forecast/features.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

namespace cryptopulse::forecast {

namespace {

constexpr std::size_t kLanes = 8; // a multiple of every width of a vector register
constexpr std::size_t kWindow = (kBlockRows + kFirstUsable + kLanes - 1) / kLanes * kLanes;
using Window = std::array<double, kWindow>;

/// Logarithms of the first @p count values of @p prices, which are readable up to the next multiple of
/// kLanes.
void logarithms(const Window& prices, std::size_t count, Window& result)
{
    // Whole registers only. A remainder would go through another implementation of the logarithm, which may
    // differ in the last bit: equal prices would then show a return that is not zero.
    const auto padded = static_cast<Eigen::Index>((count + kLanes - 1) / kLanes * kLanes);
    using Column = Eigen::Array<double, Eigen::Dynamic, 1>;
    Eigen::Map<Column, Eigen::Aligned64>(result.data(), padded) =
        Eigen::Map<const Column, Eigen::Aligned64>(prices.data(), padded).log();
}

/// Sample standard deviation of five values in a row, for @p count rows.
void deviationOfFive(const double* values, std::size_t count, double* result)
{
    for (std::size_t i = 0; i < count; ++i) {
        const double* v = values + i;
        const double mean = (v[0] + v[1] + v[2] + v[3] + v[4]) / 5.0;
        const double d0 = v[0] - mean;
        const double d1 = v[1] - mean;
        const double d2 = v[2] - mean;
        const double d3 = v[3] - mean;
        const double d4 = v[4] - mean;
        result[i] = std::sqrt((d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3 + d4 * d4) / 4.0);
    }
}

/// Loops over blocks run over whole columns: behind the last row stands a number, whatever was there before.
void endAt(std::size_t count, FeatureBlock& block)
{
    block.rows = count;
    for (auto& column : block.x)
        std::fill(column.begin() + static_cast<std::ptrdiff_t>(count), column.end(), 0.0);
    std::fill(block.rose.begin() + static_cast<std::ptrdiff_t>(count), block.rose.end(), 0.0);
}

} // namespace

void fillFeatures(std::span<const double> prices, std::size_t step, std::size_t count, FeatureBlock& block,
                  std::size_t offset)
{
    // In all windows below, row i of the block is the step at index i + kFirstUsable.
    const std::size_t length = count + kFirstUsable;
    alignas(64) Window p;
    alignas(64) Window logs;
    alignas(64) Window returns; // from one step to the next
    alignas(64) Window fives;   // sums of five prices in a row
    std::ranges::copy(prices.subspan(step - kFirstUsable, length), p.begin());
    std::fill(p.begin() + static_cast<std::ptrdiff_t>(length), p.end(), 1.0);
    logarithms(p, length, logs);
    for (std::size_t i = 0; i + 1 < length; ++i)
        returns[i] = logs[i + 1] - logs[i];
    for (std::size_t i = 0; i + 4 < length; ++i)
        fives[i] = p[i] + p[i + 1] + p[i + 2] + p[i + 3] + p[i + 4];

    double* const ret1 = block.x[0].data() + offset;
    double* const ret3 = block.x[1].data() + offset;
    double* const ma5 = block.x[3].data() + offset;
    double* const ma15 = block.x[4].data() + offset;
    double* const mom5 = block.x[5].data() + offset;
    for (std::size_t i = 0; i < count; ++i)
        ret1[i] = returns[i + 13];
    for (std::size_t i = 0; i < count; ++i)
        ret3[i] = logs[i + 14] - logs[i + 11];
    deviationOfFive(returns.data() + 9, count, block.x[2].data() + offset);
    for (std::size_t i = 0; i < count; ++i)
        ma5[i] = fives[i + 10] / 5.0;
    for (std::size_t i = 0; i < count; ++i)
        ma15[i] = (fives[i] + fives[i + 5] + fives[i + 10]) / 15.0;
    for (std::size_t i = 0; i < count; ++i)
        mom5[i] = p[i + 14] - p[i + 9];
}

void fillBlock(std::span<const double> prices, const RowIndex& index, std::size_t first, std::size_t count,
               FeatureBlock& block)
{
    index.forPieces(first, count, [&](std::size_t step, std::size_t piece, std::size_t offset) {
        fillFeatures(prices, step, piece, block, offset);
        const double* const now = prices.data() + step;
        double* const rose = block.rose.data() + offset;
        for (std::size_t i = 0; i < piece; ++i)
            rose[i] = now[i + kHorizon] > now[i] ? 1.0 : 0.0;
    });
    endAt(count, block);
}

FeatureTable::FeatureTable(const Steps& steps)
    : m_rows(steps)
    , m_blocks((m_rows.rows() + kBlockRows - 1) / kBlockRows)
{
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const std::size_t first = i * kBlockRows;
        fillBlock(steps.prices(), m_rows, first, std::min(kBlockRows, m_rows.rows() - first), m_blocks[i]);
    }
}

bool FeatureTable::copyBlock(std::size_t first, std::size_t count, FeatureBlock& block) const
{
    if (first % kBlockRows != 0)
        return false;
    block = m_blocks[first / kBlockRows];
    endAt(count, block);
    return true;
}

} // namespace cryptopulse::forecast
