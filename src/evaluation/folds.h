#pragma once

#include "core/result.h"
#include "evaluation/walkforward.h"
#include "forecast/steps.h"

#include <cstddef>
#include <vector>

namespace cryptopulse::evaluation {

/// Where the folds of a walk begin and end: ascending ranges of steps that follow each other, the first of
/// which only trains. @p length: of a fold, in steps; whole UTC days where that is a day.
[[nodiscard]] std::vector<forecast::StepRange> foldsOf(const forecast::Steps& steps, std::size_t length);

/// Which steps can be scored: kStationaryLookback steps before them in their run, and a label. Calls
/// visit(first, end) for each stretch of them within @p range.
template <typename Visit>
void forScorable(const forecast::Steps& steps, forecast::StepRange range, const Visit& visit)
{
    std::size_t begin = 0;
    for (const std::size_t end : steps.runEnds()) {
        const std::size_t first = std::max(range.first, begin + forecast::kStationaryLookback);
        const std::size_t last = std::min(range.end, end > forecast::kHorizon ? end - forecast::kHorizon : 0);
        if (first < last)
            visit(first, last);
        begin = end;
    }
}

/// One step's outcome, where it has one.
[[nodiscard]] inline bool rose(const forecast::Steps& steps, std::size_t step) noexcept
{
    return steps.prices()[step + forecast::kHorizon] > steps.prices()[step];
}

} // namespace cryptopulse::evaluation
