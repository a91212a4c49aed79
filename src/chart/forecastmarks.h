#pragma once

#include "chart/timespan.h"
#include "core/probability.h"

#include <cstddef>
#include <vector>

namespace cryptopulse::chart {

/// A forecast that was given, as a chart shows it.
struct ForecastMark {
    enum class State {
        Pending, ///< the outcome is not known yet
        Hit,     ///< it pointed to the side that came true
        Miss,
        Unknown, ///< it pointed to no side, or its outcome cannot be known
    };

    core::UtcTime time; ///< of the price it was given at
    double price = 0.0; ///< that price
    core::Probability up;
    State state = State::Pending;

    [[nodiscard]] bool pointsUp() const noexcept { return up.value() > 0.5; }
    bool operator==(const ForecastMark&) const = default;
};

/// How many there are of each.
struct MarkCounts {
    std::size_t hits = 0;
    std::size_t misses = 0;
    std::size_t pending = 0;
    std::size_t unknown = 0;

    [[nodiscard]] std::size_t all() const noexcept { return hits + misses + pending + unknown; }
    bool operator==(const MarkCounts&) const = default;
};

/// The forecasts of one column of pixels.
struct ProbabilityColumn {
    double time = 0.0; ///< of the newest among them
    double lowest = 0.0;
    double highest = 0.0;
};

/// The forecasts in a range, thinned out for drawing.
struct VisibleMarks {
    std::vector<ForecastMark> marks;      ///< the newest one of every cell
    std::vector<ProbabilityColumn> strip; ///< one a pixel column
    MarkCounts counts;                    ///< of all in the range, drawn or not
};

/// What of @p marks (oldest first) lies in @p range, on @p columns pixels; marks keep @p cell pixels from
/// each other on average. Cells stand still in time while the range moves.
[[nodiscard]] VisibleMarks visibleMarks(const std::vector<ForecastMark>& marks, TimeSpan range, int columns,
                                        int cell);

/// How far the strip reaches to either side of one half: the smallest of 5, 10, 25 and 50 % that holds all of
/// @p columns. Forecasts of minutes stay near one half; on a scale of 0 to 100 % nothing of them could be seen.
[[nodiscard]] double probabilityReach(const std::vector<ProbabilityColumn>& columns) noexcept;

/// The newest of @p marks (oldest first) that was given at @p time; null when there is none.
[[nodiscard]] const ForecastMark* markAt(const std::vector<ForecastMark>& marks, core::UtcTime time);

/// The one nearest to @p time (milliseconds since 1970) and at most @p reach away; null when there is none.
[[nodiscard]] const ForecastMark* nearestMark(const std::vector<ForecastMark>& marks, double time,
                                              double reach);

} // namespace cryptopulse::chart
