#pragma once

#include "core/result.h"
#include "storage/database.h"

#include <QString>
#include <functional>

namespace cryptopulse::storage {

/// What a backup holds.
struct BackupSummary {
    qint64 bytes = 0;
    qint64 samples = 0;
    qint64 forecasts = 0;
};

/// Where a backup grows until it is whole.
[[nodiscard]] QString partOf(const QString& target);

/// About how many bytes a backup will have. Error: Storage….
[[nodiscard]] core::Result<qint64> backupSize(const Database& database);

/// Copies all of the database, as of one moment, into one file: prices, forecasts, what was asked for. Others
/// may go on reading and writing. The copy grows under partOf(), is checked as a whole, and only then gets
/// its name: whoever is interrupted leaves no half backup. Blocks for as long as it takes.
///
/// Errors: InvalidArgument (@p target exists, and not @p overwrite), StorageBusy (another backup to it is
/// under way), StorageFull, StorageDamaged (the copy is not whole: then neither is the database), Storage….
/// @p goesOn is asked when the copy is written and when it is checked; false stops: Cancelled.
[[nodiscard]] core::Result<BackupSummary> writeBackup(const Database& database, const QString& target,
                                                      bool overwrite,
                                                      const std::function<bool()>& goesOn = {});

} // namespace cryptopulse::storage
