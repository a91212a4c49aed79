#pragma once

#include "core/result.h"
#include "core/time.h"
#include "evaluation/metrics.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace cryptopulse::evaluation {

inline constexpr std::size_t kRollingPoints = 300;          ///< at most
inline constexpr std::size_t kLongestRollingWindow = 1'440; ///< forecasts: a day of minutes
inline constexpr std::size_t kShortestRollingWindow = 100;  ///< forecasts; with fewer there is no series

/// Forecasts that were given live, in the same step and horizon, and whose outcome is known: columns, entry
/// for entry, ascending in asOf (equal ones may follow each other).
struct LiveRecord {
    std::vector<core::UtcTime> asOf;   ///< of the newest price that the forecast knew
    std::vector<core::UtcTime> seenAt; ///< of the price that decided it
    std::vector<double> up;            ///< probability of a rise, in [0, 1]
    std::vector<unsigned char> rose;   ///< 1: rose, 0: did not

    [[nodiscard]] std::size_t size() const noexcept { return asOf.size(); }
};

/// The skill of a window of forecasts.
struct RollingSkill {
    core::UtcTime time; ///< asOf of the newest forecast in the window
    double skillBp = kUndefined;
    Interval interval; ///< 95 %, as Metrics::skillInterval

    [[nodiscard]] bool isDefined() const noexcept { return skillBp == skillBp; }
};

/// What a live record is worth so far.
///
/// Its verdict is a look at one moment: who looks again at every forecast and waits for it will see luck
/// pass for skill some day, as with any test that is repeated.
struct LiveJudgement {
    Metrics metrics;                   ///< of all forecasts; without the ROC curve
    std::size_t hits = 0;              ///< pointed to the side that came true
    std::size_t misses = 0;            ///< to the other; a probability of 0.5 points to none
    std::optional<core::UtcTime> from; ///< asOf of the oldest and the newest forecast; empty without any
    std::optional<core::UtcTime> to;
    double perDay = kUndefined; ///< forecasts a day, over the last 30 days of the record; NaN below two

    /// More days of forecasts at that rate that the current edge would need to be shown at 80 % power; empty
    /// when there is no edge, or no rate.
    std::optional<double> daysNeeded;
    std::size_t window = 0; ///< forecasts in each window of rolling; 0: too few for one
    std::vector<RollingSkill>
        rolling; ///< oldest first, at most kRollingPoints; the last window ends the record
};

/// Judges a live record as judge() does, but by when its labels really overlap: a forecast looks from asOf to
/// seenAt, and two depend on each other when the later one was made before the outcome of the earlier one was
/// seen (see Overlap). Forecasts may come at any pace, several in one step, and across holes; those without
/// a known outcome are simply not there.
///
/// The window of the rolling skill is a quarter of the record, within kShortestRollingWindow and
/// kLongestRollingWindow; windows are evenly spaced and overlap.
///
/// O(n log n) time, whatever the pace. Errors: InvalidArgument when the columns differ in size, asOf does not
/// ascend, or a probability is not in [0, 1].
[[nodiscard]] core::Result<LiveJudgement> judgeLive(const LiveRecord& record);

} // namespace cryptopulse::evaluation
