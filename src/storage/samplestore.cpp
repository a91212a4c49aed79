#include "storage/samplestore.h"

#include "storage/packedsamples.h"
#include "storage/sqlerror.h"
#include "storage/transaction.h"

#include <QSqlQuery>
#include <QVariant>
#include <algorithm>
#include <limits>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kBetweenProgress = 8192; // samples
// In one statement. Each costs Qt and SQLite about as much to begin as some rows; beyond this little is won.
constexpr std::size_t kRows = 128;

/// Names of the values of a row in that statement. Qt makes up a text for each value that is bound by its
/// place, which takes longer than SQLite needs to store it.
struct RowNames {
    QStringList times;
    QStringList prices;
};
const RowNames& rowNames()
{
    static const RowNames names = [] {
        RowNames made;
        for (std::size_t i = 0; i < kRows; ++i) {
            made.times.append(u":t%1"_s.arg(i));
            made.prices.append(u":p%1"_s.arg(i));
        }
        return made;
    }();
    return names;
}

/// SQLite takes a negative limit for none.
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
    , m_insert(database.connection())
    , m_stored(database.connection())
    , m_rows(database.connection())
{
    static_cast<void>(changedElsewhere()); // remembers where things stand now
}

core::Error SampleStore::errorOf(const QSqlQuery& query, const char* doing) const
{
    return toError(query.lastError(), QString::fromLatin1(doing), m_database.path());
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
    return m_insert.numRowsAffected() > 0 ? Stored::New : compare(series, sample);
}

/// With what is stored at its time.
core::Result<Stored> SampleStore::compare(qint64 series, const core::Sample& sample)
{
    m_stored.bindValue(0, series);
    m_stored.bindValue(1, core::toEpochMs(sample.time));
    const bool found = m_stored.exec() && m_stored.next();
    const bool same = found && m_stored.value(0).toDouble() == sample.price.value();
    const core::Error error = found ? core::Error() : errorOf(m_stored, "reading");
    m_stored.finish(); // an open read would keep the -wal from being taken into the database
    if (!found)
        return core::failure(error);
    return same ? Stored::Repeat : Stored::Conflict;
}

core::Result<Stored> SampleStore::add(const core::SeriesKey& series, const core::Sample& sample)
{
    if (const auto ready = prepare(); !ready)
        return core::failure(ready.error());
    const auto id = makeSeries(series);
    if (!id)
        return core::failure(id.error());
    const qint64 time = core::toEpochMs(sample.time);
    if (const auto dropped = PackedSamples(m_database).drop(*id, time, time); !dropped)
        return core::failure(dropped.error());
    return insert(*id,
                  sample); // without a transaction around it, a statement is one: committed when it returns
}

core::Result<void> SampleStore::prepareRows(qint64 series, core::UtcTime received)
{
    if (m_rowsFor == std::pair(series, received))
        return {};
    m_rowsFor = {}; // nothing is prepared until it has gone well
    QString values;
    for (std::size_t i = 0; i < kRows; ++i)
        values += (i == 0 ? u"("_s : u",("_s) + rowNames().times[qsizetype(i)] + u',' +
                  rowNames().prices[qsizetype(i)] + u')';
    if (!m_rows.prepare(
            u"INSERT INTO samples (series_id, time, price, received) "
            "SELECT %1, column1, column2, %2 FROM (VALUES %3) WHERE true ON CONFLICT DO NOTHING"_s.arg(series)
                .arg(core::toEpochMs(received))
                .arg(values)))
        return core::failure(errorOf(m_rows, "writing to"));
    m_rowsFor = {series, received};
    return {};
}

core::Result<void> SampleStore::insertRows(qint64 series, std::span<const core::Sample> samples, Added& added)
{
    const core::UtcTime received = samples.front().received;
    const bool isAlike = std::ranges::all_of(
        samples, [received](const core::Sample& sample) { return sample.received == received; });
    if (samples.size() < kRows || !isAlike) {
        for (const core::Sample& sample : samples) {
            const auto stored = insert(series, sample);
            if (!stored)
                return core::failure(stored.error());
            added.added += *stored == Stored::New;
            added.repeats += *stored == Stored::Repeat;
            added.conflicts += *stored == Stored::Conflict;
        }
        return {};
    }
    if (const auto ready = prepareRows(series, received); !ready)
        return ready;
    for (std::size_t i = 0; i < kRows; ++i) {
        m_rows.bindValue(rowNames().times[qsizetype(i)], qint64(core::toEpochMs(samples[i].time)));
        m_rows.bindValue(rowNames().prices[qsizetype(i)], samples[i].price.value());
    }
    if (!m_rows.exec())
        return core::failure(errorOf(m_rows, "writing to"));
    const auto inserted = std::size_t(std::max(0, m_rows.numRowsAffected()));
    added.added += inserted;
    if (inserted == kRows)
        return {};
    // Which of them were stored before? Those that are new now agree with what is stored.
    std::size_t conflicts = 0;
    for (const core::Sample& sample : samples) {
        const auto stored = compare(series, sample);
        if (!stored)
            return core::failure(stored.error());
        conflicts += *stored == Stored::Conflict;
    }
    added.conflicts += conflicts;
    added.repeats += kRows - inserted - conflicts;
    return {};
}

core::Result<SampleStore::Added> SampleStore::addAll(const core::SeriesKey& series,
                                                     std::span<const core::Sample> samples,
                                                     const Progress& progress)
{
    if (const auto ready = prepare(); !ready)
        return core::failure(ready.error());
    const auto id = makeSeries(series);
    if (!id)
        return core::failure(id.error());
    Transaction transaction(m_database);
    if (!transaction.begun())
        return core::failure(transaction.begun().error());
    if (!samples.empty()) {
        const auto [first, last] = std::ranges::minmax_element(samples, {}, &core::Sample::time);
        if (const auto dropped = PackedSamples(m_database)
                                     .drop(*id, core::toEpochMs(first->time), core::toEpochMs(last->time));
            !dropped)
            return core::failure(dropped.error());
    }
    Added added;
    for (std::size_t i = 0; i < samples.size();) {
        if (progress && i % kBetweenProgress == 0 && !progress(i))
            return core::failure(core::ErrorKind::Cancelled, "stopped; nothing was stored");
        const auto rows = samples.subspan(i, std::min(kRows, samples.size() - i));
        if (const auto stored = insertRows(*id, rows, added); !stored)
            return core::failure(stored.error());
        i += rows.size();
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

core::Result<std::vector<core::Sample>> SampleStore::select(const core::SeriesKey& series, const QString& sql,
                                                            std::initializer_list<qint64> values)
{
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
        "LIMIT ?) ORDER BY time"_s,
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
    const auto id = findSeries(series);
    if (!id)
        return core::failure(id.error());
    if (!*id)
        return std::size_t(0);
    return PackedSamples(m_database).count(**id);
}

core::Result<core::Series> SampleStore::load(const core::SeriesKey& series)
{
    m_unpacked = 0;
    const auto id = findSeries(series);
    if (!id || !*id)
        return id ? core::Result<core::Series>(core::Series()) : core::failure(id.error());
    auto loaded = PackedSamples(m_database).load(**id);
    if (!loaded)
        return core::failure(loaded.error());
    m_unpacked = loaded->unpacked;
    return std::move(loaded->samples);
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
