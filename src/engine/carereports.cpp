#include "engine/carereports.h"

#include <utility>

namespace cryptopulse::engine {

namespace {

std::uint64_t count(qint64 value)
{
    return std::uint64_t(std::max<qint64>(0, value));
}

SeriesCheck seriesOf(const storage::SeriesReport& found)
{
    return {.key = found.key,
            .rows = count(found.rows),
            .first = found.first,
            .last = found.last,
            .gaps = found.gaps.count,
            .missing = found.gaps.missing,
            .longest = found.gaps.longest,
            .badPrices = count(found.badPrices),
            .badTimes = count(found.badTimes),
            .future = count(found.future),
            .packed = count(found.packed),
            .wrongCopies = count(found.wrongCopies),
            .stretchesAsked = count(found.stretchesAsked),
            .wrongStretches = count(found.wrongStretches),
            .forecasts = count(found.forecasts),
            .pending = count(found.pending)};
}

std::optional<core::UtcTime> boundOf(core::UtcTime before)
{
    return before == core::UtcTime::min() ? std::nullopt : std::optional(before);
}

} // namespace

CheckReport checkReportOf(const storage::DatabaseReport& found, core::UtcTime made)
{
    CheckReport report{.made = made,
                       .schema = found.version,
                       .newestSchema = found.newestVersion,
                       .bytes = count(found.bytes),
                       .logBytes = count(found.logBytes),
                       .freeBytes = count(found.freeBytes),
                       .faults = {},
                       .strays = count(found.strays),
                       .series = {}};
    for (const QString& fault : found.faults)
        report.faults.push_back(fault.toStdString());
    for (const storage::SeriesReport& one : found.series)
        report.series.push_back(seriesOf(one));
    return report;
}

SeriesCompaction compactionOf(const storage::RetentionPlan& plan)
{
    return {.key = plan.key,
            .rows = count(plan.rows),
            .thinBefore = boundOf(plan.thinBefore),
            .toThin = count(plan.toThin),
            .deleteBefore = boundOf(plan.deleteBefore),
            .toDelete = count(plan.toDelete)};
}

} // namespace cryptopulse::engine
