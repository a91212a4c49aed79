#include "storage/forecaststore.h"

#include "storage/seriesid.h"
#include "storage/transaction.h"

#include <QSqlQuery>
#include <QVariant>
#include <algorithm>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

namespace {

QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), qsizetype(value.size()));
}

/// A row of: as_of, model_id, step, horizon_steps, price, up, outcome, seen_at, seen.
std::optional<core::LiveForecast> forecastFrom(const QSqlQuery& row)
{
    const auto price = core::Price::from(row.value(4).toDouble());
    const auto up = core::Probability::from(row.value(5).toDouble());
    const auto step = core::Step::fromName(row.value(2).toString().toStdString());
    const auto outcome = core::outcomeFromName(row.value(6).toString().toStdString());
    if (!price || !up || !step || !outcome)
        return std::nullopt;
    core::LiveForecast forecast{.asOf = core::fromEpochMs(row.value(0).toLongLong()),
                                .price = *price,
                                .up = *up,
                                .step = *step,
                                .horizonSteps = row.value(3).toInt(),
                                .modelId = row.value(1).toString().toStdString(),
                                .outcome = *outcome,
                                .seenAt = std::nullopt,
                                .seen = core::Price::from(row.value(8).toDouble())};
    if (!row.isNull(7))
        forecast.seenAt = core::fromEpochMs(row.value(7).toLongLong());
    return forecast;
}

/// A row of: as_of, seen_at, up, step, horizon_steps, outcome, model_id.
std::optional<DecidedForecast> decidedFrom(const QSqlQuery& row)
{
    const auto up = core::Probability::from(row.value(2).toDouble());
    const auto step = core::Step::fromName(row.value(3).toString().toStdString());
    const auto outcome = core::outcomeFromName(row.value(5).toString().toStdString());
    if (!up || !step || !outcome)
        return std::nullopt;
    return DecidedForecast{.asOf = core::fromEpochMs(row.value(0).toLongLong()),
                           .seenAt = core::fromEpochMs(row.value(1).toLongLong()),
                           .up = up->value(),
                           .step = *step,
                           .horizonSteps = row.value(4).toInt(),
                           .outcome = *outcome,
                           .modelId = row.value(6).toString().toStdString()};
}

} // namespace

core::Error ForecastStore::errorOf(const QSqlQuery& query, const char* doing) const
{
    return m_database.errorOf(query.lastError(), QString::fromLatin1(doing));
}

core::Result<bool> ForecastStore::add(const core::SeriesKey& series, const core::LiveForecast& forecast)
{
    if (const auto ready = m_database.ready(); !ready)
        return core::failure(ready.error());
    QSqlQuery query(m_database.connection());
    query.prepare(
        u"INSERT INTO forecasts (series_id, as_of, model_id, step, horizon_steps, price, up, made, weights) "
        "VALUES (%1, :as_of, :model, :step, :horizon, :price, :up, :made, :weights) ON CONFLICT DO NOTHING"_s
            .arg(kSeriesId));
    bindSeries(query, series);
    query.bindValue(u":as_of"_s, qint64(core::toEpochMs(forecast.asOf)));
    query.bindValue(u":model"_s, text(forecast.modelId));
    query.bindValue(u":step"_s, text(forecast.step.name()));
    query.bindValue(u":horizon"_s, forecast.horizonSteps);
    query.bindValue(u":price"_s, forecast.price.value());
    query.bindValue(u":up"_s, forecast.up.value());
    query.bindValue(u":made"_s, qint64(core::toEpochMs(m_database.clock().now())));
    query.bindValue(u":weights"_s, forecast.weights.empty() ? QVariant() : QVariant(text(forecast.weights)));
    if (!query.exec())
        return core::failure(errorOf(query, "writing to"));
    return query.numRowsAffected() > 0;
}

core::Result<void> ForecastStore::settle(const core::SeriesKey& series,
                                         const std::vector<core::LiveForecast>& decided)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    QSqlQuery query(m_database.connection());
    query.prepare(
        u"UPDATE forecasts SET outcome = :outcome, seen_at = :seen_at, seen = :seen WHERE series_id = %1 "
        "AND as_of = :as_of AND model_id = :model AND outcome = 'pending'"_s.arg(kSeriesId));
    for (const core::LiveForecast& forecast : decided) {
        bindSeries(query, series);
        query.bindValue(u":outcome"_s, text(core::outcomeName(forecast.outcome)));
        query.bindValue(u":seen_at"_s,
                        forecast.seenAt ? QVariant(qint64(core::toEpochMs(*forecast.seenAt))) : QVariant());
        query.bindValue(u":seen"_s, forecast.seen ? QVariant(forecast.seen->value()) : QVariant());
        query.bindValue(u":as_of"_s, qint64(core::toEpochMs(forecast.asOf)));
        query.bindValue(u":model"_s, text(forecast.modelId));
        if (!query.exec())
            return core::failure(errorOf(query, "writing to"));
    }
    return transaction.commit();
}

core::Result<std::vector<core::LiveForecast>> ForecastStore::newest(const core::SeriesKey& series,
                                                                    std::size_t count)
{
    auto found = select(series, u"ORDER BY as_of DESC, model_id DESC LIMIT %1"_s.arg(count));
    if (found)
        std::ranges::reverse(*found);
    return found;
}

core::Result<std::vector<core::LiveForecast>> ForecastStore::pending(const core::SeriesKey& series)
{
    return select(series, u"AND outcome = 'pending' ORDER BY as_of, model_id"_s);
}

core::Result<std::vector<core::LiveForecast>> ForecastStore::select(const core::SeriesKey& series,
                                                                    const QString& rest)
{
    if (const auto ready = m_database.ready(); !ready)
        return core::failure(ready.error());
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    query.prepare(
        u"SELECT as_of, model_id, step, horizon_steps, price, up, outcome, seen_at, seen FROM forecasts "
        "WHERE series_id = %1 %2"_s.arg(kSeriesId, rest));
    bindSeries(query, series);
    if (!query.exec())
        return core::failure(errorOf(query, "reading"));
    std::vector<core::LiveForecast> found;
    while (query.next()) {
        auto forecast = forecastFrom(query);
        if (!forecast)
            return core::failure(core::ErrorKind::StorageDamaged, "a stored forecast is none");
        found.push_back(*std::move(forecast));
    }
    if (query.lastError().isValid())
        return core::failure(errorOf(query, "reading"));
    return found;
}

core::Result<void> ForecastStore::visitDecided(const core::SeriesKey& series, const ModelIds& models,
                                               const Visit& visit)
{
    if (const auto ready = m_database.ready(); !ready)
        return ready;
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    query.prepare(
        u"SELECT as_of, coalesce(seen_at, as_of), up, step, horizon_steps, outcome, model_id FROM forecasts "
        "WHERE series_id = %1 AND outcome <> 'pending' AND substr(model_id, 1, :length) %2 :prefix "
        "ORDER BY as_of, model_id"_s.arg(kSeriesId, models.beginSo ? u"="_s : u"<>"_s));
    bindSeries(query, series);
    query.bindValue(u":length"_s, qint64(models.prefix.size()));
    query.bindValue(u":prefix"_s, text(models.prefix));
    if (!query.exec())
        return core::failure(errorOf(query, "reading"));
    while (query.next()) {
        const auto forecast = decidedFrom(query);
        if (!forecast)
            return core::failure(core::ErrorKind::StorageDamaged, "a stored forecast is none");
        if (!visit(*forecast))
            return core::failure(core::ErrorKind::Cancelled, "reading the forecasts was stopped");
    }
    if (query.lastError().isValid())
        return core::failure(errorOf(query, "reading"));
    return {};
}

} // namespace cryptopulse::storage
