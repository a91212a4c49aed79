#pragma once

#include "core/liveforecast.h"
#include "core/result.h"
#include "core/series.h"
#include "engine/snapshot.h"

#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace cryptopulse::storage {
class Database;
}

namespace cryptopulse::engine {

/// Every live forecast of a model, written down before its outcome and scored when that is known. Lives in
/// the engine's thread. What cannot be stored is not shown.
class ForecastLog
{
public:
    /// @p isMine tells by its id whether a model's forecasts are of this log: the table is shared.
    ForecastLog(core::SeriesKey series, std::function<bool(std::string_view)> isMine)
        : m_series(std::move(series))
        , m_isMine(std::move(isMine))
    {
    }

    /// Reads what was written down so far. Call it again when the database is another one.
    core::Result<void> load(storage::Database& database);

    /// Writes down the outcomes that @p samples show, then the forecast @p given, if there is one. One of the
    /// same moment and model stays as it is.
    core::Result<void> record(storage::Database& database, const core::SeriesView& samples,
                              const std::optional<Forecast>& given);

    /// The newest ones, oldest first; never null.
    [[nodiscard]] const core::LiveForecasts& newest() const { return m_newest; }

    /// All whose outcome is not known yet, oldest first.
    [[nodiscard]] const std::vector<core::LiveForecast>& pending() const { return m_pending; }

    /// Those whose outcome was written down since the last call, also by a record() that then failed.
    [[nodiscard]] std::vector<core::LiveForecast> takeDecided() { return std::exchange(m_decided, {}); }

private:
    core::Result<std::vector<core::LiveForecast>> settle(storage::Database& database,
                                                         const core::SeriesView& samples);
    core::Result<std::optional<core::LiveForecast>> note(storage::Database& database, const Forecast& given);
    void show(const std::vector<core::LiveForecast>& decided, const std::optional<core::LiveForecast>& noted);

    core::SeriesKey m_series;
    std::function<bool(std::string_view)> m_isMine;
    std::vector<core::LiveForecast> m_pending;
    std::vector<core::LiveForecast> m_decided; // and not taken yet
    core::LiveForecasts m_newest = std::make_shared<const std::vector<core::LiveForecast>>();
};

} // namespace cryptopulse::engine
