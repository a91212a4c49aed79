#pragma once

#include "evaluation/backtest.h"

namespace cryptopulse::evaluation {

/// InvalidArgument, with the name and the value in the detail, when something is out of its range.
[[nodiscard]] core::Result<void> checkOptions(const BacktestOptions& options);
[[nodiscard]] core::Result<void> checkThreshold(double threshold);
[[nodiscard]] core::Result<void> checkInput(const BacktestInput& input);

} // namespace cryptopulse::evaluation
