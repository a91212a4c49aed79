#pragma once

#include "core/result.h"
#include "core/series.h"
#include "storage/database.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

class QSqlQuery;

namespace cryptopulse::storage {

/// A stretch of a series of which there is a packed copy (see 0005_packed.sql). Times are in milliseconds.
struct PackedBlock {
    qint64 from = 0;
    qint64 to = 0; ///< inclusive
    qint64 count = 0;

    bool operator==(const PackedBlock&) const = default;
};

/// The times and prices of a block.
struct PackedColumns {
    std::vector<core::UtcTime> times;
    std::vector<core::Price> prices;
};

/// As it is stored. @p columns: ascending, each at most 2^32 - 1 ms after the one before.
[[nodiscard]] QByteArray packedBytes(const PackedColumns& columns);

/// The columns again; empty when they are not those of such a block: cut off, out of order, not prices.
[[nodiscard]] std::optional<PackedColumns> unpacked(const QByteArray& bytes, const PackedBlock& block);

/// Reads and counts long series through their packed copies, and by the row where there is none. What it
/// answers is always what the rows say: copies are believed only while the number of all rows agrees with
/// them, and one that does not hold what it should is passed over.
///
/// Lives in the thread of its Database, which must outlive it. Series are given by their id.
class PackedSamples
{
public:
    explicit PackedSamples(Database& database)
        : m_database(database)
    {
    }

    /// The blocks of a series that may be believed now, ascending. Reads the number of all rows (15 ms a
    /// million). Error: Storage….
    [[nodiscard]] core::Result<std::vector<PackedBlock>> believed(qint64 series);

    /// Number of samples of a series. Error: Storage….
    [[nodiscard]] core::Result<std::size_t> count(qint64 series);

    /// Of them, those without a packed copy.
    [[nodiscard]] core::Result<std::size_t> countUnpacked(qint64 series);

    struct Loaded {
        core::Series samples;
        std::size_t unpacked = 0; ///< of them, read by the row
    };
    /// All of a series as of one moment. Errors: Storage…, StorageDamaged for a row without a price.
    [[nodiscard]] core::Result<Loaded> load(qint64 series);

    /// The columns of one block; empty when it holds something else than it should, or is gone.
    [[nodiscard]] core::Result<std::optional<PackedColumns>> read(qint64 series, const PackedBlock& block);

    /// Drops the blocks that have a part in [from, to]: before samples are put between theirs.
    [[nodiscard]] core::Result<void> drop(qint64 series, qint64 from, qint64 to);

    /// Drops those of all series that may not be believed.
    [[nodiscard]] core::Result<void> dropDisbelieved();

    /// The ids of all series.
    [[nodiscard]] core::Result<std::vector<qint64>> allSeries();

private:
    [[nodiscard]] core::Result<std::vector<PackedBlock>> stored(qint64 series);
    [[nodiscard]] core::Result<qint64> rowsOutside(qint64 series, const std::vector<PackedBlock>& blocks);
    [[nodiscard]] core::Result<qint64> rowsWith(qint64 series, const std::vector<PackedBlock>& blocks);
    [[nodiscard]] core::Result<bool> allAgree();
    [[nodiscard]] core::Result<qint64> number(const QString& sql, std::initializer_list<qint64> values);
    [[nodiscard]] core::Result<Loaded> loadNow(qint64 series);
    [[nodiscard]] core::Result<void> addRows(Loaded& loaded, QSqlQuery& query, qint64 from, qint64 to) const;

    Database& m_database;
};

} // namespace cryptopulse::storage
