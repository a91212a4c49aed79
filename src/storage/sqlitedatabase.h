#pragma once

#include "files/seedconnection.h"
#include "storage/database.h"

#include <QByteArray>

namespace cryptopulse::storage {

/// One SQLite connection to prices.db, in WAL mode with synchronous=FULL.
class SqliteDatabase final : public Database
{
public:
    /// Opens the file, making it and its folder when they are missing; checks that it is ours and whole, and
    /// brings the schema up to date step by step, each step in a transaction.
    ///
    /// Up to kCheckedWhole, or with Check::Whole, the whole file is checked (PRAGMA quick_check); above, only
    /// its header and schema here, and the rest when it is read. Programs that open at the same time wait for
    /// each other, so that none judges what another is setting aside.
    ///
    /// A file of the Python system that CryptoPulse replaces is kept beside it under another name, and its
    /// prices are taken in (see takeover.h); notice() says so.
    ///
    /// Errors, with the file untouched: StorageNewer, StorageForeign (a database that is not ours),
    /// StorageReadOnly, StorageFull, StorageBusy, Storage. A damaged file is set aside (see there):
    /// StorageDamaged, whose detail names the kept file; opening again starts afresh.
    [[nodiscard]] static core::Result<std::unique_ptr<Database>>
    open(const QString& path, const core::Clock& clock, Check check = Check::BySize);

    /// Closes a database found damaged and renames its file (with its -wal and -shm) to
    /// "<name>.damaged-<UTC>" beside it, never onto another file. Answers the StorageDamaged error that says
    /// so, also when another program has done it already; Storage when it cannot be renamed.
    [[nodiscard]] static core::Error setAside(std::unique_ptr<SqliteDatabase> database, const QString& why);

    static constexpr qint64 kCheckedWhole = 16 << 20;      ///< bytes; some half a million samples, 50 ms
    [[nodiscard]] static int newestVersion();              ///< of the schema, that this program knows
    static constexpr int kApplicationId = files::kOwnMark; ///< in the file's header: it is ours

    [[nodiscard]] Kind kind() const override { return Kind::Sqlite; }
    [[nodiscard]] bool isInPlace() const override;
    [[nodiscard]] core::Result<void> begin() override;
    [[nodiscard]] bool changedElsewhere() override;
    [[nodiscard]] core::Error errorOf(const QSqlError& error, const QString& doing) const override;

private:
    SqliteDatabase(const QString& path, const core::Clock& clock)
        : Database(path, clock)
    {
    }
    [[nodiscard]] core::Result<void> connectTo(const QString& name, const QString& options);
    [[nodiscard]] core::Result<void> inspect();
    [[nodiscard]] core::Result<void> inspectThrough(const QString& name, const QString& options);
    [[nodiscard]] core::Result<void> judge();
    [[nodiscard]] core::Result<void> replaceSeed();
    [[nodiscard]] core::Result<void> configure();
    [[nodiscard]] core::Result<void> checkWhole(Check check);
    [[nodiscard]] core::Result<void> upgrade();
    [[nodiscard]] core::Result<void> applyStep(int version, const QString& sql);

    QByteArray m_identity; // of the file that is open
    bool m_isSeed = false; // the file that was inspected is of the Python system
    qint64 m_dataVersion = 0;
};

} // namespace cryptopulse::storage
