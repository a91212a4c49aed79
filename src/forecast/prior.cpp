#include "forecast/prior.h"

#include "forecast/quadratic.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace cryptopulse::forecast {

namespace {

constexpr std::size_t kChunk = 512;
constexpr std::size_t kTreeBins = 128;
constexpr std::size_t kEdgeRows = 100'000;

/// Calls visit(step) for all steps with features and a label, in order, until it returns false.
template <typename Visit>
bool forSteps(const Steps& steps, const Visit& visit)
{
    std::size_t begin = 0;
    for (const std::size_t end : steps.runEnds()) {
        for (std::size_t step = begin + kStationaryLookback; step + kHorizon < end; ++step) {
            if (!visit(step))
                return false;
        }
        begin = end;
    }
    return true;
}

/// Calls work(rows, rose) for all rows with a label, some hundred at a time, in order.
template <typename Work>
bool forRows(const Steps& steps, const Work& work)
{
    std::vector<double> rows;
    std::vector<unsigned char> rose;
    StationaryRow row;
    const bool done = forSteps(steps, [&](std::size_t step) {
        stationaryRow(steps, step, row);
        rows.insert(rows.end(), row.begin(), row.end());
        rose.push_back(steps.prices()[step + kHorizon] > steps.prices()[step] ? 1 : 0);
        if (rose.size() < kChunk)
            return true;
        if (!work(rows, rose))
            return false;
        rows.clear();
        rose.clear();
        return true;
    });
    return done && (rose.empty() || work(rows, rose));
}

std::size_t rowsOf(const Steps& steps)
{
    std::size_t rows = 0;
    std::size_t begin = 0;
    for (const std::size_t end : steps.runEnds()) {
        rows +=
            end - begin > kStationaryLookback + kHorizon ? end - begin - kStationaryLookback - kHorizon : 0;
        begin = end;
    }
    return rows;
}

/// The simple features of a row.
std::vector<double> simplePart(const StationaryRow& row)
{
    std::vector<double> part;
    for (const std::size_t place : simpleFeatures())
        part.push_back(row[place]);
    return part;
}

/// Edges of the bins of the simple features, from as many rows as say enough of the quantiles.
std::vector<std::vector<double>> edgesOf(const Steps& steps)
{
    const std::size_t every = rowsOf(steps) / kEdgeRows + 1;
    std::vector<std::vector<double>> columns(simpleFeatures().size());
    StationaryRow row;
    std::size_t index = 0;
    forSteps(steps, [&](std::size_t step) {
        if (index++ % every != 0)
            return true;
        stationaryRow(steps, step, row);
        for (const auto& part : {simplePart(row), simplePart(mirrored(row))}) {
            for (std::size_t j = 0; j < columns.size(); ++j)
                columns[j].push_back(part[j]);
        }
        return true;
    });
    std::vector<std::vector<double>> edges;
    for (auto& column : columns)
        edges.push_back(quantileEdges(std::move(column), kTreeBins));
    return edges;
}

BinnedRows binnedRows(const Steps& steps, const StationaryRow& coef)
{
    BinnedRows rows(edgesOf(steps));
    StationaryRow row;
    const auto add = [&](const StationaryRow& seen, bool rose) {
        rows.add(simplePart(seen), rose, std::inner_product(seen.begin(), seen.end(), coef.begin(), 0.0));
    };
    forSteps(steps, [&](std::size_t step) {
        stationaryRow(steps, step, row);
        const double now = steps.prices()[step];
        const double later = steps.prices()[step + kHorizon];
        add(row, later > now);
        add(mirrored(row), later < now);
        return true;
    });
    return rows;
}

} // namespace

core::Result<PriorFit> fitPrior(const Steps& steps, const PriorOptions& options,
                                const TrainingProgress& progress)
{
    PriorFit fit{.rows = rowsOf(steps)};
    if (fit.rows < 10 * kStationaryWidth) {
        return core::failure(core::ErrorKind::NotEnoughData, std::to_string(fit.rows) +
                                                                 " rows; a prior needs at least " +
                                                                 std::to_string(10 * kStationaryWidth));
    }
    const std::vector<double> zero(kStationaryWidth, 0.0);
    std::vector<double> theta = zero;
    for (fit.passes = 1; fit.passes <= options.maxIterations; ++fit.passes) {
        QuadraticSum sum;
        const bool done = forRows(steps, [&](const auto& rows, const auto& rose) {
            sum.add(rows, rose, theta);
            return !progress ||
                   progress({fit.passes - 1, std::max(4, fit.passes), fit.gradientNorm}) == Next::Continue;
        });
        if (!done)
            return core::failure(core::ErrorKind::Cancelled, "the training was stopped");
        fit.gradientNorm = sum.gradientNorm(options.strength, theta);
        if (fit.gradientNorm <= options.tolerance) {
            std::ranges::copy(theta, fit.coef.begin());
            return fit;
        }
        theta = sum.minimum(options.strength, zero);
    }
    return core::failure(core::ErrorKind::Internal,
                         "the fit did not converge in " + std::to_string(options.maxIterations) + " passes");
}

core::Result<Trees> fitTrees(const Steps& steps, const StationaryRow& coef, const BoostingOptions& options,
                             const TrainingProgress& progress)
{
    const auto trees = boost(binnedRows(steps, coef), options, progress);
    if (!trees)
        return trees;
    std::vector<Split> splits(trees->splits().begin(), trees->splits().end());
    for (Split& split : splits)
        split.feature = simpleFeatures()[split.feature];
    return Trees::of(kStationaryWidth, trees->depth(), std::move(splits),
                     {trees->leaves().begin(), trees->leaves().end()});
}

} // namespace cryptopulse::forecast
