#include "storage/samplestore.h"

#include "storage/packedsamples.h"
#include "storage/transaction.h"

#include <QSqlQuery>
#include <QVariant>
#include <algorithm>
#include <limits>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kBetweenProgress = 8192; // samples
qint64 limited(std::size_t count)
{
    return qint64(std::min<std::size_t>(count, std::numeric_limits<qint64>::max()));
}

QString qstring(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

SampleStore::SampleStore(Database& database)
    : m_database(database)
{
    static_cast<void>(m_database.changedElsewhere()); // remembers where things stand now
}

core::Error SampleStore::errorOf(const QSqlQuery& query, const char* doing) const
{
    return m_database.errorOf(query.lastError(), QString::fromLatin1(doing));
}

bool SampleStore::execFor(QSqlQuery& query, const QString& sql, const core::SeriesKey& series)
{
    if (!query.prepare(sql))
        return false;
    query.addBindValue(qstring(series.asset));
    query.addBindValue(qstring(series.currency));
    query.addBindValue(qstring(series.source));
    return query.exec();
}

core::Result<std::optional<qint64>> SampleStore::findSeries(const core::SeriesKey& series)
{
    if (const auto known = m_ids.find(series); known != m_ids.end())
        return known->second;
    QSqlQuery query(m_database.connection());
    if (!execFor(query, u"SELECT id FROM series WHERE asset = ? AND currency = ? AND source = ?"_s, series))
        return core::failure(errorOf(query, "reading"));
    if (!query.next()) {
        if (query.lastError().isValid())
            return core::failure(errorOf(query, "reading"));
        return std::optional<qint64>();
    }
    return m_ids[series] = query.value(0).toLongLong();
}

core::Result<qint64> SampleStore::makeSeries(const core::SeriesKey& series)
{
    const auto found = findSeries(series);
    if (!found)
        return core::failure(found.error());
    if (*found)
        return **found;
    QSqlQuery query(m_database.connection());
    if (!execFor(query,
                 u"INSERT INTO series (asset, currency, source) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"_s,
                 series))
        return core::failure(errorOf(query, "writing to"));
    const auto made = findSeries(series);
    if (!made)
        return core::failure(made.error());
    if (!*made)
        return core::failure(core::ErrorKind::Storage,
                             "the series " + core::toText(series) + " could not be stored");
    return **made;
}

core::Result<void> SampleStore::prepare()
{
    if (const auto ready = m_database.ready(); !ready)
        return ready;
    if (m_preparedOn == m_database.connections())
        return {};
    m_ids.clear(); // another connection may lead to another server of a cluster
    m_rowsFor = {-1, {}};
    m_insert = QSqlQuery(m_database.connection());
    m_stored = QSqlQuery(m_database.connection());
    m_rows = QSqlQuery(m_database.connection());
    if (!m_insert.prepare(u"INSERT INTO samples (series_id, time, price, received) VALUES (?, ?, ?, ?) "
                          "ON CONFLICT DO NOTHING"_s))
        return core::failure(errorOf(m_insert, "writing to"));
    m_stored.setForwardOnly(true);
    if (!m_stored.prepare(u"SELECT price, received FROM samples WHERE series_id = ? AND time = ?"_s))
        return core::failure(errorOf(m_stored, "reading"));
    m_preparedOn = m_database.connections();
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
    return m_insert.numRowsAffected() > 0 ? Stored::New : compare(series, sample);
}

/// With what is stored at its time.
core::Result<Stored> SampleStore::compare(qint64 series, const core::Sample& sample)
{
    m_stored.bindValue(0, series);
    m_stored.bindValue(1, core::toEpochMs(sample.time));
    const bool found = m_stored.exec() && m_stored.next();
    const bool same = found && m_stored.value(0).toDouble() == sample.price.value();
    m_storedReceived = found ? m_stored.value(1).toLongLong() : 0;
    const core::Error error = found ? core::Error() : errorOf(m_stored, "reading");
    m_stored.finish(); // an open read would keep the -wal from being taken into the database
    if (!found)
        return core::failure(error);
    return same ? Stored::Repeat : Stored::Conflict;
}

core::Result<Stored> SampleStore::add(const core::SeriesKey& series, const core::Sample& sample)
{
    auto stored = addOnce(series, sample);
    if (!stored && m_database.isLost()) {
        // The connection may have gone long ago, or with the answer alone: then the sample is there, and
        // ours.
        stored = addOnce(series, sample);
        if (stored == Stored::Repeat && m_storedReceived == core::toEpochMs(sample.received))
            stored = Stored::New;
    }
    if (stored == Stored::New)
        m_database.tellOthers(series);
    return stored;
}

/// Without a transaction around it, a statement is one: committed when it returns.
core::Result<Stored> SampleStore::addOnce(const core::SeriesKey& series, const core::Sample& sample)
{
    if (const auto ready = prepare(); !ready)
        return core::failure(ready.error());
    const auto id = makeSeries(series);
    if (!id)
        return core::failure(id.error());
    if (const auto room = m_database.makeRoom(sample.time); !room)
        return core::failure(room.error());
    if (const auto dropped = dropPacked(*id, sample.time, sample.time); !dropped)
        return core::failure(dropped.error());
    return insert(*id, sample);
}

core::Result<SampleStore::Added> SampleStore::addAll(const core::SeriesKey& series,
                                                     std::span<const core::Sample> samples,
                                                     const Progress& progress)
{
    if (const auto ready = prepare(); !ready)
        return core::failure(ready.error());
    if (const auto made = makeSeries(series); !made)
        return core::failure(made.error());
    for (const core::Sample& sample : samples) {
        if (const auto room = m_database.makeRoom(sample.time); !room)
            return core::failure(room.error());
    }
    Transaction transaction(m_database);
    if (!transaction.begun())
        return core::failure(transaction.begun().error());
    // Again, in case that it began on another connection.
    const auto id = prepare().and_then([&] { return makeSeries(series); });
    if (!id)
        return core::failure(id.error());
    if (!samples.empty()) {
        const auto [first, last] = std::ranges::minmax_element(samples, {}, &core::Sample::time);
        if (const auto dropped = dropPacked(*id, first->time, last->time); !dropped)
            return core::failure(dropped.error());
    }
    Added added;
    for (std::size_t i = 0; i < samples.size();) {
        if (progress && i % kBetweenProgress == 0 && !progress(i))
            return core::failure(core::ErrorKind::Cancelled, "stopped; nothing was stored");
        const auto rows = samples.subspan(i, std::min(rowsAtOnce(), samples.size() - i));
        if (const auto stored = insertRows(*id, rows, added); !stored)
            return core::failure(stored.error());
        i += rows.size();
    }
    if (const auto committed = transaction.commit(); !committed)
        return core::failure(committed.error());
    if (added.added > 0)
        m_database.tellOthers(series);
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

core::Result<std::vector<core::Sample>> SampleStore::select(const core::SeriesKey& series, const QString& sql,
                                                            std::initializer_list<qint64> values)
{
    if (const auto ready = prepare(); !ready)
        return core::failure(ready.error());
    const auto id = findSeries(series);
    if (!id)
        return core::failure(id.error());
    if (!*id)
        return std::vector<core::Sample>();
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return core::failure(errorOf(query, "reading"));
    query.addBindValue(**id);
    for (const qint64 value : values)
        query.addBindValue(value);
    if (!query.exec())
        return core::failure(errorOf(query, "reading"));
    return read(query);
}

core::Result<std::vector<core::Sample>> SampleStore::newest(const core::SeriesKey& series, std::size_t count)
{
    return select(
        series,
        u"SELECT * FROM (SELECT time, price, received FROM samples WHERE series_id = ? ORDER BY time DESC "
        "LIMIT ?) AS newest ORDER BY time"_s,
        {limited(count)});
}

core::Result<std::vector<core::Sample>> SampleStore::range(const core::SeriesKey& series, core::UtcTime from,
                                                           core::UtcTime to, std::size_t limit)
{
    return select(series,
                  u"SELECT time, price, received FROM samples WHERE series_id = ? AND time >= ? AND time < ? "
                  "ORDER BY time LIMIT ?"_s,
                  {core::toEpochMs(from), core::toEpochMs(to), limited(limit)});
}

core::Result<std::vector<core::Sample>> SampleStore::loadAfter(const core::SeriesKey& series,
                                                               core::UtcTime time)
{
    return select(
        series, u"SELECT time, price, received FROM samples WHERE series_id = ? AND time > ? ORDER BY time"_s,
        {core::toEpochMs(time)});
}

core::Result<std::size_t> SampleStore::count(const core::SeriesKey& series)
{
    if (const auto ready = prepare(); !ready)
        return core::failure(ready.error());
    const auto id = findSeries(series);
    if (!id)
        return core::failure(id.error());
    if (!*id)
        return std::size_t(0);
    if (isPacked())
        return PackedSamples(m_database).count(**id);
    return m_database.value(u"SELECT count(*) FROM samples WHERE series_id = %1"_s.arg(**id))
        .map([](const QVariant& value) { return std::size_t(value.toLongLong()); });
}

core::Result<core::Series> SampleStore::load(const core::SeriesKey& series)
{
    m_unpacked = 0;
    if (const auto ready = prepare(); !ready)
        return core::failure(ready.error());
    const auto id = findSeries(series);
    if (!id || !*id)
        return id ? core::Result<core::Series>(core::Series()) : core::failure(id.error());
    if (!isPacked())
        return loadRows(**id);
    auto loaded = PackedSamples(m_database).load(**id);
    if (!loaded)
        return core::failure(loaded.error());
    m_unpacked = loaded->unpacked;
    return std::move(loaded->samples);
}

core::Result<core::Series> SampleStore::loadRows(qint64 series)
{
    const auto expected =
        m_database.value(u"SELECT count(*) FROM samples WHERE series_id = %1"_s.arg(series));
    if (!expected)
        return core::failure(expected.error());
    const std::size_t rows(expected->toULongLong());
    core::Series loaded(rows + rows / 8); // room for what comes, so that it need not be copied soon
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT time, price FROM samples WHERE series_id = %1 ORDER BY time"_s.arg(series)))
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

bool SampleStore::isPacked() const
{
    return m_database.kind() == Database::Kind::Sqlite;
}

core::Result<void> SampleStore::dropPacked(qint64 series, core::UtcTime from, core::UtcTime to)
{
    if (!isPacked())
        return {};
    return PackedSamples(m_database).drop(series, core::toEpochMs(from), core::toEpochMs(to));
}

} // namespace cryptopulse::storage
