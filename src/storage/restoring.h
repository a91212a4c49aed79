#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QString>
#include <functional>

namespace cryptopulse::storage {

struct RestoreSummary {
    qint64 bytes = 0;
    qint64 samples = 0;
    qint64 forecasts = 0;
    QString kept; ///< where the database is that was there before; empty: there was none
};

/// Puts a backup into the place of the database at @p path. The backup is copied beside it and that copy
/// checked as a whole before anything is touched; the database that was there is kept under another name. May
/// be interrupted anywhere: what is at @p path is always the one or the other. @p goesOn is told the share
/// that is done and answers false to stop.
///
/// Errors: NotFound, StorageForeign, StorageNewer, StorageDamaged of the backup, which stays as it is;
/// StorageBusy (another program has the database, or the backup, open), StorageFull, Cancelled, Storage….
[[nodiscard]] core::Result<RestoreSummary>
restoreBackup(const QString& backup, const QString& path, const core::Clock& clock,
              const std::function<bool(double share)>& goesOn = {});

} // namespace cryptopulse::storage
