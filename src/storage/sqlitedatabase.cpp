#include "storage/sqlitedatabase.h"

#include "files/seedconnection.h"
#include "storage/schemasteps.h"
#include "storage/setaside.h"
#include "storage/sqlerror.h"
#include "storage/takeover.h"
#include "storage/transaction.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QUrl>
#include <QVariant>
#include <utility>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

// Longer than the commit of a large import takes, so that a price that comes in meanwhile waits for it.
constexpr auto kBusyTimeout = "QSQLITE_BUSY_TIMEOUT=5000"_L1;

const QString kSchema = u"sqlite"_s; // its folder

core::Error told(ErrorKind kind, const QString& sentence)
{
    return {kind, sentence.toStdString(), std::nullopt};
}

tl::unexpected<core::Error> fail(ErrorKind kind, const QString& sentence)
{
    return core::failure(told(kind, sentence));
}

/// Makes the folder of the database, and sees that files can be made in it: SQLite needs two more beside its
/// own.
core::Result<void> lookAtFolder(const QString& folder)
{
    QString existing = folder;
    while (!QFileInfo::exists(existing) && !QFileInfo(existing).isRoot())
        existing = QFileInfo(existing).absolutePath();
    const QFileInfo info(existing);
    if (!info.isDir())
        return fail(ErrorKind::Storage,
                    u"%1 is a file, not a folder; choose another folder with --home"_s.arg(existing));
    if (!info.isWritable())
        return fail(
            ErrorKind::StorageReadOnly,
            u"the folder %1 is read-only; make it writable or choose another with --home"_s.arg(existing));
    if (!QDir().mkpath(folder))
        return fail(ErrorKind::Storage,
                    u"the folder %1 cannot be made; choose another with --home"_s.arg(folder));
    return {};
}

/// What can be said before SQLite looks at the file. A missing or empty file is a database that is still to
/// be made. It is not opened here: closing it again would drop the locks that another connection of this
/// process holds on it (sqlite.org/howtocorrupt.html, 2.2).
core::Result<void> lookAt(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return fail(ErrorKind::Storage, u"%1 is a folder; the database must be a file"_s.arg(path));
    if (const auto folder = lookAtFolder(info.absolutePath()); !folder)
        return folder;
    if (!info.exists())
        return {};
    // SQLite would open such a file for reading only, without a word, and fail at the first price to be
    // stored.
    if (!info.isWritable())
        return fail(ErrorKind::StorageReadOnly,
                    u"%1 is read-only; make it writable or choose another folder with --home"_s.arg(path));
    if (!info.isReadable())
        return fail(ErrorKind::StorageReadOnly, u"%1 cannot be read; change its permissions"_s.arg(path));
    return {};
}

} // namespace

int SqliteDatabase::newestVersion()
{
    return int(schemaSteps(kSchema).size());
}

core::Result<std::unique_ptr<Database>> SqliteDatabase::open(const QString& path, const core::Clock& clock,
                                                             Check check)
{
    if (const auto looked = lookAt(path); !looked)
        return core::failure(looked.error());
    const Opening opening(path);
    if (opening.isBusy())
        return fail(ErrorKind::StorageBusy, u"another program is opening %1; try again"_s.arg(path));
    finishTakeOver(path);
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(path, clock));
    const auto opened = database->inspect()
                            .and_then([&] { return database->replaceSeed(); })
                            .and_then([&] { return database->connectTo(path, kBusyTimeout); })
                            .and_then([&] { return database->checkWhole(check); })
                            .and_then([&] { return database->configure(); })
                            .and_then([&] { return database->upgrade(); });
    if (opened) {
        database->m_identity = identityOf(path);
        return database;
    }
    if (opened.error().kind != ErrorKind::StorageDamaged)
        return core::failure(opened.error());
    database->disconnectFrom(); // closes the file before it is renamed
    return core::failure(renameAside(path, clock, QString::fromStdString(opened.error().detail)));
}

core::Error SqliteDatabase::setAside(std::unique_ptr<SqliteDatabase> database, const QString& why)
{
    const Opening opening(database->path());
    if (opening.isBusy())
        return told(ErrorKind::StorageBusy,
                    u"another program is opening %1; try again"_s.arg(database->path()));
    const bool inPlace = database->isInPlace();
    database->disconnectFrom();
    if (!inPlace)
        return told(ErrorKind::StorageDamaged,
                    u"the database was damaged (%1); another program has set it aside"_s.arg(why));
    return renameAside(database->path(), database->clock(), why);
}

bool SqliteDatabase::isInPlace() const
{
    return identityOf(path()) == m_identity;
}

core::Result<void> SqliteDatabase::begin()
{
    return run(u"BEGIN IMMEDIATE"_s);
}

bool SqliteDatabase::changedElsewhere()
{
    const auto version = value(u"PRAGMA data_version"_s);
    if (!version)
        return false; // the next read or write will say what is wrong
    return std::exchange(m_dataVersion, version->toLongLong()) != version->toLongLong();
}

core::Error SqliteDatabase::errorOf(const QSqlError& error, const QString& doing) const
{
    return toError(error, doing, path());
}

core::Result<void> SqliteDatabase::connectTo(const QString& name, const QString& options)
{
    auto database = addConnection(u"QSQLITE"_s);
    if (!database)
        return core::failure(database.error());
    database->setDatabaseName(name);
    database->setConnectOptions(options);
    if (!database->open())
        return core::failure(toError(database->lastError(), u"opening"_s, path()));
    return {};
}

/// Whose is it, and which version? Looked at through a read-only connection, which leaves no trace in the
/// file, nor beside it.
core::Result<void> SqliteDatabase::inspect()
{
    if (const QFileInfo info(path()); !info.exists() || info.size() == 0)
        return {};
    // With neither beside it nobody has it open, and it is whole by itself. Read as any other, it would be
    // given a -wal and a -shm, which a reader cannot take away again.
    if (!QFile::exists(path() + u"-wal"_s) && !QFile::exists(path() + u"-journal"_s))
        return inspectThrough(QUrl::fromLocalFile(path()).toString(QUrl::FullyEncoded) + u"?immutable=1"_s,
                              u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s);
    auto found = inspectThrough(path(), u"QSQLITE_OPEN_READONLY;"_s + kBusyTimeout);
    // The file can be written, as lookAt() saw: it was left in the middle of a write, and cannot be read
    // before SQLite has brought it back to its last whole state, as it does for whoever opens it next.
    if (!found && found.error().kind == ErrorKind::StorageReadOnly)
        found = inspectThrough(path(), kBusyTimeout);
    return found;
}

core::Result<void> SqliteDatabase::inspectThrough(const QString& name, const QString& options)
{
    const auto verdict = connectTo(name, options).and_then([this] { return judge(); });
    disconnectFrom();
    return verdict;
}

core::Result<void> SqliteDatabase::judge()
{
    const auto tables = value(u"SELECT group_concat(name) FROM sqlite_master WHERE type = 'table'"_s);
    if (!tables)
        return core::failure(tables.error());
    const auto application = value(u"PRAGMA application_id"_s);
    if (!application)
        return core::failure(application.error());
    const QStringList names = tables->toString().split(u',', Qt::SkipEmptyParts);
    const bool untouched = application->toInt() == 0 && names.isEmpty(); // ours, before its first step
    if (application->toInt() != kApplicationId && !untouched) {
        m_isSeed = files::isSeed(connection());
        if (m_isSeed)
            return {};
        return fail(ErrorKind::StorageForeign,
                    u"%1 is a database of another program; choose another folder with --home"_s.arg(path()));
    }
    const auto version = value(u"PRAGMA user_version"_s);
    if (!version)
        return core::failure(version.error());
    if (version->toInt() < 0)
        return fail(ErrorKind::StorageDamaged, u"its version is %1"_s.arg(version->toInt()));
    if (version->toInt() > schemaSteps(kSchema).size())
        return fail(ErrorKind::StorageNewer,
                    u"%1 was made by a newer version of CryptoPulse; install that version"_s.arg(path()));
    return {};
}

core::Result<void> SqliteDatabase::replaceSeed()
{
    if (!m_isSeed)
        return {};
    const auto done = takeOverSeed(path(), clock());
    if (!done)
        return core::failure(done.error());
    m_notice = told(ErrorKind::StorageForeign, *done);
    return {};
}

core::Result<void> SqliteDatabase::configure()
{
    const auto mode = value(u"PRAGMA journal_mode = WAL"_s);
    if (!mode)
        return core::failure(mode.error());
    if (mode->toString() != u"wal") // the answer is the mode that holds, which on a network drive is another
        return fail(ErrorKind::Storage,
                    u"%1 cannot be kept on this kind of drive; choose a local folder with "
                    "--home"_s.arg(path()));
    return run(u"PRAGMA synchronous = FULL"_s).and_then([this] {
        return run(u"PRAGMA foreign_keys = ON"_s);
    });
}

core::Result<void> SqliteDatabase::checkWhole(Check check)
{
    if (check == Check::BySize && QFileInfo(path()).size() > kCheckedWhole)
        return {};
    const auto verdict = value(u"PRAGMA quick_check(1)"_s);
    if (!verdict)
        return core::failure(verdict.error());
    if (verdict->toString() != u"ok")
        return fail(ErrorKind::StorageDamaged, verdict->toString());
    return {};
}

core::Result<void> SqliteDatabase::upgrade()
{
    const auto current = value(u"PRAGMA user_version"_s);
    if (!current)
        return core::failure(current.error());
    const QStringList steps = schemaSteps(kSchema);
    for (int version = current->toInt() + 1; version <= steps.size(); ++version) {
        if (const auto applied = applyStep(version, steps[version - 1]); !applied)
            return applied;
    }
    return {};
}

core::Result<void> SqliteDatabase::applyStep(int version, const QString& step)
{
    Transaction transaction(*this);
    if (!transaction.begun())
        return transaction.begun();
    // Another program may have made the step while this one waited for the lock.
    const auto now = value(u"PRAGMA user_version"_s);
    if (!now)
        return core::failure(now.error());
    if (now->toInt() >= version)
        return {};
    const auto statements = statementsOf(kSchema, step);
    if (!statements)
        return core::failure(statements.error());
    for (const QString& statement : *statements) {
        if (const auto done = run(statement); !done)
            return done;
    }
    for (const QString& pragma :
         {u"PRAGMA application_id = %1"_s.arg(kApplicationId), u"PRAGMA user_version = %1"_s.arg(version)}) {
        if (const auto done = run(pragma); !done)
            return done;
    }
    return transaction.commit();
}

} // namespace cryptopulse::storage
