#pragma once

#include "core/liveforecast.h"
#include "core/result.h"
#include "engine/livescore.h"
#include "storage/forecaststore.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace cryptopulse::engine {

/// How a model's forecasts stand besides those with an outcome.
struct LiveStanding {
    std::vector<core::LiveForecast> pending;  ///< oldest first
    std::optional<core::LiveForecast> newest; ///< of all, as far as is known
    core::UtcTime upTo;                       ///< none has been given with a later price
};

/// The outcomes of a model's live forecasts, in columns: 25 bytes each, so that a year of minutes is 13 MB.
class LiveBook
{
public:
    /// Takes in one with an outcome: Unknown is counted, Pending is not taken. O(1) for the newest, else
    /// O(n).
    void add(const storage::DecidedForecast& decided);
    void add(const core::LiveForecast& decided);

    /// Judges all in the step and horizon of the newest. O(n log n): half a second for a million.
    [[nodiscard]] core::Result<LiveScore> score(const LiveStanding& standing) const;

private:
    struct Kind {
        core::Step step;
        int horizonSteps = 5;
        bool operator==(const Kind&) const = default;
    };
    struct Group {
        Kind kind;
        evaluation::LiveRecord record;
    };
    [[nodiscard]] std::optional<Kind> newestKind(const LiveStanding& standing) const;

    std::vector<Group> m_groups;
    std::size_t m_unknown = 0;
};

} // namespace cryptopulse::engine
