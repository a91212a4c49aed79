#include "storage/coveragestore.h"

#include "storage/seriesid.h"
#include "storage/transaction.h"

#include <QSqlQuery>
#include <QVariant>
#include <algorithm>
#include <initializer_list>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

namespace {

core::Result<void> run(QSqlQuery& query, const Database& database, const QString& sql,
                       const core::SeriesKey& series,
                       std::initializer_list<std::pair<const char*, core::UtcTime>> times = {})
{
    query.prepare(sql);
    bindSeries(query, series);
    for (const auto& [name, time] : times)
        query.bindValue(QString::fromLatin1(name), qint64(core::toEpochMs(time)));
    if (!query.exec())
        return core::failure(database.errorOf(query.lastError(), u"noting what was asked for in"_s));
    return {};
}

core::TimeRange rangeOf(const QSqlQuery& row)
{
    return {core::fromEpochMs(row.value(0).toLongLong()), core::fromEpochMs(row.value(1).toLongLong())};
}

} // namespace

core::Result<std::vector<core::TimeRange>> CoverageStore::load(const core::SeriesKey& series)
{
    if (const auto ready = m_database.ready(); !ready)
        return core::failure(ready.error());
    QSqlQuery query(m_database.connection());
    if (const auto done =
            run(query, m_database,
                u"SELECT from_time, to_time FROM coverage WHERE series_id = "_s + kSeriesId, series);
        !done)
        return core::failure(done.error());
    std::vector<core::TimeRange> ranges;
    while (query.next())
        ranges.push_back(rangeOf(query));
    return core::merged(std::move(ranges));
}

core::Result<void> CoverageStore::add(const core::SeriesKey& series, const core::TimeRange& range)
{
    if (range.empty())
        return {};
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    QSqlQuery query(m_database.connection());
    // Also takes hold of the row, so that of two programs on one server the second joins what the first has
    // added.
    if (auto done = run(query, m_database,
                        u"INSERT INTO series (asset, currency, source) VALUES (:asset, :currency, :source) "
                        "ON CONFLICT (asset, currency, source) DO UPDATE SET source = excluded.source"_s,
                        series);
        !done)
        return done;
    const auto joined = takeTouching(series, range);
    if (!joined)
        return core::failure(joined.error());
    if (auto done =
            run(query, m_database,
                u"INSERT INTO coverage (series_id, from_time, to_time) VALUES (%1, :begin, :end)"_s.arg(
                    kSeriesId),
                series, {{":begin", joined->from}, {":end", joined->to}});
        !done)
        return done;
    return transaction.commit();
}

/// Takes out what overlaps or touches; answers all of it with @p range as one stretch.
core::Result<core::TimeRange> CoverageStore::takeTouching(const core::SeriesKey& series,
                                                          core::TimeRange range)
{
    const QString touching =
        u"WHERE series_id = %1 AND from_time <= :end AND to_time >= :begin"_s.arg(kSeriesId);
    const std::initializer_list<std::pair<const char*, core::UtcTime>> times{{":begin", range.from},
                                                                             {":end", range.to}};
    QSqlQuery query(m_database.connection());
    if (const auto done =
            run(query, m_database, u"SELECT from_time, to_time FROM coverage "_s + touching, series, times);
        !done)
        return core::failure(done.error());
    core::TimeRange all = range;
    while (query.next()) {
        const core::TimeRange other = rangeOf(query);
        all = {std::min(all.from, other.from), std::max(all.to, other.to)};
    }
    query.finish();
    if (const auto done = run(query, m_database, u"DELETE FROM coverage "_s + touching, series, times); !done)
        return core::failure(done.error());
    return all;
}

} // namespace cryptopulse::storage
