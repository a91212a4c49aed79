#include "storage/packing.h"

#include "storage/packedsamples.h"
#include "storage/sqlerror.h"
#include "storage/transaction.h"

#include <QSqlQuery>
#include <QVariant>
#include <algorithm>
#include <limits>
#include <utility>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kBlock = 8'192;    // samples; 96 KiB, and what a late price makes to be read by the row
constexpr std::size_t kSmallest = 1'024; // below, a block is not worth a row of its own
constexpr std::size_t kAtOnce = 4;       // blocks in one transaction
constexpr qint64 kLongestPause = std::numeric_limits<quint32>::max(); // within a block, milliseconds

/// Packs one series, a transaction after the other, from its beginning to its end.
class Packing
{
public:
    Packing(Database& database, qint64 series)
        : m_database(database)
        , m_series(series)
    {
    }

    [[nodiscard]] bool isDone() const { return m_isDone; }
    [[nodiscard]] std::size_t seen() const { return m_seen; }
    [[nodiscard]] std::size_t packed() const { return m_packed; }

    /// One transaction. Reads before it begins, so that it is short, and again where something has changed.
    core::Result<void> goOn()
    {
        const auto before = dataVersion();
        auto found = look();
        if (!found || !before)
            return core::failure(found ? before.error() : found.error());
        Transaction transaction(m_database);
        if (!transaction.begun())
            return transaction.begun();
        const auto now = dataVersion();
        if (now && *now != *before)
            found = look();
        if (!found || !now)
            return core::failure(found ? now.error() : found.error());
        const bool isLast = found->rows.times.size() < kAtOnce * kBlock;
        const auto written = write(found->rows, isLast);
        if (!written)
            return core::failure(written.error());
        m_seen += *written;
        if (*written > 0)
            m_from = core::toEpochMs(found->rows.times[*written - 1]) + 1;
        if (isLast) { // all there was before the next block
            m_isDone = !found->next;
            m_from = found->next ? found->next->to + 1 : m_from;
        }
        return transaction.commit();
    }

private:
    /// What comes next: rows without a copy, as many as go at once, and the block after them.
    struct Found {
        PackedColumns rows;
        std::optional<PackedBlock> next;
    };
    core::Result<Found> look()
    {
        const auto next = nextBlock();
        if (!next)
            return core::failure(next.error());
        auto rows = rowsTo(*next ? (*next)->from - 1 : std::numeric_limits<qint64>::max());
        if (!rows)
            return core::failure(rows.error());
        return Found{*std::move(rows), *next};
    }

    /// Another one after every commit through another connection.
    core::Result<qint64> dataVersion()
    {
        return m_database.value(u"PRAGMA data_version"_s).map([](const QVariant& value) {
            return value.toLongLong();
        });
    }

    core::Result<std::optional<PackedBlock>> nextBlock()
    {
        QSqlQuery query(m_database.connection());
        if (!query.exec(
                u"SELECT from_time, to_time, count FROM packed WHERE series_id = %1 AND to_time >= %2 "
                "ORDER BY to_time LIMIT 1"_s.arg(m_series)
                    .arg(m_from)))
            return core::failure(toError(query.lastError(), u"reading"_s, m_database.path()));
        if (!query.next())
            return std::optional<PackedBlock>();
        return std::optional(PackedBlock{query.value(0).toLongLong(), query.value(1).toLongLong(),
                                         query.value(2).toLongLong()});
    }

    core::Result<PackedColumns> rowsTo(qint64 end)
    {
        QSqlQuery query(m_database.connection());
        query.setForwardOnly(true);
        PackedColumns columns;
        if (!query.exec(u"SELECT time, price FROM samples WHERE series_id = %1 AND time BETWEEN %2 AND %3 "
                        "ORDER BY time LIMIT %4"_s.arg(m_series)
                            .arg(m_from)
                            .arg(end)
                            .arg(kAtOnce * kBlock)))
            return core::failure(toError(query.lastError(), u"reading"_s, m_database.path()));
        while (query.next()) {
            const auto price = core::Price::from(query.value(1).toDouble());
            if (!price)
                return core::failure(core::ErrorKind::StorageDamaged, "a stored price is none");
            columns.times.push_back(core::fromEpochMs(query.value(0).toLongLong()));
            columns.prices.push_back(*price);
        }
        if (query.lastError().isValid())
            return core::failure(toError(query.lastError(), u"reading"_s, m_database.path()));
        return columns;
    }

    /// Answers how many of the rows are dealt with: all of them when they are the @p last ones of their
    /// stretch, else those of whole blocks.
    core::Result<std::size_t> write(const PackedColumns& rows, bool last)
    {
        std::size_t first = 0;
        while (first < rows.times.size()) {
            const std::size_t count = blockAt(rows, first);
            const bool reachesEnd = first + count == rows.times.size();
            if (reachesEnd && !last && count < kBlock && first > 0)
                return first;
            if (count >= kSmallest) {
                if (const auto stored = store(rows, first, count); !stored)
                    return core::failure(stored.error());
            }
            first += count;
        }
        return first;
    }

    /// How many rows from @p first on make a block.
    static std::size_t blockAt(const PackedColumns& rows, std::size_t first)
    {
        const std::size_t most = std::min(kBlock, rows.times.size() - first);
        std::size_t count = 1;
        while (count < most &&
               (rows.times[first + count] - rows.times[first + count - 1]).count() <= kLongestPause)
            ++count;
        return count;
    }

    core::Result<void> store(const PackedColumns& rows, std::size_t first, std::size_t count)
    {
        const auto begin = std::ptrdiff_t(first);
        const auto end = std::ptrdiff_t(first + count);
        const PackedColumns part{{rows.times.begin() + begin, rows.times.begin() + end},
                                 {rows.prices.begin() + begin, rows.prices.begin() + end}};
        QSqlQuery query(m_database.connection());
        query.prepare(
            u"INSERT INTO packed (series_id, to_time, from_time, count, bytes) VALUES (?, ?, ?, ?, ?)"_s);
        query.addBindValue(m_series);
        query.addBindValue(qint64(core::toEpochMs(part.times.back())));
        query.addBindValue(qint64(core::toEpochMs(part.times.front())));
        query.addBindValue(qint64(count));
        query.addBindValue(packedBytes(part));
        if (!query.exec())
            return core::failure(toError(query.lastError(), u"writing to"_s, m_database.path()));
        m_packed += count;
        return {};
    }

    Database& m_database;
    const qint64 m_series;
    qint64 m_from = std::numeric_limits<qint64>::min();
    std::size_t m_seen = 0;
    std::size_t m_packed = 0;
    bool m_isDone = false;
};

struct Wanting {
    qint64 series = 0;
    std::size_t rows = 0;
};

/// The series with so many samples that have no copy, after wrong copies are gone.
core::Result<std::vector<Wanting>> seriesWanting(Database& database, std::size_t worth)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return core::failure(transaction.begun().error());
    PackedSamples packed(database);
    const auto ids = packed.allSeries();
    if (const auto dropped = packed.dropDisbelieved(); !dropped || !ids)
        return core::failure(dropped ? ids.error() : dropped.error());
    std::vector<Wanting> wanting;
    for (const qint64 series : *ids) {
        const auto rows = packed.countUnpacked(series);
        if (!rows)
            return core::failure(rows.error());
        if (*rows >= std::max<std::size_t>(1, worth))
            wanting.push_back({series, *rows});
    }
    return transaction.commit().map([&wanting] { return std::move(wanting); });
}

} // namespace

core::Result<std::size_t> packSamples(Database& database, const PackingProgress& progress, std::size_t worth)
{
    if (database.kind() != Database::Kind::Sqlite)
        return std::size_t(0); // a server reads long series by itself
    const auto wanting = seriesWanting(database, worth);
    if (!wanting)
        return core::failure(wanting.error());
    std::size_t total = 0;
    for (const Wanting& one : *wanting)
        total += one.rows;
    std::size_t done = 0;
    std::size_t packed = 0;
    for (const Wanting& one : *wanting) {
        Packing packing(database, one.series);
        while (!packing.isDone()) {
            if (progress && !progress(std::min(total, done + packing.seen()), total))
                return core::failure(core::ErrorKind::Cancelled, "stopped; what was packed stays");
            if (const auto further = packing.goOn(); !further)
                return core::failure(further.error());
            letOthersWrite(database);
        }
        done += packing.seen();
        packed += packing.packed();
    }
    return packed;
}

} // namespace cryptopulse::storage
