#include "gui/lastknown.h"

#include <algorithm>

namespace cryptopulse::gui {

engine::SnapshotPtr withLastKnown(const engine::SnapshotPtr& fresh, const engine::SnapshotPtr& former)
{
    if (!former || !fresh->connection.trouble || fresh->connection.address != former->connection.address)
        return fresh;
    const bool hasForecast = fresh->forecast.has_value() || !former->forecast;
    const bool hasAdaptive = fresh->adaptiveForecast.has_value() || !former->adaptiveForecast;
    if (hasForecast && hasAdaptive)
        return fresh;
    auto shown = std::make_shared<engine::Snapshot>(*fresh);
    if (!hasForecast)
        shown->forecast = former->forecast;
    if (!hasAdaptive)
        shown->adaptiveForecast = former->adaptiveForecast;
    return shown;
}

std::vector<engine::JobStatus> forgottenWork(const engine::Snapshot& former, const engine::Snapshot& fresh)
{
    std::vector<engine::JobStatus> forgotten;
    if (!fresh.connection.isRemote() || fresh.connection.trouble ||
        fresh.connection.address != former.connection.address)
        return forgotten;
    for (const engine::JobStatus& job : former.jobs) {
        const auto isSame = [&job](const engine::JobStatus& other) {
            return other.id == job.id && other.started == job.started;
        };
        // An import that is sent from here is in nobody else's list, and says itself how it ended.
        if (job.isRunning() && job.kind != engine::JobKind::Import &&
            std::ranges::none_of(fresh.jobs, isSame))
            forgotten.push_back(job);
    }
    return forgotten;
}

} // namespace cryptopulse::gui
