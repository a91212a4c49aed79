#pragma once

#include "core/error.h"
#include "core/step.h"
#include "evaluation/livescore.h"

#include <cstddef>
#include <memory>
#include <optional>

namespace cryptopulse::engine {

/// How a model's live forecasts have done, all of them since the first, whichever training they came from.
/// given = scored + otherSteps + pending + unknown. Immutable; shared between threads.
///
/// Judged together are the forecasts in the step and horizon of the newest one, for an edge in minutes says
/// nothing about one in hours; those in others are counted.
struct LiveScore {
    core::Step step;            ///< of the newest forecast
    int horizonSteps = 5;       ///< the same
    std::size_t given = 0;      ///< written down
    std::size_t scored = 0;     ///< judged below
    std::size_t otherSteps = 0; ///< scored, in another step or horizon
    std::size_t pending = 0;    ///< whose outcome is to come
    std::size_t unknown = 0;    ///< whose outcome nobody saw: prices are missing there
    evaluation::LiveJudgement judged;
    std::optional<core::Error> trouble; ///< why the record could not be read: nothing above counts then
};
using LiveScorePtr = std::shared_ptr<const LiveScore>;

} // namespace cryptopulse::engine
