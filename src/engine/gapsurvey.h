#pragma once

#include "core/gaps.h"
#include "core/result.h"
#include "engine/snapshot.h"

#include <QFuture>
#include <vector>

namespace cryptopulse::engine {

/// What is missing of a series, all of it, for looking at.
struct GapSurvey {
    core::TimeRange whole; ///< from the first price to the newest; empty where there is none
    core::Gaps gaps;       ///< in minutes, ascending
    /// Of each gap, whether the history of the source was asked for all of it: then it has no prices there.
    /// Empty when that is not known.
    std::vector<bool> asked;
};

/// Counts in a thread of its own: of ten million prices it takes longer than a frame may.
[[nodiscard]] QFuture<core::Result<GapSurvey>> surveyGaps(SnapshotPtr snapshot);

} // namespace cryptopulse::engine
