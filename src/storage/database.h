#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "files/seedconnection.h"

#include <QSqlDatabase>
#include <QString>
#include <memory>
#include <optional>

namespace cryptopulse::storage {

/// One SQLite connection to prices.db, in WAL mode with synchronous=FULL. Belongs to the thread that opened
/// it.
class Database final
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
    enum class Check { BySize, Whole };
    [[nodiscard]] static core::Result<std::unique_ptr<Database>>
    open(const QString& path, const core::Clock& clock, Check check = Check::BySize);

    /// Closes a database found damaged and renames its file (with its -wal and -shm) to
    /// "<name>.damaged-<UTC>" beside it, never onto another file. Answers the StorageDamaged error that says
    /// so, also when another program has done it already; Storage when it cannot be renamed.
    [[nodiscard]] static core::Error setAside(std::unique_ptr<Database> database, const QString& why);

    /// False when the file that is open is no longer the one at path(): it was set aside, replaced or
    /// deleted.
    [[nodiscard]] bool isInPlace() const;

    /// What was done on opening that its owner should know; empty: nothing. StorageForeign where another
    /// program's prices were taken in.
    [[nodiscard]] const std::optional<core::Error>& notice() const { return m_notice; }

    static constexpr qint64 kCheckedWhole = 16 << 20;      ///< bytes; some half a million samples, 50 ms
    static constexpr int kApplicationId = files::kOwnMark; ///< in the file's header: it is ours
    [[nodiscard]] static int newestVersion();              ///< of the schema, that this program knows

    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] QSqlDatabase connection() const;
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] const core::Clock& clock() const { return m_clock; }

    /// Runs one statement without a result.
    [[nodiscard]] core::Result<void> run(const QString& sql) const;
    /// Runs a statement that answers one value.
    [[nodiscard]] core::Result<QVariant> value(const QString& sql) const;

private:
    Database(QString path, const core::Clock& clock);
    [[nodiscard]] core::Result<void> connectTo(const QString& name, const QString& options);
    void disconnectFrom();
    [[nodiscard]] core::Result<void> inspect();
    [[nodiscard]] core::Result<void> inspectThrough(const QString& name, const QString& options);
    [[nodiscard]] core::Result<void> judge();
    [[nodiscard]] core::Result<void> replaceSeed();
    [[nodiscard]] core::Result<void> configure();
    [[nodiscard]] core::Result<void> checkWhole(Check check);
    [[nodiscard]] core::Result<void> upgrade();
    [[nodiscard]] core::Result<void> applyStep(int version, const QString& sql);

    QString m_path;
    const core::Clock& m_clock;
    QString m_connection;
    QByteArray m_identity; // of the file that is open
    bool m_isSeed = false; // the file that was inspected is of the Python system
    std::optional<core::Error> m_notice;
};

} // namespace cryptopulse::storage
