#include "forecast/trees.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

namespace cryptopulse::forecast {

namespace {

constexpr std::size_t kBlock = 64; // rows that walk down together

double mean(std::span<const double> leaves)
{
    return std::accumulate(leaves.begin(), leaves.end(), 0.0) / double(leaves.size());
}

core::Result<Trees> damaged(const std::string& what)
{
    return core::failure(core::ErrorKind::DamagedModel, "the trees " + what);
}

} // namespace

core::Result<Trees> Trees::of(std::size_t width, std::size_t depth, std::vector<Split> splits,
                              std::vector<double> leaves)
{
    if (depth < 1 || depth > kDeepest)
        return damaged("are " + std::to_string(depth) + " deep, not 1 to " + std::to_string(kDeepest));
    const std::size_t ends = std::size_t(1) << depth;
    if (leaves.size() % ends != 0 || splits.size() != leaves.size() / ends * (ends - 1)) {
        return damaged("are not whole: " + std::to_string(splits.size()) + " splits and " +
                       std::to_string(leaves.size()) + " leaves");
    }
    if (std::ranges::any_of(splits, [&](const Split& split) { return split.feature >= width; }))
        return damaged("ask for a feature beyond the " + std::to_string(width) + " of a row");
    const auto isFinite = [](double value) { return std::isfinite(value); };
    if (!std::ranges::all_of(splits, isFinite, &Split::threshold) || !std::ranges::all_of(leaves, isFinite))
        return damaged("hold a number that is not finite");
    Trees trees;
    trees.m_depth = depth;
    trees.m_splits = std::move(splits);
    trees.m_leaves = std::move(leaves);
    return trees;
}

void Trees::logOdds(std::span<const double> rows, std::size_t width, std::span<double> result) const
{
    std::ranges::fill(result, 0.0);
    const std::size_t ends = std::size_t(1) << m_depth;
    // A few rows tree by tree: rows and tree stay near, and the walks of the rows do not wait for each other.
    for (std::size_t first = 0; first < result.size(); first += kBlock) {
        const std::size_t end = std::min(first + kBlock, result.size());
        const Split* splits = m_splits.data();
        for (std::size_t tree = 0; tree < count(); ++tree, splits += ends - 1) {
            const double* leaves = m_leaves.data() + tree * ends;
            for (std::size_t i = first; i < end; ++i) {
                const double* row = rows.data() + i * width;
                std::size_t at = 0;
                for (std::size_t level = 0; level < m_depth; ++level)
                    at = 2 * at + 1 + std::size_t(row[splits[at].feature] > splits[at].threshold);
                result[i] += leaves[at - (ends - 1)];
            }
        }
    }
}

double Trees::explain(std::span<const double> row, std::span<double> parts) const
{
    double rest = 0.0;
    const std::size_t ends = std::size_t(1) << m_depth;
    const Split* splits = m_splits.data();
    for (std::size_t tree = 0; tree < count(); ++tree, splits += ends - 1) {
        std::span<const double> below(m_leaves.data() + tree * ends, ends);
        double before = mean(below);
        rest += before;
        for (std::size_t at = 0; below.size() > 1;) {
            const Split& split = splits[at];
            const bool right = row[split.feature] > split.threshold;
            at = 2 * at + (right ? 2 : 1);
            below = right ? below.last(below.size() / 2) : below.first(below.size() / 2);
            parts[split.feature] += mean(below) - std::exchange(before, mean(below));
        }
    }
    return rest;
}

} // namespace cryptopulse::forecast
