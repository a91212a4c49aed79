#include "evaluation/sharpe.h"

#include "evaluation/distributions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace cryptopulse::evaluation {

namespace {

constexpr std::size_t kLanes = 4;

/// Sum of term(value) in interleaved sums: a fixed order, and several times as fast as a single one.
template <typename Term>
double sumOf(std::span<const double> values, Term&& term)
{
    std::array<double, kLanes> lanes{};
    const std::size_t whole = values.size() - values.size() % kLanes;
    for (std::size_t i = 0; i < whole; i += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            lanes[lane] += term(values[i + lane]);
    }
    for (std::size_t i = whole; i < values.size(); ++i)
        lanes[0] += term(values[i]);
    return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

/// n times the long-run variance of the centred values value(0), value(1), ... with Bartlett's weights
/// 1 - k/bandwidth: the sum of the squares of all moving sums of that length, partial ones at both ends
/// included, over the length. Linear in n whatever the bandwidth.
template <typename Value>
double bartlettSum(std::size_t n, std::size_t bandwidth, Value&& value)
{
    double moving = 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < n + bandwidth - 1; ++i) {
        moving += (i < n ? value(i) : 0.0) - (i >= bandwidth ? value(i - bandwidth) : 0.0);
        squares += moving * moving;
    }
    return squares / static_cast<double>(bandwidth);
}

} // namespace

std::optional<Sharpe> sharpeOf(std::span<const double> gains, const Path& path, double stepsPerYear,
                               std::size_t horizon)
{
    const auto n = static_cast<double>(gains.size());
    const double mean = sumOf(gains, [](double gain) { return gain; }) / n;
    const double squares = sumOf(gains, [=](double gain) { return (gain - mean) * (gain - mean); });
    const double deviation = std::sqrt(squares / n);
    // Gains are differences from 1, so what rounding leaves of equal ones is of the order of 2^-52.
    if (!(deviation > 16.0 * std::numeric_limits<double>::epsilon()))
        return std::nullopt;
    const double ratio = mean / deviation;
    const auto rule = static_cast<std::size_t>(4.0 * std::pow(n / 100.0, 2.0 / 9.0)) + 1;
    const std::size_t bandwidth = std::max(horizon, rule);
    const double scale = 1.0 / deviation;
    double sum = 0.0;
    for (const Path::Run& run : path.runs) {
        sum += bartlettSum(run.returns, bandwidth, [&, first = run.firstReturn](std::size_t i) {
            const double z = (gains[first + i] - mean) * scale;
            return z - ratio / 2.0 * (z * z - 1.0); // what a return adds to the error of the ratio
        });
    }
    const double perYear = std::sqrt(stepsPerYear);
    const double half = kZ95 * std::sqrt(sum) / n * perYear;
    return Sharpe{ratio * perYear, {ratio * perYear - half, ratio * perYear + half}};
}

} // namespace cryptopulse::evaluation
