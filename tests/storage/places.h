#pragma once

#include "storage/database.h"
#include "storage/postgresaddress.h"
#include "storagetest.h"
#include "support/postgresserver.h"

#include <QTemporaryDir>
#include <QTest>

namespace cryptopulse::test {

/// Where a test of the stores keeps its things: a file, or a schema of a server that is started for the whole
/// program. Every test of such a program runs with each, by
///     void initTestCase_data() { Places::addKinds(); }
///     void init() { CP_BEGIN_PLACE(m_places); … }
class Places
{
public:
    static void addKinds()
    {
        QTest::addColumn<bool>("onServer");
        QTest::newRow("sqlite") << false;
        QTest::newRow("postgresql") << true;
    }

    /// A fresh place; false where it cannot be had.
    bool begin(bool onServer)
    {
        m_onServer = onServer;
        if (!onServer) {
            m_folder = std::make_unique<QTemporaryDir>();
            m_location = m_folder->filePath(u"prices.db"_s);
            return m_folder->isValid();
        }
        if (!m_server)
            m_server = std::make_unique<support::PostgresServer>();
        m_location = m_server->isRunning() ? m_server->freshAddress() : QString();
        return !m_location.isEmpty();
    }

    [[nodiscard]] bool isOnServer() const { return m_onServer; }
    [[nodiscard]] support::PostgresServer& server() { return *m_server; }
    [[nodiscard]] QString location() const { return m_location; }
    [[nodiscard]] std::unique_ptr<storage::Database> open(const core::Clock& clock) const
    {
        auto opened = storage::Database::open(m_location, clock);
        if (!opened)
            qWarning("%s", opened.error().detail.c_str());
        return opened ? *std::move(opened) : nullptr;
    }

    /// Statements through a connection that is none of ours, as another program would run them.
    bool run(const QStringList& statements) const
    {
        if (!m_onServer)
            return runElsewhere(m_location, statements);
        const auto address = storage::PostgresAddress::from(m_location);
        return runThrough(u"QPSQL"_s, statements, [&address](QSqlDatabase& database) {
            database.setDatabaseName(address->database);
            database.setUserName(address->user);
            database.setConnectOptions(address->connectOptions());
        });
    }

private:
    bool m_onServer = false;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<support::PostgresServer> m_server;
    QString m_location;
};

/// Begins a test's place, or skips the test where no server is installed.
#define CP_BEGIN_PLACE(places)                                                                               \
    QFETCH_GLOBAL(bool, onServer);                                                                           \
    if (onServer && cryptopulse::support::PostgresServer::binaries().isEmpty())                              \
        QSKIP("SKIP: no PostgreSQL server is installed");                                                    \
    QVERIFY((places).begin(onServer))

} // namespace cryptopulse::test
