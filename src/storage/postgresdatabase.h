#pragma once

#include "storage/database.h"
#include "storage/postgresaddress.h"
#include "storage/socketear.h"

#include <QObject>
#include <QSqlDriver>
#include <QTimer>
#include <chrono>
#include <set>

namespace cryptopulse::storage {

/// A connection to a database of a PostgreSQL server, which many programs share.
///
/// Each statement by itself, and each transaction, is kept when the server has said that it is committed. A
/// connection that is lost ends what was under way with StorageBusy; ready() makes a new one, to whichever of
/// the servers of the address takes writes. What was committed, but the answer lost, is done again without
/// harm: keys are unique.
class PostgresDatabase final : public Database
{
public:
    /// Connects, checks that the tables are ours, and brings the schema up to date, one program at a time.
    ///
    /// Errors: InvalidArgument (the address), StorageBusy (it cannot be reached, or is not ready),
    /// StorageNewer, StorageForeign (tables of these names that are not ours), StorageReadOnly (a standby, or
    /// the user may not make tables), StorageFull, Storage (it refuses: user, password, no such database).
    [[nodiscard]] static core::Result<std::unique_ptr<Database>> open(const QString& location,
                                                                      const core::Clock& clock);

    [[nodiscard]] Kind kind() const override { return Kind::PostgreSql; }
    [[nodiscard]] bool isLost() const override { return m_isLost; }
    [[nodiscard]] core::Result<void> ready() override;
    [[nodiscard]] core::Result<void> begin() override;
    [[nodiscard]] core::Result<void> makeRoom(core::UtcTime moment) override;
    [[nodiscard]] bool changedElsewhere() override;
    void tellOthers(const core::SeriesKey& series) override;
    void watch(const core::SeriesKey& series, std::function<void()> heard) override;
    [[nodiscard]] core::Error errorOf(const QSqlError& error, const QString& doing) const override;

private:
    PostgresDatabase(PostgresAddress address, const QString& shown, const core::Clock& clock);
    [[nodiscard]] core::Result<void> connectTo();
    [[nodiscard]] core::Result<void> connectAgain();
    [[nodiscard]] core::Result<void> upgrade();
    [[nodiscard]] core::Result<int> version() const;
    [[nodiscard]] core::Result<void> applySteps(const QStringList& steps);
    [[nodiscard]] bool listen();
    void hear(QSqlDriver::NotificationSource source);
    void tellHeard() const;
    void lookAtSilence();
    void loseWatched();

    PostgresAddress m_address;
    std::set<std::chrono::year_month> m_months; // that there is room for
    mutable bool m_isLost = false;              // found out by whoever meets an error
    bool m_changed = true;
    QString m_channel; // of the series that is watched; empty: none
    std::function<void()> m_heard;
    bool m_hasHeard = false;             // since the socket was last looked at
    QObject m_ear;                       // what the driver's signals are connected to
    std::unique_ptr<SocketEar> m_socket; // of the connection that is watched
    QTimer m_again;                      // until a lost connection that is watched is made again
};

} // namespace cryptopulse::storage
