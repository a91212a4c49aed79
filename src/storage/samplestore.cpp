#include "storage/samplestore.h"

#include "storage/sqlerror.h"
#include "storage/transaction.h"

#include <QSqlQuery>
#include <QVariant>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kBetweenProgress = 8192; // samples

QString qstring(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

SampleStore::SampleStore(Database& database)
    : m_database(database)
    , m_insert(database.connection())
    , m_stored(database.connection())
{
    static_cast<void>(changedElsewhere()); // remembers where things stand now
}

core::Error SampleStore::errorOf(const QSqlQuery& query, const char* doing) const
{
    return toError(query.lastError(), QString::fromLatin1(doing), m_database.path());
}

core::Result<qint64> SampleStore::seriesId(const core::SeriesKey& series)
{
    if (const auto known = m_ids.find(series); known != m_ids.end())
        return known->second;
    QSqlQuery query(m_database.connection());
    const auto bind = [&query, &series](const QString& sql) {
        if (!query.prepare(sql))
            return false;
        query.addBindValue(qstring(series.asset));
        query.addBindValue(qstring(series.currency));
        query.addBindValue(qstring(series.source));
        return query.exec();
    };
    if (!bind(u"INSERT INTO series (asset, currency, source) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"_s))
        return core::failure(errorOf(query, "writing to"));
    if (!bind(u"SELECT id FROM series WHERE asset = ? AND currency = ? AND source = ?"_s) || !query.next())
        return core::failure(errorOf(query, "reading"));
    return m_ids[series] = query.value(0).toLongLong();
}

core::Result<void> SampleStore::prepare()
{
    if (!m_insert.lastQuery().isEmpty())
        return {};
    if (!m_insert.prepare(u"INSERT INTO samples (series_id, time, price, received) VALUES (?, ?, ?, ?) "
                          "ON CONFLICT DO NOTHING"_s))
        return core::failure(errorOf(m_insert, "writing to"));
    m_stored.setForwardOnly(true);
    if (!m_stored.prepare(u"SELECT price FROM samples WHERE series_id = ? AND time = ?"_s))
        return core::failure(errorOf(m_stored, "reading"));
    return {};
}

core::Result<Stored> SampleStore::insert(qint64 series, const core::Sample& sample)
{
    m_insert.bindValue(0, series);
    m_insert.bindValue(1, core::toEpochMs(sample.time));
    m_insert.bindValue(2, sample.price.value());
    m_insert.bindValue(3, core::toEpochMs(sample.received));
    if (!m_insert.exec())
        return core::failure(errorOf(m_insert, "writing to"));
    if (m_insert.numRowsAffected() > 0)
        return Stored::New;
    m_stored.bindValue(0, series);
    m_stored.bindValue(1, core::toEpochMs(sample.time));
    if (!m_stored.exec() || !m_stored.next())
        return core::failure(errorOf(m_stored, "reading"));
    const bool same = m_stored.value(0).toDouble() == sample.price.value();
    m_stored.finish();
    return same ? Stored::Repeat : Stored::Conflict;
}

core::Result<Stored> SampleStore::add(const core::SeriesKey& series, const core::Sample& sample)
{
    if (const auto ready = prepare(); !ready)
        return core::failure(ready.error());
    const auto id = seriesId(series);
    if (!id)
        return core::failure(id.error());
    return insert(*id,
                  sample); // without a transaction around it, a statement is one: committed when it returns
}

core::Result<SampleStore::Added> SampleStore::addAll(const core::SeriesKey& series,
                                                     std::span<const core::Sample> samples,
                                                     const Progress& progress)
{
    if (const auto ready = prepare(); !ready)
        return core::failure(ready.error());
    const auto id = seriesId(series);
    if (!id)
        return core::failure(id.error());
    Transaction transaction(m_database);
    if (!transaction.begun())
        return core::failure(transaction.begun().error());
    Added added;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (progress && i % kBetweenProgress == 0 && !progress(i))
            return core::failure(core::ErrorKind::Cancelled, "stopped; nothing was stored");
        const auto stored = insert(*id, samples[i]);
        if (!stored)
            return core::failure(stored.error());
        added.added += *stored == Stored::New;
        added.repeats += *stored == Stored::Repeat;
        added.conflicts += *stored == Stored::Conflict;
    }
    if (const auto committed = transaction.commit(); !committed)
        return core::failure(committed.error());
    return added;
}

core::Result<std::vector<core::Sample>> SampleStore::read(QSqlQuery& query)
{
    std::vector<core::Sample> samples;
    while (query.next()) {
        const auto price = core::Price::from(query.value(1).toDouble());
        if (!price)
            return core::failure(core::ErrorKind::StorageDamaged, "a stored price is none");
        samples.push_back({core::fromEpochMs(query.value(0).toLongLong()), *price,
                           core::fromEpochMs(query.value(2).toLongLong())});
    }
    if (query.lastError().isValid())
        return core::failure(errorOf(query, "reading"));
    return samples;
}

core::Result<std::vector<core::Sample>> SampleStore::newest(const core::SeriesKey& series, std::size_t count)
{
    const auto id = seriesId(series);
    if (!id)
        return core::failure(id.error());
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    query.prepare(
        u"SELECT * FROM (SELECT time, price, received FROM samples WHERE series_id = ? ORDER BY time DESC "
        "LIMIT ?) ORDER BY time"_s);
    query.addBindValue(*id);
    query.addBindValue(qint64(count));
    if (!query.exec())
        return core::failure(errorOf(query, "reading"));
    return read(query);
}

core::Result<std::vector<core::Sample>> SampleStore::range(const core::SeriesKey& series, core::UtcTime from,
                                                           core::UtcTime to, std::size_t limit)
{
    const auto id = seriesId(series);
    if (!id)
        return core::failure(id.error());
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    query.prepare(u"SELECT time, price, received FROM samples WHERE series_id = ? AND time >= ? AND time < ? "
                  "ORDER BY time LIMIT ?"_s);
    query.addBindValue(*id);
    query.addBindValue(core::toEpochMs(from));
    query.addBindValue(core::toEpochMs(to));
    query.addBindValue(qint64(limit));
    if (!query.exec())
        return core::failure(errorOf(query, "reading"));
    return read(query);
}

core::Result<std::size_t> SampleStore::count(const core::SeriesKey& series)
{
    const auto id = seriesId(series);
    if (!id)
        return core::failure(id.error());
    return m_database.value(u"SELECT count(*) FROM samples WHERE series_id = %1"_s.arg(*id))
        .map([](const QVariant& value) { return std::size_t(value.toLongLong()); });
}

core::Result<core::Series> SampleStore::load(const core::SeriesKey& series)
{
    const auto id = seriesId(series);
    const auto expected = count(series);
    if (!id || !expected)
        return core::failure(id ? expected.error() : id.error());
    core::Series loaded(*expected);
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT time, price FROM samples WHERE series_id = %1 ORDER BY time"_s.arg(*id)))
        return core::failure(errorOf(query, "reading"));
    while (query.next()) {
        const auto price = core::Price::from(query.value(1).toDouble());
        if (!price)
            return core::failure(core::ErrorKind::StorageDamaged, "a stored price is none");
        loaded.add(core::fromEpochMs(query.value(0).toLongLong()), *price);
    }
    if (query.lastError().isValid())
        return core::failure(errorOf(query, "reading"));
    return loaded;
}

bool SampleStore::changedElsewhere()
{
    const auto version = m_database.value(u"PRAGMA data_version"_s);
    if (!version)
        return false; // the next read or write will say what is wrong
    const bool changed = m_dataVersion != version->toLongLong();
    m_dataVersion = version->toLongLong();
    return changed;
}

} // namespace cryptopulse::storage
