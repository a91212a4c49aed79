#include "storage/restoring.h"

#include "storage/closedfile.h"
#include "storage/setaside.h"
#include "storage/sqlerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QStorageInfo>
#include <atomic>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr qint64 kPiece = 1 << 20; // bytes, between two looks at whether to stop

tl::unexpected<core::Error> fail(ErrorKind kind, const QString& sentence)
{
    return core::failure(kind, sentence.toStdString());
}

core::Result<void> copy(const QString& from, const QString& to,
                        const std::function<bool(double share)>& goesOn)
{
    QFile in(from);
    QFile out(to);
    if (!in.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, u"%1 cannot be read: %2"_s.arg(from, in.errorString()));
    if (!out.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return fail(ErrorKind::Storage, u"%1 cannot be written: %2"_s.arg(to, out.errorString()));
    while (!in.atEnd()) {
        const QByteArray piece = in.read(kPiece);
        if (piece.isEmpty())
            return fail(ErrorKind::Storage, u"%1 cannot be read: %2"_s.arg(from, in.errorString()));
        if (out.write(piece) != piece.size()) {
            const bool full = QStorageInfo(QFileInfo(to).absolutePath()).bytesAvailable() < 2 * kPiece;
            return fail(full ? ErrorKind::StorageFull : ErrorKind::Storage,
                        u"%1 cannot be written: %2"_s.arg(to, full ? u"the disk is full; make room"_s
                                                                   : out.errorString()));
        }
        if (goesOn && !goesOn(double(in.pos()) / double(in.size())))
            return core::failure(ErrorKind::Cancelled, "stopped; nothing was changed");
    }
    out.close();
    return sync(to);
}

core::Result<RestoreSummary> lookAt(const QString& path)
{
    const auto reading = Reading::open(path, Reading::As::Closed);
    if (!reading)
        return core::failure(reading.error());
    const auto faults = (*reading)->faults(false);
    if (!faults)
        return core::failure(faults.error());
    if (!faults->isEmpty())
        return fail(ErrorKind::StorageDamaged, u"it is damaged: "_s + faults->first());
    const auto samples = (*reading)->value(u"SELECT count(*) FROM samples"_s);
    if (!samples)
        return core::failure(samples.error());
    RestoreSummary summary{QFileInfo(path).size(), samples->toLongLong(), 0, {}};
    if (const auto forecasts = (*reading)->value(u"SELECT count(*) FROM forecasts"_s))
        summary.forecasts = forecasts->toLongLong(); // a first version had none
    return summary;
}

/// Leaving WAL needs the database for oneself, and takes what is in the -wal into the file: SQLite says
/// whether anyone else has it open. A file that SQLite cannot read at all nobody works with.
core::Result<void> closeForAll(const QString& path)
{
    static std::atomic<int> count{0};
    const QString name = u"cryptopulse-closing-%1"_s.arg(++count);
    core::Result<void> closed;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=1000"_s);
        QSqlQuery query(database.open() ? database : QSqlDatabase());
        if (!query.exec(u"PRAGMA journal_mode = DELETE"_s)) {
            const core::Error error = toError(query.lastError(), u"closing"_s, path);
            if (error.kind != ErrorKind::StorageDamaged)
                closed = error.kind == ErrorKind::StorageBusy
                             ? fail(ErrorKind::StorageBusy,
                                    u"another program has %1 open; end it first"_s.arg(path))
                             : core::failure(error);
        }
        query.finish();
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
    return closed;
}

/// Between the two names the new file is called "<name>.new", which the next opening of the database puts
/// into its place (finishTakeOver()).
core::Result<QString> exchange(const QString& copied, const QString& path, const core::Clock& clock)
{
    const Opening opening(path);
    if (opening.isBusy())
        return fail(ErrorKind::StorageBusy, u"another program is opening %1; try again"_s.arg(path));
    QString kept;
    const QString ready = path + u".new"_s;
    if (QFile::exists(path)) {
        if (const auto closed = closeForAll(path); !closed)
            return core::failure(closed.error());
        removeDatabaseFile(ready);
        if (const auto placed = putInPlace(copied, ready, true); !placed)
            return core::failure(placed.error());
        const auto aside = moveAside(path, u"before-restore"_s, clock);
        if (!aside) {
            removeDatabaseFile(ready);
            return fail(ErrorKind::Storage, u"%1 cannot be renamed"_s.arg(path));
        }
        kept = *aside;
    }
    const auto placed = putInPlace(kept.isEmpty() ? copied : ready, path, false);
    return placed.map([&kept] { return kept; });
}

} // namespace

core::Result<RestoreSummary> restoreBackup(const QString& backup, const QString& path,
                                           const core::Clock& clock,
                                           const std::function<bool(double share)>& goesOn)
{
    if (QFileInfo(backup).canonicalFilePath() == QFileInfo(path).canonicalFilePath() &&
        QFileInfo::exists(backup))
        return fail(ErrorKind::InvalidArgument, u"%1 is the database itself"_s.arg(backup));
    // Before anything is copied: is it ours, and does nobody write to it?
    if (const auto ours = Reading::open(backup, Reading::As::Closed); !ours)
        return core::failure(ours.error());
    if (QFile::exists(path)) {
        if (const auto closed = closeForAll(path); !closed)
            return core::failure(closed.error());
    }
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return fail(ErrorKind::Storage,
                    u"the folder %1 cannot be made"_s.arg(QFileInfo(path).absolutePath()));
    const QString copied = path + u".restoring"_s;
    removeDatabaseFile(copied); // of one that was interrupted
    auto restored = copy(backup, copied, goesOn).and_then([&] { return lookAt(copied); });
    if (!restored && restored.error().kind == ErrorKind::StorageDamaged)
        restored = fail(ErrorKind::StorageDamaged,
                        backup + u" was not restored: "_s + QString::fromStdString(restored.error().detail));
    if (restored) {
        if (auto kept = exchange(copied, path, clock))
            restored->kept = *kept;
        else
            restored = core::failure(kept.error());
    }
    if (!restored)
        removeDatabaseFile(copied);
    return restored;
}

} // namespace cryptopulse::storage
