#include "chart/forecastmarks.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::chart {

namespace {

void count(MarkCounts& counts, ForecastMark::State state)
{
    switch (state) {
    case ForecastMark::State::Pending:
        ++counts.pending;
        return;
    case ForecastMark::State::Hit:
        ++counts.hits;
        return;
    case ForecastMark::State::Miss:
        ++counts.misses;
        return;
    case ForecastMark::State::Unknown:
        ++counts.unknown;
        return;
    }
}

} // namespace

VisibleMarks visibleMarks(const std::vector<ForecastMark>& marks, TimeSpan range, int columns, int cell)
{
    VisibleMarks visible;
    if (columns < 1 || cell < 1 || !(range.length() > 0))
        return visible;
    const double column = range.length() / columns;
    double lastColumn = 0;
    double lastCell = 0;
    for (auto mark = std::ranges::lower_bound(marks, fromAxis(range.from), {}, &ForecastMark::time);
         mark != marks.end() && toAxis(mark->time) <= range.to; ++mark) {
        count(visible.counts, mark->state);
        const double time = toAxis(mark->time);
        const double up = mark->up.value();
        const double inColumn = std::floor(time / column);
        if (visible.strip.empty() || inColumn != lastColumn) {
            visible.strip.push_back({time, up, up});
        } else {
            ProbabilityColumn& same = visible.strip.back();
            same = {time, std::min(same.lowest, up), std::max(same.highest, up)};
        }
        const double inCell = std::floor(time / (column * cell));
        if (visible.marks.empty() || inCell != lastCell)
            visible.marks.push_back(*mark);
        else
            visible.marks.back() = *mark;
        lastColumn = inColumn;
        lastCell = inCell;
    }
    return visible;
}

double probabilityReach(const std::vector<ProbabilityColumn>& columns) noexcept
{
    double farthest = 0;
    for (const ProbabilityColumn& column : columns)
        farthest = std::max({farthest, 0.5 - column.lowest, column.highest - 0.5});
    for (const double reach : {0.05, 0.1, 0.25}) {
        if (farthest <= reach)
            return reach;
    }
    return 0.5;
}

const ForecastMark* markAt(const std::vector<ForecastMark>& marks, core::UtcTime time)
{
    const auto after = std::ranges::upper_bound(marks, time, {}, &ForecastMark::time);
    return after != marks.begin() && std::prev(after)->time == time ? &*std::prev(after) : nullptr;
}

const ForecastMark* nearestMark(const std::vector<ForecastMark>& marks, double time, double reach)
{
    const auto after = std::ranges::lower_bound(marks, fromAxis(time), {}, &ForecastMark::time);
    const ForecastMark* nearest = nullptr;
    double distance = reach;
    if (after != marks.end() && toAxis(after->time) - time <= distance) {
        nearest = &*after;
        distance = toAxis(after->time) - time;
    }
    if (after != marks.begin() && time - toAxis(std::prev(after)->time) < distance)
        nearest = &*std::prev(after);
    return nearest;
}

} // namespace cryptopulse::chart
