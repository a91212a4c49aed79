#include "evaluation/breakeven.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::evaluation {

namespace {

/// A sum of moves and how many they are.
struct Moves {
    double sum = 0.0;
    std::size_t count = 0;
};

/// The newest @p most moves of the run [first, end), which may have fewer.
void addNewest(std::span<const double> prices, std::size_t first, std::size_t end, std::size_t horizon,
               std::size_t most, Moves& moves)
{
    if (end - first <= horizon)
        return;
    const std::size_t count = std::min(end - first - horizon, most);
    for (std::size_t step = end - horizon - count; step < end - horizon; ++step)
        moves.sum += std::abs(prices[step + horizon] / prices[step] - 1.0);
    moves.count += count;
}

} // namespace

std::optional<BreakEven> breakEven(const forecast::Steps& steps, std::size_t horizon,
                                   const TradingCosts& costs)
{
    const auto ends = steps.runEnds();
    Moves moves;
    for (std::size_t run = ends.size(); run-- > 0 && moves.count < kMoveSteps;)
        addNewest(steps.prices(), run == 0 ? 0 : ends[run - 1], ends[run], horizon, kMoveSteps - moves.count,
                  moves);
    if (moves.count < kFewestMoveSteps || !(moves.sum > 0.0))
        return std::nullopt;
    const double moveBp = 1e4 * moves.sum / static_cast<double>(moves.count);
    return BreakEven{.accuracy = 0.5 + costs.roundTripBp() / (2.0 * moveBp),
                     .costBp = costs.roundTripBp(),
                     .meanAbsoluteMoveBp = moveBp};
}

} // namespace cryptopulse::evaluation
