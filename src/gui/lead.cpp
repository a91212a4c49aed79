#include "gui/lead.h"

namespace cryptopulse::gui {

Lead leadOf(const engine::Snapshot& snapshot, Lead wanted)
{
    const Lead other = wanted == Lead::Adaptive ? Lead::Simple : Lead::Adaptive;
    return !forecastOf(snapshot, wanted) && forecastOf(snapshot, other) ? other : wanted;
}

const core::Result<engine::Forecast>& forecastOf(const engine::Snapshot& snapshot, Lead lead)
{
    return lead == Lead::Adaptive ? snapshot.adaptiveForecast : snapshot.forecast;
}

} // namespace cryptopulse::gui
