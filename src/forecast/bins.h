#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cryptopulse::forecast {

/// At most this many bins of a feature: the number of a bin is one byte.
inline constexpr std::size_t kMostBins = 256;

/// Edges are multiples of 1/kEdgeScale, so that they take few digits when they are written down.
inline constexpr double kEdgeScale = 1e4;

/// Edges that part @p values into at most @p bins (2 to kMostBins) bins of about as many values each;
/// ascending, all different, all below the largest value. A value lies in the bin of as many edges as are
/// below it.
[[nodiscard]] std::vector<double> quantileEdges(std::vector<double> values, std::size_t bins);

/// Rows to train trees on, kept as the numbers of their bins, a column for each feature, with their outcomes
/// and the log-odds that are known of them already.
class BinnedRows
{
public:
    /// @p edges: of each feature, as of quantileEdges().
    explicit BinnedRows(std::vector<std::vector<double>> edges);

    /// @p row has a number for each feature; the trees are to correct @p logOdds.
    void add(std::span<const double> row, bool rose, double logOdds = 0.0);

    [[nodiscard]] std::size_t rows() const noexcept { return m_rose.size(); }
    [[nodiscard]] std::size_t features() const noexcept { return m_edges.size(); }
    [[nodiscard]] std::span<const double> edges(std::size_t feature) const { return m_edges[feature]; }
    [[nodiscard]] std::span<const std::uint8_t> column(std::size_t feature) const { return m_bins[feature]; }
    [[nodiscard]] std::span<const std::uint8_t> rose() const noexcept { return m_rose; }
    [[nodiscard]] std::span<const double> logOdds() const noexcept { return m_logOdds; }

private:
    std::vector<std::vector<double>> m_edges;
    std::vector<std::vector<std::uint8_t>> m_bins;
    std::vector<std::uint8_t> m_rose;
    std::vector<double> m_logOdds;
};

} // namespace cryptopulse::forecast
