#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/sample.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QString>
#include <QVariant>
#include <functional>
#include <memory>
#include <optional>

namespace cryptopulse::storage {

/// A connection to where samples and what belongs to them are kept: a file of SQLite, or a database of a
/// PostgreSQL server. Belongs to the thread that opened it. The stores speak the SQL that both understand;
/// what differs is asked for here.
class Database
{
public:
    enum class Kind { Sqlite, PostgreSql };
    enum class Check { BySize, Whole }; ///< of a file, see SqliteDatabase

    /// @p location: the path of a file, or "postgresql://…" (see PostgresAddress). Errors: those of
    /// SqliteDatabase::open() and PostgresDatabase::open().
    [[nodiscard]] static core::Result<std::unique_ptr<Database>>
    open(const QString& location, const core::Clock& clock, Check check = Check::BySize);

    /// Gets a database that was found damaged out of the way. A file: see SqliteDatabase::setAside(); a
    /// server's stays as it is, and the error says so.
    [[nodiscard]] static core::Error setAside(std::unique_ptr<Database> database, const QString& why);

    virtual ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] virtual Kind kind() const = 0;

    /// False when what is open is no longer what is at the location: a file that was set aside, replaced or
    /// deleted.
    [[nodiscard]] virtual bool isInPlace() const { return true; }

    /// To be called before the first statement of what is to be done: a connection that was lost is made
    /// anew. Never inside a transaction, which a lost connection has ended. Error: StorageBusy, Storage….
    [[nodiscard]] virtual core::Result<void> ready() { return {}; }

    /// The connection has gone, and ready() will make another.
    [[nodiscard]] virtual bool isLost() const { return false; }

    /// Another number: another connection, on which nothing is prepared yet.
    [[nodiscard]] int connections() const { return m_connections; }

    /// Begins a transaction that writes (see Transaction).
    [[nodiscard]] virtual core::Result<void> begin() = 0;

    /// Sees that a sample of this moment has a place to go to; not inside a transaction.
    [[nodiscard]] virtual core::Result<void> makeRoom(core::UtcTime) { return {}; }

    /// True when another connection may have changed something since the last call, or since it was opened.
    [[nodiscard]] virtual bool changedElsewhere() = 0;

    /// Tells those who watch a series that something of it was committed. Nothing is lost when it cannot be
    /// told: they see it with the next.
    virtual void tellOthers(const core::SeriesKey&) {}

    /// From now on changedElsewhere() is about one series, and @p heard is called in this thread, from its
    /// event loop, when another connection has told of a change. A file tells nothing: watch the file.
    virtual void watch(const core::SeriesKey&, std::function<void()>) {}

    /// What was done on opening that its owner should know; empty: nothing. StorageForeign where another
    /// program's prices were taken in.
    [[nodiscard]] const std::optional<core::Error>& notice() const { return m_notice; }

    /// What became of a statement: a sentence that says what was tried, where, and what to do.
    [[nodiscard]] virtual core::Error errorOf(const QSqlError& error, const QString& doing) const = 0;

    [[nodiscard]] QSqlDatabase connection() const;
    /// For people: a path, or an address without its password.
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] const core::Clock& clock() const { return m_clock; }

    /// Runs one statement without a result.
    [[nodiscard]] core::Result<void> run(const QString& sql) const;
    /// Runs a statement that answers one value.
    [[nodiscard]] core::Result<QVariant> value(const QString& sql) const;

protected:
    Database(QString path, const core::Clock& clock);
    /// A connection of its own name, not open yet. Error: Storage (the driver is missing).
    [[nodiscard]] core::Result<QSqlDatabase> addConnection(const QString& driver);
    void disconnectFrom();

    std::optional<core::Error> m_notice;

private:
    QString m_path;
    const core::Clock& m_clock;
    QString m_connection;
    int m_connections = 0;
};

} // namespace cryptopulse::storage
