#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QSqlDatabase>
#include <QString>
#include <memory>

namespace cryptopulse::storage {

/// One SQLite connection to prices.db, in WAL mode with synchronous=FULL. Belongs to the thread that opened it.
class Database final
{
public:
    /// Opens the file, making it and its folder when they are missing; checks that it is ours and whole, and brings
    /// the schema up to date step by step, each step in a transaction.
    ///
    /// Errors, with the file untouched: StorageNewer, StorageForeign (a database that is not ours), StorageReadOnly,
    /// StorageFull, StorageBusy, Storage. A damaged file is renamed (with its -wal and -shm) to "<name>.damaged-<UTC>"
    /// beside it and never overwritten: StorageDamaged, whose detail names the kept file; opening again starts afresh.
    [[nodiscard]] static core::Result<std::unique_ptr<Database>> open(const QString& path, const core::Clock& clock);

    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] QSqlDatabase connection() const;
    [[nodiscard]] QString path() const;

private:
    Database() = default;
};

} // namespace cryptopulse::storage
