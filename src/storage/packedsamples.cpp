#include "storage/packedsamples.h"

#include "storage/sqlerror.h"

#include <QSqlQuery>
#include <QVariant>
#include <QtEndian>
#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBegin = std::numeric_limits<qint64>::min();
constexpr qint64 kEnd = std::numeric_limits<qint64>::max();
constexpr qsizetype kTimeBytes = sizeof(quint32);
constexpr qsizetype kPriceBytes = sizeof(quint64);

core::Error errorOf(const QSqlQuery& query, const Database& database)
{
    return toError(query.lastError(), u"reading"_s, database.path());
}

/// Statements within it see the database as it was at its beginning. Nests in a transaction that is under
/// way: then that one's moment holds.
class Moment
{
public:
    explicit Moment(const Database& database)
        : m_database(database)
        , m_open(database.run(u"BEGIN"_s).has_value())
    {
    }
    ~Moment()
    {
        if (m_open)
            static_cast<void>(m_database.run(u"COMMIT"_s));
    }
    Moment(const Moment&) = delete;
    Moment& operator=(const Moment&) = delete;

private:
    const Database& m_database;
    bool m_open;
};

/// Calls @p visit with first and last millisecond of each stretch between the blocks, and before and after
/// them. Stops at the first failure.
template <typename Visit>
core::Result<void> betweenBlocks(const std::vector<PackedBlock>& blocks, const Visit& visit)
{
    qint64 from = kBegin;
    for (const PackedBlock& block : blocks) {
        if (const auto done = visit(from, block.from - 1, &block); !done)
            return done;
        from = block.to + 1;
    }
    return visit(from, kEnd, nullptr);
}

} // namespace

QByteArray packedBytes(const PackedColumns& columns)
{
    const auto count = qsizetype(columns.times.size());
    QByteArray bytes(count * (kTimeBytes + kPriceBytes), Qt::Uninitialized);
    char* time = bytes.data();
    char* price = bytes.data() + count * kTimeBytes;
    for (std::size_t i = 0; i < columns.times.size(); ++i, time += kTimeBytes, price += kPriceBytes) {
        const auto since = i == 0 ? 0 : (columns.times[i] - columns.times[i - 1]).count();
        qToLittleEndian(quint32(since), time);
        qToLittleEndian(std::bit_cast<quint64>(columns.prices[i].value()), price);
    }
    return bytes;
}

std::optional<PackedColumns> unpacked(const QByteArray& bytes, const PackedBlock& block)
{
    if (block.count < 1 || block.count > bytes.size() ||
        bytes.size() != block.count * (kTimeBytes + kPriceBytes))
        return std::nullopt;
    PackedColumns columns;
    columns.times.reserve(std::size_t(block.count));
    columns.prices.reserve(std::size_t(block.count));
    const char* time = bytes.data();
    const char* price = bytes.data() + block.count * kTimeBytes;
    qint64 at = block.from;
    for (qint64 i = 0; i < block.count; ++i, time += kTimeBytes, price += kPriceBytes) {
        const auto since = qFromLittleEndian<quint32>(time);
        const auto value = core::Price::from(std::bit_cast<double>(qFromLittleEndian<quint64>(price)));
        if (!value || (since == 0) != (i == 0))
            return std::nullopt;
        at += since;
        columns.times.push_back(core::fromEpochMs(at));
        columns.prices.push_back(*value);
    }
    return at == block.to ? std::optional(std::move(columns)) : std::nullopt;
}

core::Result<qint64> PackedSamples::number(const QString& sql, std::initializer_list<qint64> values)
{
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    query.prepare(sql);
    for (const qint64 value : values)
        query.addBindValue(value);
    if (!query.exec() || !query.next())
        return core::failure(errorOf(query, m_database));
    return query.value(0).toLongLong();
}

core::Result<std::vector<qint64>> PackedSamples::allSeries()
{
    QSqlQuery query(m_database.connection());
    std::vector<qint64> ids;
    query.exec(u"SELECT id FROM series"_s);
    while (query.next())
        ids.push_back(query.value(0).toLongLong());
    if (query.lastError().isValid())
        return core::failure(errorOf(query, m_database));
    return ids;
}

core::Result<std::vector<PackedBlock>> PackedSamples::stored(qint64 series)
{
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    std::vector<PackedBlock> blocks;
    query.exec(
        u"SELECT from_time, to_time, count FROM packed WHERE series_id = %1 ORDER BY to_time"_s.arg(series));
    while (query.next()) {
        const PackedBlock block{query.value(0).toLongLong(), query.value(1).toLongLong(),
                                query.value(2).toLongLong()};
        // Of two that overlap, one is not ours; nor is one that reaches to the end of all time.
        if ((blocks.empty() || blocks.back().to < block.from) && block.from > kBegin && block.to < kEnd)
            blocks.push_back(block);
    }
    if (query.lastError().isValid())
        return core::failure(errorOf(query, m_database));
    return blocks;
}

core::Result<qint64> PackedSamples::rowsOutside(qint64 series, const std::vector<PackedBlock>& blocks)
{
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    query.prepare(u"SELECT count(*) FROM samples WHERE series_id = ? AND time BETWEEN ? AND ?"_s);
    qint64 rows = 0;
    const auto counted =
        betweenBlocks(blocks, [&](qint64 from, qint64 to, const PackedBlock*) -> core::Result<void> {
            if (from > to)
                return {};
            query.bindValue(0, series);
            query.bindValue(1, from);
            query.bindValue(2, to);
            if (!query.exec() || !query.next())
                return core::failure(errorOf(query, m_database));
            rows += query.value(0).toLongLong();
            return {};
        });
    return counted.map([&rows] { return rows; });
}

/// Of a series: those that @p blocks hold, and those beside them.
core::Result<qint64> PackedSamples::rowsWith(qint64 series, const std::vector<PackedBlock>& blocks)
{
    return rowsOutside(series, blocks).map([&blocks](qint64 rows) {
        for (const PackedBlock& block : blocks)
            rows += block.count;
        return rows;
    });
}

/// Whether there are as many rows as the blocks and what lies between them account for. SQLite counts a whole
/// table ten times faster than a part of one.
core::Result<bool> PackedSamples::allAgree()
{
    const auto all = number(u"SELECT count(*) FROM samples"_s, {});
    const auto ids = allSeries();
    if (!all || !ids)
        return core::failure(all ? ids.error() : all.error());
    qint64 known = 0;
    for (const qint64 series : *ids) {
        const auto rows = stored(series).and_then(
            [&](const std::vector<PackedBlock>& blocks) { return rowsWith(series, blocks); });
        if (!rows)
            return core::failure(rows.error());
        known += *rows;
    }
    return known == *all;
}

core::Result<std::vector<PackedBlock>> PackedSamples::believed(qint64 series)
{
    auto blocks = stored(series);
    if (!blocks || blocks->empty())
        return blocks;
    const auto agree = allAgree();
    if (!agree)
        return core::failure(agree.error());
    if (*agree)
        return blocks;
    // Something was inserted by none of our programs. Where?
    std::vector<PackedBlock> sound;
    for (const PackedBlock& block : *blocks) {
        const auto rows =
            number(u"SELECT count(*) FROM samples WHERE series_id = ? AND time BETWEEN ? AND ?"_s,
                   {series, block.from, block.to});
        if (!rows)
            return core::failure(rows.error());
        if (*rows == block.count)
            sound.push_back(block);
    }
    return sound;
}

core::Result<std::size_t> PackedSamples::count(qint64 series)
{
    const Moment moment(m_database);
    return believed(series)
        .and_then([&](const std::vector<PackedBlock>& blocks) { return rowsWith(series, blocks); })
        .map([](qint64 rows) { return std::size_t(rows); });
}

core::Result<std::size_t> PackedSamples::countUnpacked(qint64 series)
{
    return stored(series)
        .and_then([&](const std::vector<PackedBlock>& blocks) { return rowsOutside(series, blocks); })
        .map([](qint64 rows) { return std::size_t(rows); });
}

core::Result<std::optional<PackedColumns>> PackedSamples::read(qint64 series, const PackedBlock& block)
{
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    if (!query.exec(
            u"SELECT bytes FROM packed WHERE series_id = %1 AND to_time = %2 AND from_time = %3"_s.arg(series)
                .arg(block.to)
                .arg(block.from)))
        return core::failure(errorOf(query, m_database));
    if (!query.next())
        return query.lastError().isValid()
                   ? core::Result<std::optional<PackedColumns>>(core::failure(errorOf(query, m_database)))
                   : std::optional<PackedColumns>();
    return unpacked(query.value(0).toByteArray(), block);
}

core::Result<PackedSamples::Loaded> PackedSamples::load(qint64 series)
{
    const Moment moment(m_database);
    return loadNow(series);
}

core::Result<PackedSamples::Loaded> PackedSamples::loadNow(qint64 series)
{
    const auto blocks = believed(series);
    if (!blocks)
        return core::failure(blocks.error());
    const auto outside = rowsOutside(series, *blocks);
    if (!outside)
        return core::failure(outside.error());
    auto expected = std::size_t(*outside);
    for (const PackedBlock& block : *blocks)
        expected += std::size_t(block.count);
    Loaded loaded;
    loaded.samples.reserve(expected +
                           expected / 8); // room for what comes, so that it need not be copied soon
    QSqlQuery query(m_database.connection());
    query.setForwardOnly(true);
    query.prepare(
        u"SELECT time, price FROM samples WHERE series_id = %1 AND time BETWEEN ? AND ? ORDER BY time"_s.arg(
            series));
    const auto rows = [&](qint64 from, qint64 to) { return addRows(loaded, query, from, to); };
    auto done =
        betweenBlocks(*blocks, [&](qint64 from, qint64 to, const PackedBlock* block) -> core::Result<void> {
            if (auto added = rows(from, to); !added || !block)
                return added;
            const auto columns = read(series, *block);
            if (!columns)
                return core::failure(columns.error());
            if (!*columns)
                return rows(block->from, block->to);
            for (std::size_t i = 0; i < (*columns)->times.size(); ++i)
                loaded.samples.add((*columns)->times[i], (*columns)->prices[i]);
            return {};
        });
    if (!done)
        return core::failure(done.error());
    return loaded;
}

core::Result<void> PackedSamples::addRows(Loaded& loaded, QSqlQuery& query, qint64 from, qint64 to) const
{
    if (from > to)
        return {};
    query.bindValue(0, from);
    query.bindValue(1, to);
    if (!query.exec())
        return core::failure(errorOf(query, m_database));
    while (query.next()) {
        const auto price = core::Price::from(query.value(1).toDouble());
        if (!price)
            return core::failure(core::ErrorKind::StorageDamaged, "a stored price is none");
        loaded.samples.add(core::fromEpochMs(query.value(0).toLongLong()), *price);
        ++loaded.unpacked;
    }
    if (query.lastError().isValid())
        return core::failure(errorOf(query, m_database));
    return {};
}

core::Result<void> PackedSamples::drop(qint64 series, qint64 from, qint64 to)
{
    QSqlQuery query(m_database.connection());
    query.prepare(u"DELETE FROM packed WHERE series_id = ? AND to_time >= ? AND from_time <= ?"_s);
    for (const qint64 value : {series, from, to})
        query.addBindValue(value);
    if (!query.exec())
        return core::failure(toError(query.lastError(), u"writing to"_s, m_database.path()));
    return {};
}

core::Result<void> PackedSamples::dropDisbelieved()
{
    const auto agree = allAgree();
    const auto ids = allSeries();
    if (!agree || !ids)
        return core::failure(agree ? ids.error() : agree.error());
    for (const qint64 series : *agree ? std::vector<qint64>() : *ids) {
        const auto sound = believed(series);
        const auto all = stored(series);
        if (!sound || !all)
            return core::failure(sound ? all.error() : sound.error());
        for (const PackedBlock& block : *all) {
            if (std::ranges::find(*sound, block) != sound->end())
                continue;
            if (auto dropped = drop(series, block.from, block.to); !dropped)
                return dropped;
        }
    }
    return {};
}

} // namespace cryptopulse::storage
