#include "evaluation/overlap.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace cryptopulse::evaluation {

namespace {

constexpr std::size_t kLanes = 4;

/// Sum of products in four interleaved sums: a fixed order, and several times as fast as a single one.
double dot(std::span<const double> a, std::span<const double> b)
{
    std::array<double, kLanes> lanes{};
    const std::size_t whole = a.size() - a.size() % kLanes;
    for (std::size_t i = 0; i < whole; i += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            lanes[lane] += a[i + lane] * b[i + lane];
    }
    for (std::size_t i = whole; i < a.size(); ++i)
        lanes[0] += a[i] * b[i];
    return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

} // namespace

WeightedSum weigh(double squares, std::span<const double> lagged)
{
    const double rectangular = squares + 2.0 * std::accumulate(lagged.begin(), lagged.end(), 0.0);
    // A sum of moving products that cancel leaves rounding behind, and that is not a variance.
    if (rectangular > squares * 1e-9)
        return {rectangular, Kernel::Rectangular};
    double sum = squares;
    const auto bandwidth = static_cast<double>(lagged.size() + 1);
    for (std::size_t i = 0; i < lagged.size(); ++i)
        sum += 2.0 * (1.0 - static_cast<double>(i + 1) / bandwidth) * lagged[i];
    return {std::max(sum, 0.0), Kernel::Bartlett};
}

Overlap::Overlap(std::span<const std::size_t> steps, std::size_t horizon)
    : m_size(steps.size())
{
    for (std::size_t lag = 1; lag < horizon; ++lag)
        m_pieces.push_back(pairsAt(steps, lag));
}

std::vector<Overlap::Piece> Overlap::pairsAt(std::span<const std::size_t> steps, std::size_t lag)
{
    std::vector<Piece> pieces;
    std::size_t later = 0;
    for (std::size_t earlier = 0; earlier < steps.size(); ++earlier) {
        while (later < steps.size() && steps[later] < steps[earlier] + lag)
            ++later;
        if (later == steps.size())
            break;
        if (steps[later] != steps[earlier] + lag)
            continue;
        if (!pieces.empty() && pieces.back().earlier + pieces.back().count == earlier &&
            pieces.back().later + pieces.back().count == later)
            ++pieces.back().count;
        else
            pieces.push_back({earlier, later, 1});
    }
    return pieces;
}

LongRun Overlap::longRun(std::span<const double> series) const
{
    LongRun result;
    if (series.empty())
        return result;
    const auto n = static_cast<double>(series.size());
    result.mean = std::accumulate(series.begin(), series.end(), 0.0) / n;
    std::vector<double> centred(series.size());
    std::ranges::transform(series, centred.begin(), [&](double value) { return value - result.mean; });
    const double squares = dot(centred, centred);
    const double rounding = std::numeric_limits<double>::epsilon() * result.mean;
    if (squares <= 16.0 * n * n * rounding * rounding)
        return result; // alike
    std::vector<double> lagged(m_pieces.size(), 0.0);
    for (std::size_t lag = 1; lag < horizon(); ++lag) {
        forPairs(lag, [&](std::size_t earlier, std::size_t later, std::size_t count) {
            const std::span<const double> values(centred);
            lagged[lag - 1] += dot(values.subspan(earlier, count), values.subspan(later, count));
        });
    }
    const WeightedSum weighted = weigh(squares, lagged);
    result.variance = squares / n;
    result.longRunVariance = weighted.sum / n;
    result.kernel = weighted.kernel;
    return result;
}

} // namespace cryptopulse::evaluation
