#pragma once

#include "core/time.h"
#include "gui/alerts.h"

#include <map>
#include <optional>
#include <vector>

namespace cryptopulse::gui {

/// Lets through one alert a minute of each kind. What comes faster waits, the newest in the place of the
/// others: it is late, but never lost. Pure: no clock.
class AlertPace final
{
public:
    /// Of what is @p found now and of what has waited, what is to be told at @p now.
    [[nodiscard]] std::vector<Alert> pass(const std::vector<Alert>& found, core::UtcTime now);

    /// What waits is no longer asked for.
    void forgetWaiting();

private:
    struct Kind {
        std::optional<core::UtcTime> told;
        std::optional<Alert> waiting;
    };
    std::map<AlertKind, Kind> m_kinds;
};

} // namespace cryptopulse::gui
