#pragma once

#include "engine/judging.h"

namespace cryptopulse::tests {

/// Days of minutes that end at @p newest: a walk that is the same on every machine, in which each return
/// takes the sign of the one before with probability @p persistence (0.5: it knows nothing of its next move).
[[nodiscard]] core::SeriesView minutes(int days, core::UtcTime newest, double persistence = 0.5);

/// What the engine makes of such prices, by the same computations.
[[nodiscard]] engine::EvaluationPtr evaluate(const core::SeriesView& samples, engine::EvaluateRequest request,
                                             core::UtcTime now);
[[nodiscard]] engine::BacktestPtr backtest(const core::SeriesView& samples, engine::BacktestRequest request,
                                           core::UtcTime now);
[[nodiscard]] engine::LeakPtr leakLab(const core::SeriesView& samples, core::UtcTime now);

} // namespace cryptopulse::tests
