#pragma once

#include "chart/frame.h"

#include <QString>
#include <optional>
#include <vector>

namespace cryptopulse::chart {

struct LegendEntry {
    enum class Kind { Plain, Muted, Ma5, Ma15 };
    Kind kind = Kind::Plain;
    QString text;
};

/// The lines at the top left of a chart; the entries that matter most come first in each.
struct Legend {
    std::vector<LegendEntry> upper;
    std::vector<LegendEntry> lower;
    std::vector<LegendEntry> averages; ///< empty when none is switched on
};

/// What @p reading says: time, price or open, high, low and close; the change against the step before and
/// against the left edge; the averages. Without a reading, the range that is in sight.
[[nodiscard]] Legend makeLegend(const ChartView& view, const Frame& frame,
                                const std::optional<Reading>& reading);

/// "Forecasts", and how many of them are drawn where there is no room for all, so that nobody counts signs.
[[nodiscard]] QString forecastsTitle(const VisibleMarks& forecasts);

/// The time that a reading is labelled with: of the sample, or of the beginning of the candle.
[[nodiscard]] QString timeLabel(const Reading& reading);

} // namespace cryptopulse::chart
