#include "storage/backup.h"

#include "storage/closedfile.h"
#include "storage/sqlerror.h"

#include <QFileInfo>
#include <QLockFile>
#include <QSqlQuery>
#include <QVariant>
#include <algorithm>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

const QString kCountSamples = u"SELECT count(*) FROM samples"_s;
const QString kCountForecasts = u"SELECT count(*) FROM forecasts"_s;

struct Rows {
    qint64 samples = 0;
    qint64 forecasts = 0;
};

template <typename Connection>
core::Result<Rows> rowsOf(const Connection& database)
{
    const auto samples = database.value(kCountSamples);
    const auto forecasts = database.value(kCountForecasts);
    if (!samples || !forecasts)
        return core::failure(samples ? forecasts.error() : samples.error());
    return Rows{samples->toLongLong(), forecasts->toLongLong()};
}

bool isBetween(qint64 value, qint64 one, qint64 other)
{
    return value >= std::min(one, other) && value <= std::max(one, other);
}

/// Or one of the files that SQLite keeps beside it.
bool isDatabaseItself(const Database& database, const QFileInfo& target)
{
    const auto sides = {QString(), u"-wal"_s, u"-shm"_s, u"-journal"_s};
    return std::ranges::any_of(sides, [&](const QString& side) {
        const QFileInfo own(database.path() + side);
        return own.absoluteFilePath() == target.absoluteFilePath() ||
               (target.exists() && own.canonicalFilePath() == target.canonicalFilePath());
    });
}

core::Result<void> copyInto(const Database& database, const QString& part)
{
    QSqlQuery query(database.connection());
    query.prepare(u"VACUUM INTO ?"_s);
    query.addBindValue(part);
    if (!query.exec())
        return core::failure(toError(query.lastError(), u"copying the database to"_s, part));
    return sync(part);
}

/// The rows of a copy that is whole.
core::Result<Rows> rowsOfWhole(const QString& part)
{
    const auto copy = Reading::open(part, Reading::As::Closed);
    if (!copy)
        return core::failure(copy.error());
    const auto faults = (*copy)->faults(false);
    if (!faults)
        return core::failure(faults.error());
    if (!faults->isEmpty())
        return core::failure(ErrorKind::StorageDamaged,
                             (u"the copy is damaged: "_s + faults->first()).toStdString());
    return rowsOf(**copy);
}

core::Error cancelled()
{
    return {ErrorKind::Cancelled, "the backup was stopped, and what there was of it removed", std::nullopt};
}

core::Result<BackupSummary> writePart(const Database& database, const QString& part,
                                      const std::function<bool()>& goesOn)
{
    const auto before = rowsOf(database);
    if (!before)
        return core::failure(before.error());
    if (const auto copied = copyInto(database, part); !copied)
        return core::failure(copied.error());
    if (goesOn && !goesOn())
        return core::failure(cancelled());
    const auto after = rowsOf(database);
    const auto rows = rowsOfWhole(part);
    if (!after || !rows)
        return core::failure(after ? rows.error() : after.error());
    if (goesOn && !goesOn())
        return core::failure(cancelled());
    if (!isBetween(rows->samples, before->samples, after->samples) ||
        !isBetween(rows->forecasts, before->forecasts, after->forecasts))
        return core::failure(ErrorKind::StorageDamaged, "the copy has not as many rows as the database");
    return BackupSummary{QFileInfo(part).size(), rows->samples, rows->forecasts};
}

} // namespace

QString partOf(const QString& target)
{
    return target + u".part"_s;
}

core::Result<qint64> backupSize(const Database& database)
{
    return database
        .value(u"SELECT (page_count - freelist_count) * page_size "
               "FROM pragma_page_count, pragma_freelist_count, pragma_page_size"_s)
        .map([](const QVariant& bytes) { return bytes.toLongLong(); });
}

core::Result<BackupSummary> writeBackup(const Database& database, const QString& target, bool overwrite,
                                        const std::function<bool()>& goesOn)
{
    const QFileInfo info(target);
    if (isDatabaseItself(database, info))
        return core::failure(ErrorKind::InvalidArgument,
                             "the backup cannot take the place of the database itself");
    if (info.exists() && (!info.isFile() || !overwrite))
        return core::failure(
            ErrorKind::InvalidArgument,
            (u"%1 exists already; choose another name, or replace it with --force"_s.arg(target))
                .toStdString());
    if (!QFileInfo(info.absolutePath()).isDir())
        return core::failure(ErrorKind::InvalidArgument,
                             (u"there is no folder %1"_s.arg(info.absolutePath())).toStdString());
    QLockFile lock(partOf(target) + u"-lock"_s);
    lock.setStaleLockTime(0); // however long it takes; that of a program that has ended does not count
    if (!lock.tryLock(0) && lock.error() == QLockFile::LockFailedError)
        return core::failure(ErrorKind::StorageBusy,
                             (u"another backup to %1 is under way"_s.arg(target)).toStdString());
    const QString part = partOf(target);
    removeDatabaseFile(part); // of one that was interrupted
    auto written = writePart(database, part, goesOn);
    if (written) {
        if (const auto placed = putInPlace(part, target, overwrite); !placed)
            written = core::failure(placed.error());
    }
    if (!written)
        removeDatabaseFile(part);
    return written;
}

} // namespace cryptopulse::storage
