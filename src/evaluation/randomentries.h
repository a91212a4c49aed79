#pragma once

#include "evaluation/backtest.h"
#include "evaluation/ledger.h"

#include <optional>

namespace cryptopulse::evaluation {

/// The band of Backtest; empty when the path is too short for it, or there is nothing to draw. Calls
/// progress(share) with the share of runs done. Errors: Cancelled.
[[nodiscard]] core::Result<std::optional<RandomBand>> randomEntries(const Path& path, const Ledger& ledger,
                                                                    const BacktestOptions& options,
                                                                    const BacktestProgress& progress);

} // namespace cryptopulse::evaluation
