#include "storage/closedfile.h"
#include "storage/sqlitedatabase.h"

#include "storage/database.h"
#include "storage/sqlerror.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QUrl>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr auto kBusyTimeout = "QSQLITE_BUSY_TIMEOUT=5000"_L1;
constexpr int kMostFaults = 20;

QString nextName()
{
    static std::atomic<int> count{0};
    return u"cryptopulse-reading-%1"_s.arg(++count);
}

tl::unexpected<core::Error> fail(ErrorKind kind, const QString& sentence)
{
    return core::failure(kind, sentence.toStdString());
}

tl::unexpected<core::Error> failedWith(const QString& what, const QString& path)
{
    const int code = errno;
    const QString sentence =
        u"%1 %2 failed: %3"_s.arg(what, path, QString::fromLocal8Bit(std::strerror(code)));
    return fail(code == ENOSPC || code == EDQUOT ? ErrorKind::StorageFull : ErrorKind::Storage, sentence);
}

bool hasCompanion(const QString& path)
{
    return QFile::exists(path + u"-wal"_s) || QFile::exists(path + u"-journal"_s);
}

} // namespace

Reading::Reading(QString path)
    : m_path(std::move(path))
{
}

Reading::~Reading()
{
    if (m_connection.isEmpty())
        return;
    connection().close();
    QSqlDatabase::removeDatabase(m_connection);
}

core::Result<std::unique_ptr<Reading>> Reading::open(const QString& path, As as)
{
    if (!QFileInfo(path).isFile())
        return fail(ErrorKind::NotFound, u"there is no file %1"_s.arg(path));
    std::unique_ptr<Reading> reading(new Reading(path));
    if (auto opened = reading->connectAs(as); !opened)
        return core::failure(opened.error());
    if (auto judged = reading->judge(); !judged)
        return core::failure(judged.error());
    return reading;
}

core::Result<void> Reading::connectAs(As as)
{
    if (as == As::Closed && hasCompanion(m_path))
        return fail(ErrorKind::StorageBusy,
                    u"%1 is open in another program, or was not closed: it has a -wal or -journal beside it. "
                    "End that program; or make a copy with \"cryptopulse-cli backup\""_s.arg(m_path));
    m_connection = nextName();
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    // A connection that may write tidies up behind itself, and finishes what a killed program left; one that
    // may not would leave a -wal and a -shm behind.
    const bool mayWrite = as == As::Shared && QFileInfo(m_path).isWritable();
    if (mayWrite) {
        database.setDatabaseName(m_path);
        database.setConnectOptions(kBusyTimeout);
    } else {
        database.setDatabaseName(QUrl::fromLocalFile(m_path).toString(QUrl::FullyEncoded) +
                                 (hasCompanion(m_path) ? QString() : u"?immutable=1"_s));
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI;"_s + kBusyTimeout);
    }
    if (!database.open())
        return core::failure(toError(database.lastError(), u"opening"_s, m_path));
    return value(u"PRAGMA query_only = ON"_s).map([](const QVariant&) {});
}

core::Result<void> Reading::judge() const
{
    const auto application = value(u"PRAGMA application_id"_s);
    const auto version = value(u"PRAGMA user_version"_s);
    if (!application || !version)
        return core::failure(application ? version.error() : application.error());
    const auto tables = value(u"SELECT count(*) FROM sqlite_master"_s);
    if (!tables)
        return core::failure(tables.error());
    if (application->toInt() == 0 &&
        tables->toInt() == 0) // what a program leaves that ends before its first step
        return fail(ErrorKind::NotFound,
                    u"%1 is an empty database: no price was ever stored in it"_s.arg(m_path));
    if (application->toInt() != SqliteDatabase::kApplicationId)
        return fail(ErrorKind::StorageForeign, u"%1 is not a database of CryptoPulse"_s.arg(m_path));
    if (version->toInt() < 0)
        return fail(ErrorKind::StorageDamaged,
                    u"%1 is damaged: its version is %2"_s.arg(m_path).arg(version->toInt()));
    if (version->toInt() > SqliteDatabase::newestVersion())
        return fail(ErrorKind::StorageNewer,
                    u"%1 was made by a newer version of CryptoPulse; install that version"_s.arg(m_path));
    return {};
}

QSqlDatabase Reading::connection() const
{
    return QSqlDatabase::database(m_connection, false);
}

core::Result<QVariant> Reading::value(const QString& sql) const
{
    QSqlQuery query(connection());
    if (!query.exec(sql))
        return core::failure(toError(query.lastError(), u"reading"_s, m_path));
    return query.next() ? query.value(0) : QVariant();
}

core::Result<QStringList> Reading::faults(bool thorough) const
{
    QSqlQuery query(connection());
    query.setForwardOnly(true);
    if (!query.exec(
            u"PRAGMA %1(%2)"_s.arg(thorough ? u"integrity_check"_s : u"quick_check"_s).arg(kMostFaults)))
        return core::failure(toError(query.lastError(), u"reading"_s, m_path));
    QStringList found;
    while (query.next()) {
        if (const QString line = query.value(0).toString(); line != u"ok")
            found.append(line);
    }
    if (query.lastError().isValid())
        return core::failure(toError(query.lastError(), u"reading"_s, m_path));
    return found;
}

core::Result<void> sync(const QString& path)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return failedWith(u"opening"_s, path);
    const bool done = ::fsync(descriptor) == 0;
    const int code = errno;
    ::close(descriptor);
    errno = code;
    if (!done)
        return failedWith(u"writing to"_s, path);
#endif
    return {};
}

core::Result<void> putInPlace(const QString& from, const QString& to, bool replace)
{
    if (!replace && QFileInfo::exists(to))
        return fail(ErrorKind::InvalidArgument, u"%1 exists already"_s.arg(to));
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return failedWith(u"renaming to"_s, to);
    return sync(QFileInfo(to).absolutePath());
}

void removeDatabaseFile(const QString& path)
{
    for (const QString& part : {QString(), u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(path + part);
}

} // namespace cryptopulse::storage
