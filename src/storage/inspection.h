#pragma once

#include "core/gaps.h"
#include "core/result.h"
#include "core/sample.h"

#include <QString>
#include <QStringList>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace cryptopulse::storage {

/// What there is of one series, and what is wrong with it.
struct SeriesReport {
    core::SeriesKey key;
    qint64 rows = 0;
    std::optional<core::UtcTime> first;
    std::optional<core::UtcTime> last;
    core::Gaps gaps;           ///< of minutes; without the list
    qint64 badPrices = 0;      ///< not a number, or none that a price can be
    qint64 badTimes = 0;       ///< not a whole number, or not after the one before
    qint64 future = 0;         ///< later than now and a few minutes
    qint64 packed = 0;         ///< samples with a packed copy
    qint64 wrongCopies = 0;    ///< blocks that do not hold what the rows say
    qint64 stretchesAsked = 0; ///< for which the source's history was asked
    qint64 wrongStretches = 0; ///< of them, those that overlap another
    qint64 forecasts = 0;
    qint64 pending = 0; ///< of them, those whose outcome is not known yet

    [[nodiscard]] bool isWhole() const
    {
        return badPrices + badTimes + future + wrongCopies + wrongStretches == 0;
    }
};

/// What there is in a database file, and what is wrong with it.
struct DatabaseReport {
    int version = 0;       ///< of the schema
    int newestVersion = 0; ///< that this program knows
    qint64 bytes = 0;      ///< of the file
    qint64 logBytes = 0;   ///< of the -wal beside it
    qint64 freeBytes = 0;  ///< in the file, to be used again
    QStringList faults;    ///< SQLite's own words; the first ones
    qint64 strays = 0;     ///< rows that refer to a series that there is not
    std::vector<SeriesReport> series;

    [[nodiscard]] bool isWhole() const;
};

struct InspectionOptions {
    bool thorough = false; ///< PRAGMA integrity_check instead of quick_check: also every index and constraint
    /// Told what is looked at and, of a series, the share of all rows that is done (else empty); false stops.
    std::function<bool(const QString& what, std::optional<double> share)> goesOn;
};

/// Looks at a database file, and changes nothing; other programs may go on writing to it. What is wrong with
/// it is in the report. Errors, when there is nothing to report on: NotFound, StorageForeign, StorageNewer,
/// StorageDamaged (not even its header can be read), StorageBusy, Storage…, Cancelled.
[[nodiscard]] core::Result<DatabaseReport> inspect(const QString& path, core::UtcTime now,
                                                   const InspectionOptions& options = {});

} // namespace cryptopulse::storage
