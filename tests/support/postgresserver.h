#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace cryptopulse::support {

/// A PostgreSQL server of a test's own: its data and its socket lie in a folder that goes with this object,
/// and no port is taken. Where the test runs as root, it runs as another user, as PostgreSQL demands.
class PostgresServer
{
public:
    /// Empty where no server is installed.
    [[nodiscard]] static QString binaries();

    /// Makes the data and starts; isRunning() tells whether that went well.
    PostgresServer();
    /// Stops it, whatever state it is in. It also ends with the test's process.
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }

    /// Waits until it takes connections.
    bool start();
    /// Kills it and all its processes (SIGKILL), as a power cut would.
    void kill();

    /// "postgresql://tester@/tests?host=…" of a fresh schema in its one database.
    [[nodiscard]] QString freshAddress();
    /// The same with other user, password ("" for none) and database. User "keeper" has the password
    /// "secret;'".
    [[nodiscard]] QString address(const QString& user, const QString& password,
                                  const QString& database) const;

private:
    bool initialise();
    bool run(const QString& program, const QStringList& arguments, const QByteArray& input = {});

    QTemporaryDir m_folder;
    QProcess m_process;
    int m_schemas = 0;
};

} // namespace cryptopulse::support
