#pragma once

#include "core/liveforecast.h"
#include "core/result.h"
#include "core/series.h"
#include "engine/snapshot.h"

namespace cryptopulse::storage {
class Database;
}

namespace cryptopulse::engine {

/// Every live forecast, written down before its outcome and scored when that is known. Lives in the engine's
/// thread. What cannot be stored is not shown.
class ForecastLog
{
public:
    explicit ForecastLog(core::SeriesKey series)
        : m_series(std::move(series))
    {
    }

    /// Reads what was written down so far. Call it again when the database is another one.
    core::Result<void> load(storage::Database& database);

    /// Writes down a forecast as it is given. One of the same moment and model stays as it is.
    core::Result<void> note(storage::Database& database, const Forecast& forecast);

    /// Writes down the outcomes that @p samples show.
    core::Result<void> settle(storage::Database& database, const core::SeriesView& samples);

    /// The newest ones, oldest first; never null.
    [[nodiscard]] const core::LiveForecasts& newest() const { return m_newest; }

private:
    void show(const std::vector<core::LiveForecast>& changed);

    core::SeriesKey m_series;
    std::vector<core::LiveForecast> m_pending;
    core::LiveForecasts m_newest = std::make_shared<const std::vector<core::LiveForecast>>();
};

} // namespace cryptopulse::engine
