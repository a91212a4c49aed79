#pragma once

#include "core/result.h"
#include "core/sample.h"
#include "core/series.h"
#include "storage/database.h"

#include <QSqlQuery>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace cryptopulse::storage {

/// What became of a sample that was handed in.
enum class Stored {
    New,     ///< a new observation
    Repeat,  ///< time and price are stored already
    Conflict ///< another price is stored at that time; the stored one stays
};

/// The samples of all series in one database. Lives in the thread of its Database.
class SampleStore
{
public:
    /// Keeps a reference: @p database must outlive this object.
    explicit SampleStore(Database& database);

    /// One sample, committed when this returns. A connection to a server that was lost is made again, once,
    /// and the sample handed in again; when that fails too, it may be stored or not, and handing it in later
    /// is safe.
    core::Result<Stored> add(const core::SeriesKey& series, const core::Sample& sample);

    struct Added {
        std::size_t added = 0;
        std::size_t repeats = 0;
        std::size_t conflicts = 0;
    };
    /// Told how many are done, now and then; false stops.
    using Progress = std::function<bool(std::size_t done)>;
    /// Many samples in one transaction: all, or none on error or stop (Cancelled).
    core::Result<Added> addAll(const core::SeriesKey& series, std::span<const core::Sample> samples,
                               const Progress& progress = {});

    /// The newest @p count samples, oldest first.
    core::Result<std::vector<core::Sample>> newest(const core::SeriesKey& series, std::size_t count);

    /// Samples with from <= time < to, oldest first, at most @p limit.
    core::Result<std::vector<core::Sample>> range(const core::SeriesKey& series, core::UtcTime from,
                                                  core::UtcTime to, std::size_t limit);

    core::Result<std::size_t> count(const core::SeriesKey& series);

    /// All times and prices of a series, in columns, for keeping in memory.
    core::Result<core::Series> load(const core::SeriesKey& series);

    /// Of the samples of the last load(), those that had no packed copy (see packing.h).
    [[nodiscard]] std::size_t unpackedOnLoad() const { return m_unpacked; }

    /// The samples later than @p time, oldest first: what another program has added since.
    core::Result<std::vector<core::Sample>> loadAfter(const core::SeriesKey& series, core::UtcTime time);

    /// True when another connection has changed the database, or the series that is watched, since the last
    /// call (or since this store was made).
    [[nodiscard]] bool changedElsewhere() { return m_database.changedElsewhere(); }

private:
    static bool execFor(QSqlQuery& query, const QString& sql, const core::SeriesKey& series);
    core::Result<std::optional<qint64>> findSeries(const core::SeriesKey& series); // reading writes nothing
    core::Result<qint64> makeSeries(const core::SeriesKey& series);
    core::Result<std::vector<core::Sample>> select(const core::SeriesKey& series, const QString& sql,
                                                   std::initializer_list<qint64> values);
    core::Result<void> prepare();
    [[nodiscard]] bool isPacked() const; // files have packed copies of long series, servers do not
    core::Result<void> dropPacked(qint64 series, core::UtcTime from, core::UtcTime to);
    core::Result<core::Series> loadRows(qint64 series);
    core::Result<Stored> addOnce(const core::SeriesKey& series, const core::Sample& sample);
    core::Result<Stored> insert(qint64 series, const core::Sample& sample);
    core::Result<Stored> compare(qint64 series, const core::Sample& sample);
    core::Result<void> prepareRows(qint64 series, core::UtcTime received);
    [[nodiscard]] std::size_t rowsAtOnce() const;
    core::Result<void> insertRows(qint64 series, std::span<const core::Sample> samples, Added& added);
    core::Result<void> insertArrays(qint64 series, std::span<const core::Sample> samples, Added& added);
    core::Result<std::vector<core::Sample>> read(QSqlQuery& query);
    [[nodiscard]] core::Error errorOf(const QSqlQuery& query, const char* doing) const;

    Database& m_database;
    int m_preparedOn = 0; // which connection
    QSqlQuery m_insert;   // prepared once: this is what runs a million times
    QSqlQuery m_stored;
    QSqlQuery m_rows;            // many at once
    qint64 m_storedReceived = 0; // of the row that compare() found
    std::pair<qint64, core::UtcTime> m_rowsFor{-1, {}};
    std::map<core::SeriesKey, qint64> m_ids;
    std::size_t m_unpacked = 0;
};

} // namespace cryptopulse::storage
