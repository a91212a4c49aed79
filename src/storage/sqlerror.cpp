#include "storage/sqlerror.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

// Primary result codes of SQLite; an extended code carries its primary one in the low byte.
constexpr int kPermission = 3;
constexpr int kBusy = 5;
constexpr int kLocked = 6;
constexpr int kReadOnly = 8;
constexpr int kInputOutput = 10;
constexpr int kCorrupt = 11;
constexpr int kFull = 13;
constexpr int kCannotOpen = 14;
constexpr int kNotADatabase = 26;

constexpr qint64 kNoRoom = 1 << 20; // bytes; below, SQLite cannot even grow the files beside the database

/// SQLite says "full" when a write to the database finds no room, but "input/output" when one to its -shm
/// does.
bool isDiskFull(const QString& path)
{
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    return disk.isValid() && disk.bytesAvailable() < kNoRoom;
}

ErrorKind kindOf(int code, const QString& path)
{
    switch (code & 0xff) {
    case kBusy:
    case kLocked:
        return ErrorKind::StorageBusy;
    case kPermission:
    case kReadOnly:
        return ErrorKind::StorageReadOnly;
    case kCorrupt:
    case kNotADatabase:
        return ErrorKind::StorageDamaged;
    case kFull:
        return ErrorKind::StorageFull;
    case kInputOutput:
    case kCannotOpen:
        return isDiskFull(path) ? ErrorKind::StorageFull : ErrorKind::Storage;
    default:
        return ErrorKind::Storage;
    }
}

QString remedy(ErrorKind kind)
{
    if (kind == ErrorKind::StorageBusy)
        return u"another program is writing to it; close it or try again"_s;
    if (kind == ErrorKind::StorageReadOnly)
        return u"it is read-only; make the file and its folder writable"_s;
    if (kind == ErrorKind::StorageDamaged)
        return u"it is damaged"_s;
    if (kind == ErrorKind::StorageFull)
        return u"the disk is full; make room and try again"_s;
    return u"check the file and its folder"_s;
}

} // namespace

core::Error toError(const QSqlError& error, const QString& doing, const QString& path)
{
    const ErrorKind kind = kindOf(error.nativeErrorCode().toInt(), path);
    const QString sentence = u"%1 %2 failed: %3 (%4)"_s.arg(doing, path, remedy(kind), error.databaseText());
    return {kind, sentence.toStdString(), std::nullopt};
}

} // namespace cryptopulse::storage
