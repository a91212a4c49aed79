#pragma once

#include "evaluation/backtest.h"
#include "evaluation/ledger.h"

#include <optional>
#include <span>

namespace cryptopulse::evaluation {

/// Of @p gains, an entry for each return of @p path; empty when they do not vary. Nothing is taken for
/// neighbours across a hole. O(n) whatever the bandwidth.
[[nodiscard]] std::optional<Sharpe> sharpeOf(std::span<const double> gains, const Path& path,
                                             double stepsPerYear, std::size_t horizon);

} // namespace cryptopulse::evaluation
