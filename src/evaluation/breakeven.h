#pragma once

#include "evaluation/backtest.h"
#include "forecast/steps.h"

#include <cstddef>
#include <optional>

namespace cryptopulse::evaluation {

inline constexpr std::size_t kMoveSteps = 1'440; ///< newest steps whose moves are averaged: a day of minutes
inline constexpr std::size_t kFewestMoveSteps = 60; ///< below which a mean move is not known

/// What a trade costs, in basis points of what is traded; paid when going in and when going out.
struct TradingCosts {
    double feeBp = BacktestOptions{}.feeBp;           ///< in [0, 1000]
    double slippageBp = BacktestOptions{}.slippageBp; ///< the same

    [[nodiscard]] double roundTripBp() const noexcept { return 2.0 * (feeBp + slippageBp); }
    bool operator==(const TradingCosts&) const = default;
};

/// How often a forecast must be right for an average trade on it to pay for itself now.
struct BreakEven {
    double accuracy = kUndefined;           ///< above 1: no accuracy would
    double costBp = kUndefined;             ///< c: of a round trip
    double meanAbsoluteMoveBp = kUndefined; ///< E|r|: over the horizon

    bool operator==(const BreakEven&) const = default;
};

/// 1/2 + c / (2 E|r|): a trade that is right with probability a gains a E|r| - (1 - a) E|r|, and costs c (see
/// Backtest::breakEvenAccuracy, which is the same of a past).
///
/// E|r| is the mean of |p[t+h] / p[t] - 1| over the newest kMoveSteps steps t of @p steps that have a price
/// @p horizon steps later in the same run: no move reaches across a hole. Empty when there are fewer than
/// kFewestMoveSteps such steps, or the price did not move at all. @p horizon at least 1. O(kMoveSteps).
[[nodiscard]] std::optional<BreakEven> breakEven(const forecast::Steps& steps, std::size_t horizon,
                                                 const TradingCosts& costs);

} // namespace cryptopulse::evaluation
