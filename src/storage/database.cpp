#include "storage/database.h"

#include "storage/location.h"
#include "storage/postgresdatabase.h"
#include "storage/sqlitedatabase.h"

#include <QSqlQuery>
#include <atomic>
#include <utility>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

namespace {

QString nextConnectionName()
{
    static std::atomic<int> count{0};
    return u"cryptopulse-%1"_s.arg(++count);
}

} // namespace

core::Result<std::unique_ptr<Database>> Database::open(const QString& location, const core::Clock& clock,
                                                       Check check)
{
    if (isServer(location))
        return PostgresDatabase::open(location, clock);
    return SqliteDatabase::open(location, clock, check);
}

core::Error Database::setAside(std::unique_ptr<Database> database, const QString& why)
{
    if (auto* const file = dynamic_cast<SqliteDatabase*>(database.get())) {
        static_cast<void>(database.release());
        return SqliteDatabase::setAside(std::unique_ptr<SqliteDatabase>(file), why);
    }
    const QString text =
        u"%1 holds what cannot be (%2); restore it from a backup"_s.arg(database->path(), why);
    return {core::ErrorKind::Storage, text.toStdString(), std::nullopt};
}

Database::Database(QString path, const core::Clock& clock)
    : m_path(std::move(path))
    , m_clock(clock)
{
}

Database::~Database()
{
    disconnectFrom();
}

QSqlDatabase Database::connection() const
{
    return QSqlDatabase::database(m_connection, false);
}

core::Result<QSqlDatabase> Database::addConnection(const QString& driver)
{
    disconnectFrom();
    m_connection = nextConnectionName();
    ++m_connections;
    QSqlDatabase database = QSqlDatabase::addDatabase(driver, m_connection);
    if (!database.isValid())
        return core::failure(
            core::ErrorKind::Storage,
            "Qt's database driver " + driver.toStdString() +
                " is not installed; on Debian it is in libqt6sql6-psql or libqt6sql6-sqlite");
    return database;
}

void Database::disconnectFrom()
{
    if (m_connection.isEmpty())
        return;
    connection().close();
    QSqlDatabase::removeDatabase(m_connection);
    m_connection.clear();
}

core::Result<void> Database::run(const QString& sql) const
{
    QSqlQuery query(connection());
    if (!query.exec(sql))
        return core::failure(errorOf(query.lastError(), u"writing to"_s));
    return {};
}

core::Result<QVariant> Database::value(const QString& sql) const
{
    QSqlQuery query(connection());
    if (!query.exec(sql))
        return core::failure(errorOf(query.lastError(), u"reading"_s));
    return query.next() ? query.value(0) : QVariant();
}

} // namespace cryptopulse::storage
