#include "forecast/bins.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cryptopulse::forecast {

std::vector<double> quantileEdges(std::vector<double> values, std::size_t bins)
{
    std::vector<double> edges;
    std::ranges::sort(values);
    for (std::size_t i = 1; i < bins && !values.empty(); ++i) {
        const double edge = std::round(values[i * (values.size() - 1) / bins] * kEdgeScale) / kEdgeScale;
        if (edge < values.back() && (edges.empty() || edge > edges.back()))
            edges.push_back(edge);
    }
    return edges;
}

BinnedRows::BinnedRows(std::vector<std::vector<double>> edges)
    : m_edges(std::move(edges))
    , m_bins(m_edges.size())
{
}

void BinnedRows::add(std::span<const double> row, bool rose, double logOdds)
{
    for (std::size_t j = 0; j < m_edges.size(); ++j) {
        const auto bin = std::ranges::lower_bound(m_edges[j], row[j]) - m_edges[j].begin();
        m_bins[j].push_back(static_cast<std::uint8_t>(bin));
    }
    m_rose.push_back(rose ? 1 : 0);
    m_logOdds.push_back(logOdds);
}

} // namespace cryptopulse::forecast
