#include "storage/database.h"

#include "storage/sqlerror.h"
#include "storage/transaction.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSqlQuery>
#include <QVariant>
#include <atomic>

// At file scope, as Qt asks: the resource of a static library is not linked unless it is named.
static void initSchemaResource()
{
    Q_INIT_RESOURCE(schema);
}

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr auto kBusyTimeout = "QSQLITE_BUSY_TIMEOUT=2000"_L1;

QString nextConnectionName()
{
    static std::atomic<int> count{0};
    return u"cryptopulse-%1"_s.arg(++count);
}

/// The schema steps in their order: 0001_….sql, 0002_….sql, …
QStringList schemaSteps()
{
    initSchemaResource();
    return QDir(u":/cryptopulse/schema"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
}

/// Statements of a step; comments go first, since they may hold semicolons.
QStringList statementsOf(const QString& step)
{
    static const QRegularExpression comment(u"--[^\n]*"_s);
    QFile file(u":/cryptopulse/schema/"_s + step);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList statements;
    for (const QString& part : QString::fromUtf8(file.readAll()).remove(comment).split(u';')) {
        if (const QString statement = part.trimmed(); !statement.isEmpty())
            statements.append(statement);
    }
    return statements;
}

core::Error errorOf(ErrorKind kind, const QString& sentence)
{
    return {kind, sentence.toStdString(), std::nullopt};
}

/// What can be said before SQLite looks at the file. A missing or empty file is a database that is still to
/// be made.
core::Result<void> lookAt(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return core::failure(
            errorOf(ErrorKind::Storage, u"%1 is a folder; the database must be a file"_s.arg(path)));
    if (!QDir().mkpath(info.absolutePath()))
        return core::failure(
            errorOf(ErrorKind::StorageReadOnly,
                    u"the folder %1 cannot be made; choose another with --home"_s.arg(info.absolutePath())));
    QFile file(path);
    if (!file.exists() || file.size() == 0)
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return core::failure(
            errorOf(ErrorKind::StorageReadOnly, u"%1 cannot be read: %2"_s.arg(path, file.errorString())));
    if (file.read(16) != QByteArray("SQLite format 3\0", 16))
        return core::failure(errorOf(ErrorKind::StorageDamaged, u"it is not an SQLite database"_s));
    return {};
}

} // namespace

Database::Database(QString path, const core::Clock& clock)
    : m_path(std::move(path))
    , m_clock(clock)
{
}

Database::~Database()
{
    disconnectFrom();
}

core::Result<std::unique_ptr<Database>> Database::open(const QString& path, const core::Clock& clock)
{
    std::unique_ptr<Database> database(new Database(path, clock));
    const auto opened = lookAt(path)
                            .and_then([&] { return database->inspect(); })
                            .and_then([&] { return database->connectTo(kBusyTimeout); })
                            .and_then([&] { return database->checkWhole(); })
                            .and_then([&] { return database->configure(); })
                            .and_then([&] { return database->upgrade(); });
    if (opened)
        return database;
    if (opened.error().kind != ErrorKind::StorageDamaged)
        return core::failure(opened.error());
    database.reset(); // closes the file before it is renamed
    return core::failure(setAside(path, clock, QString::fromStdString(opened.error().detail)));
}

core::Error Database::setAside(const QString& path, const core::Clock& clock, const QString& why)
{
    QString stamp = QString::fromStdString(core::toIso(clock.now()));
    stamp.remove(u':').remove(u'-');
    QString aside = u"%1.damaged-%2"_s.arg(path, stamp);
    for (int i = 2; QFile::exists(aside); ++i)
        aside = u"%1.damaged-%2-%3"_s.arg(path, stamp).arg(i);
    if (!QFile::rename(path, aside))
        return errorOf(ErrorKind::Storage,
                       u"%1 is damaged (%2) and cannot be renamed; move it away"_s.arg(path, why));
    for (const auto& part : {u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(path + part))
            QFile::rename(path + part, aside + part);
    }
    return errorOf(
        ErrorKind::StorageDamaged,
        u"the database was damaged (%1); it is kept as %2, and a new one is begun"_s.arg(why, aside));
}

QSqlDatabase Database::connection() const
{
    return QSqlDatabase::database(m_connection, false);
}

core::Result<void> Database::connectTo(const QString& options)
{
    m_connection = nextConnectionName();
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    if (!database.isValid())
        return core::failure(errorOf(ErrorKind::Storage, u"Qt's SQLite driver is not installed"_s));
    database.setDatabaseName(m_path);
    database.setConnectOptions(options);
    if (!database.open())
        return core::failure(toError(database.lastError(), u"opening"_s, m_path));
    return {};
}

void Database::disconnectFrom()
{
    if (m_connection.isEmpty())
        return;
    connection().close();
    QSqlDatabase::removeDatabase(m_connection);
    m_connection.clear();
}

/// Whose is it, and which version? Looked at through a read-only connection, which leaves no trace in the
/// file.
core::Result<void> Database::inspect()
{
    if (const QFileInfo info(m_path); !info.exists() || info.size() == 0)
        return {};
    if (const auto connected = connectTo(u"QSQLITE_OPEN_READONLY;"_s + kBusyTimeout); !connected)
        return connected;
    const auto tables = value(u"SELECT group_concat(name) FROM sqlite_master WHERE type = 'table'"_s);
    const auto application = value(u"PRAGMA application_id"_s);
    const auto version = value(u"PRAGMA user_version"_s);
    disconnectFrom();
    if (!tables || !application || !version)
        return core::failure(!tables ? tables.error() : !application ? application.error() : version.error());
    const QString names = tables->toString();
    if (application->toInt() != kApplicationId && !names.isEmpty()) {
        if (names.split(u',').contains(u"prices"_s))
            return core::failure(errorOf(
                ErrorKind::StorageForeign,
                u"%1 is a database of the earlier Python system; keep it under another name and import "
                "its prices as CSV"_s.arg(m_path)));
        return core::failure(
            errorOf(ErrorKind::StorageForeign,
                    u"%1 is a database of another program; choose another folder with --home"_s.arg(m_path)));
    }
    if (version->toInt() > schemaSteps().size())
        return core::failure(
            errorOf(ErrorKind::StorageNewer,
                    u"%1 was made by a newer version of CryptoPulse; install that version"_s.arg(m_path)));
    return {};
}

core::Result<void> Database::configure()
{
    return run(u"PRAGMA journal_mode = WAL"_s)
        .and_then([this] { return run(u"PRAGMA synchronous = FULL"_s); })
        .and_then([this] { return run(u"PRAGMA foreign_keys = ON"_s); });
}

core::Result<void> Database::checkWhole()
{
    if (QFileInfo(m_path).size() > kCheckedWhole)
        return {};
    const auto verdict = value(u"PRAGMA quick_check(1)"_s);
    if (!verdict)
        return core::failure(verdict.error());
    if (verdict->toString() != u"ok")
        return core::failure(errorOf(ErrorKind::StorageDamaged, verdict->toString()));
    return {};
}

core::Result<void> Database::upgrade()
{
    const auto current = value(u"PRAGMA user_version"_s);
    if (!current)
        return core::failure(current.error());
    const QStringList steps = schemaSteps();
    for (int version = current->toInt() + 1; version <= steps.size(); ++version) {
        if (const auto applied = applyStep(version, steps[version - 1]); !applied)
            return applied;
    }
    return {};
}

core::Result<void> Database::applyStep(int version, const QString& step)
{
    Transaction transaction(*this);
    if (!transaction.begun())
        return transaction.begun();
    // Another program may have made the step while this one waited for the lock.
    if (const auto now = value(u"PRAGMA user_version"_s); now && now->toInt() >= version)
        return {};
    for (const QString& statement : statementsOf(step)) {
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

core::Result<void> Database::run(const QString& sql) const
{
    QSqlQuery query(connection());
    if (!query.exec(sql))
        return core::failure(toError(query.lastError(), u"writing to"_s, m_path));
    return {};
}

core::Result<QVariant> Database::value(const QString& sql) const
{
    QSqlQuery query(connection());
    if (!query.exec(sql))
        return core::failure(toError(query.lastError(), u"reading"_s, m_path));
    return query.next() ? query.value(0) : QVariant();
}

} // namespace cryptopulse::storage
