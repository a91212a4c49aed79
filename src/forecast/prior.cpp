#include "forecast/prior.h"

#include "forecast/quadratic.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace cryptopulse::forecast {

namespace {

constexpr std::size_t kChunk = 512;

/// Calls work(rows, rose) for all rows with a label, some hundred at a time, in order.
template <typename Work>
bool forRows(const Steps& steps, const Work& work)
{
    std::vector<double> rows;
    std::vector<unsigned char> rose;
    StationaryRow row;
    std::size_t begin = 0;
    for (const std::size_t end : steps.runEnds()) {
        for (std::size_t step = begin + kStationaryLookback; step + kHorizon < end; ++step) {
            stationaryRow(steps, step, row);
            rows.insert(rows.end(), row.begin(), row.end());
            rose.push_back(steps.prices()[step + kHorizon] > steps.prices()[step] ? 1 : 0);
            if (rose.size() < kChunk)
                continue;
            if (!work(rows, rose))
                return false;
            rows.clear();
            rose.clear();
        }
        begin = end;
    }
    return rose.empty() || work(rows, rose);
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

} // namespace cryptopulse::forecast
