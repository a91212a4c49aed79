#pragma once

#include "evaluation/backtest.h"
#include "evaluation/column.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cryptopulse::evaluation {

/// The prices of a backtest, from its first step with a forecast to its last, as returns from step to step.
/// No return reaches across a hole.
struct Path {
    /// Steps of one run: prices [firstStep, firstStep + returns] and what lies between them.
    struct Run {
        std::size_t firstStep;
        std::size_t firstReturn; ///< index in returns
        std::size_t returns;     ///< at least 1
    };
    Column<double> returns;
    std::vector<Run> runs;
    std::size_t forecasts = 0;
    double meanAbsoluteReturn = kUndefined; ///< over the horizon

    [[nodiscard]] std::size_t firstStep() const { return runs.front().firstStep; }
    [[nodiscard]] std::size_t lastStep() const { return runs.back().firstStep + runs.back().returns; }

    /// The step at the end of return @p index.
    [[nodiscard]] std::size_t stepAfter(std::size_t index) const;
};

/// Without runs when no step with a forecast has a step after it. Of the options: horizon and threads.
[[nodiscard]] Path pathOf(const BacktestInput& input, const BacktestOptions& options);

/// Positions along a path and what they earn. Columns have an entry for each return.
struct Ledger {
    Column<std::int16_t> slices; ///< open during the return, long less short
    Column<double> gains;        ///< return of the equity, after costs
    double turnover = 0.0;
    double exposure = 0.0;
    std::size_t trades = 0;
    std::size_t hits = 0;
    std::size_t hitsBeforeCosts = 0;
    double sumBeforeCosts = 0.0; ///< of the returns of trades
    double sumAfterCosts = 0.0;
};
[[nodiscard]] Ledger ledgerOf(const Path& path, const BacktestInput& input, const BacktestOptions& options);

/// Share of the equity that is left after so many slices have been traded at once, at most 2 * horizon.
[[nodiscard]] std::vector<double> keptByChange(const BacktestOptions& options);

/// Fee and slippage of trading the whole capital once, as a share.
[[nodiscard]] inline double costOfTrading(const BacktestOptions& options) noexcept
{
    return (options.feeBp + options.slippageBp) / 1e4;
}

} // namespace cryptopulse::evaluation
