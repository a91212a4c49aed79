#include "evaluation/backtestcheck.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <locale>
#include <sstream>
#include <string>

namespace cryptopulse::evaluation {

namespace {

constexpr double kMostBp = 1000.0;
constexpr unsigned kMostRuns = 10'000;

/// A failure whose detail is the parts one after the other.
template <typename... Parts>
tl::unexpected<core::Error> invalid(const Parts&... parts)
{
    std::ostringstream detail;
    detail.imbue(std::locale::classic());
    (detail << ... << parts);
    return core::failure(core::ErrorKind::InvalidArgument, detail.str());
}

bool within(double value, double low, double high)
{
    return value >= low && value <= high;
}

/// std::ranges::find_if, faster when there is none: a loop without an exit vectorises.
template <typename Bad>
auto findBad(std::span<const double> values, Bad&& bad)
{
    std::size_t found = 0;
    for (const double value : values)
        found += bad(value) ? 1 : 0;
    return found == 0 ? values.end() : std::ranges::find_if(values, bad);
}

} // namespace

core::Result<void> checkThreshold(double threshold)
{
    if (!(threshold >= 0.5 && threshold < 1.0))
        return invalid("threshold ", threshold, " is not in [0.5, 1)");
    return {};
}

core::Result<void> checkOptions(const BacktestOptions& options)
{
    if (!within(options.feeBp, 0.0, kMostBp))
        return invalid("fee of ", options.feeBp, " bp is not in [0, ", kMostBp, "]");
    if (!within(options.slippageBp, 0.0, kMostBp))
        return invalid("slippage of ", options.slippageBp, " bp is not in [0, ", kMostBp, "]");
    if (options.horizon < 1 || options.horizon > kLongestHorizon)
        return invalid("horizon ", options.horizon, " is not in 1..", kLongestHorizon);
    if (options.randomRuns > kMostRuns)
        return invalid(options.randomRuns, " random runs are more than ", kMostRuns);
    return {};
}

core::Result<void> checkInput(const BacktestInput& input)
{
    const std::size_t n = input.prices.size();
    if (input.up.size() != n)
        return invalid(n, " prices and ", input.up.size(), " probabilities");
    if (std::ranges::adjacent_find(input.runEnds, std::greater_equal<>()) != input.runEnds.end() ||
        (input.runEnds.empty() ? n != 0 : input.runEnds.front() == 0 || input.runEnds.back() != n))
        return invalid("ends of runs do not ascend to ", n);
    const auto badPrice = [](double value) {
        return !(value > 0.0 && value <= std::numeric_limits<double>::max());
    };
    if (const auto price = findBad(input.prices, badPrice); price != input.prices.end())
        return invalid("price ", *price, " at step ", price - input.prices.begin());
    const auto badProbability = [](double p) { return p < 0.0 || p > 1.0; };
    if (const auto up = findBad(input.up, badProbability); up != input.up.end())
        return invalid("probability ", *up, " at step ", up - input.up.begin(), " is not in [0, 1]");
    if (input.stepsPerYear && !within(*input.stepsPerYear, 1e-9, 1e12))
        return invalid(*input.stepsPerYear, " steps per year");
    return {};
}

} // namespace cryptopulse::evaluation
