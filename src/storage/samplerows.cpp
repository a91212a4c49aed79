// How SampleStore puts many samples into a transaction at a time.

#include "storage/samplestore.h"

#include <QVariant>
#include <algorithm>
#include <charconv>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

namespace {

// In one statement of SQLite. Each costs Qt and SQLite about as much to begin as some rows; beyond this
// little is won.
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

// In one statement of PostgreSQL: all as three arrays, whose text the server reads faster than as many
// values.
constexpr std::size_t kArrayRows = 8192;

/// "'{1,2}'", of whatever @p valueOf answers for each sample; the shortest digits that give the same value.
template <typename ValueOf>
QString arrayOf(std::span<const core::Sample> samples, const ValueOf& valueOf)
{
    QByteArray text("'{");
    text.reserve(qsizetype(samples.size()) * 20);
    char digits[32];
    for (const core::Sample& sample : samples) {
        const char* const end = std::to_chars(digits, digits + sizeof digits, valueOf(sample)).ptr;
        text.append(digits, end - digits).append(',');
    }
    text.chop(1);
    return QString::fromLatin1(text.append("}'"));
}

qint64 timeOf(const core::Sample& sample)
{
    return core::toEpochMs(sample.time);
}

} // namespace

core::Result<void> SampleStore::prepareRows(qint64 series, core::UtcTime received)
{
    if (m_rowsFor == std::pair(series, received))
        return {};
    m_rowsFor = {-1, {}}; // nothing is prepared until it has gone well
    QString values;
    for (std::size_t i = 0; i < kRows; ++i)
        values += (i == 0 ? u"("_s : u",("_s) + rowNames().times[qsizetype(i)] + u',' +
                  rowNames().prices[qsizetype(i)] + u')';
    if (!m_rows.prepare(
            u"INSERT INTO samples (series_id, time, price, received) "
            "SELECT %1, column1, column2, %2 FROM (VALUES %3) AS given WHERE true ON CONFLICT DO NOTHING"_s
                .arg(series)
                .arg(core::toEpochMs(received))
                .arg(values)))
        return core::failure(errorOf(m_rows, "writing to"));
    m_rowsFor = {series, received};
    return {};
}

std::size_t SampleStore::rowsAtOnce() const
{
    return m_database.kind() == Database::Kind::PostgreSql ? kArrayRows : kRows;
}

core::Result<void> SampleStore::insertRows(qint64 series, std::span<const core::Sample> samples, Added& added)
{
    if (m_database.kind() == Database::Kind::PostgreSql)
        return insertArrays(series, samples, added);
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

core::Result<void> SampleStore::insertArrays(qint64 series, std::span<const core::Sample> samples,
                                             Added& added)
{
    const QString times = arrayOf(samples, timeOf);
    const QString prices = arrayOf(samples, [](const core::Sample& sample) { return sample.price.value(); });
    const QString received =
        arrayOf(samples, [](const core::Sample& sample) { return qint64(core::toEpochMs(sample.received)); });
    QSqlQuery query(m_database.connection());
    if (!query.exec(u"INSERT INTO samples (series_id, time, price, received) SELECT %1, t, p, r FROM "
                    "unnest(%2::BIGINT[], %3::DOUBLE PRECISION[], %4::BIGINT[]) AS given (t, p, r) "
                    "ON CONFLICT DO NOTHING"_s.arg(QString::number(series), times, prices, received)))
        return core::failure(errorOf(query, "writing to"));
    const auto inserted = std::size_t(std::max(0, query.numRowsAffected()));
    added.added += inserted;
    if (inserted == samples.size())
        return {};
    // Which of them were stored before? Their bounds keep the search out of other partitions.
    const auto [first, last] = std::ranges::minmax(samples, {}, &core::Sample::time);
    if (!query.exec(
            u"SELECT count(*) FROM unnest(%2::BIGINT[], %3::DOUBLE PRECISION[]) AS given (t, p) "
            "JOIN samples ON series_id = %1 AND time = t WHERE price <> p AND time BETWEEN %4 AND %5"_s.arg(
                QString::number(series), times, prices, QString::number(timeOf(first)),
                QString::number(timeOf(last)))) ||
        !query.next())
        return core::failure(errorOf(query, "reading"));
    const auto conflicts = std::size_t(query.value(0).toLongLong());
    added.conflicts += conflicts;
    added.repeats += samples.size() - inserted - conflicts;
    return {};
}

} // namespace cryptopulse::storage
