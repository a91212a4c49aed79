#pragma once

#include "core/liveforecast.h"
#include "core/result.h"
#include "core/sample.h"
#include "storage/database.h"

#include <functional>
#include <string>
#include <vector>

class QSqlQuery;

namespace cryptopulse::storage {

/// Models, by how their ids begin.
struct ModelIds {
    std::string prefix;
    bool beginSo = true; ///< those that begin with it; else all others
};

/// What a decided forecast said and when, without the prices.
struct DecidedForecast {
    core::UtcTime asOf;
    core::UtcTime seenAt; ///< of the outcome; asOf when that is Unknown
    double up = 0.5;
    core::Step step;
    int horizonSteps = 5;
    core::Outcome outcome = core::Outcome::Unknown;
    std::string modelId;
};

/// The forecasts that were given live, in the database of the samples. Lives in the thread of its Database.
/// Neither rewritten nor deleted: the schema refuses both.
class ForecastStore
{
public:
    /// Keeps a reference: @p database must outlive this object.
    explicit ForecastStore(Database& database)
        : m_database(database)
    {
    }

    /// A forecast before its outcome, committed when this returns. False: this model's forecast of that
    /// moment is stored already, and stays.
    core::Result<bool> add(const core::SeriesKey& series, const core::LiveForecast& forecast);

    /// Writes down the outcomes of pending forecasts, all or none. Those that are no longer pending stay.
    core::Result<void> settle(const core::SeriesKey& series, const std::vector<core::LiveForecast>& decided);

    /// The newest @p count forecasts, oldest first.
    core::Result<std::vector<core::LiveForecast>> newest(const core::SeriesKey& series, std::size_t count);

    /// All whose outcome is not known yet, oldest first.
    core::Result<std::vector<core::LiveForecast>> pending(const core::SeriesKey& series);

    /// Shows all of some models whose outcome is known, or known to be Unknown, oldest first, one after the
    /// other: years of them need no room. @p visit answers false to stop, which is Cancelled.
    using Visit = std::function<bool(const DecidedForecast&)>;
    core::Result<void> visitDecided(const core::SeriesKey& series, const ModelIds& models,
                                    const Visit& visit);

private:
    core::Result<std::vector<core::LiveForecast>> select(const core::SeriesKey& series, const QString& rest);
    [[nodiscard]] core::Error errorOf(const QSqlQuery& query, const char* doing) const;

    Database& m_database;
};

} // namespace cryptopulse::storage
