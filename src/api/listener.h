#pragma once

#include "api/connection.h"

#include <QSet>
#include <QTcpServer>
#include <QTimer>
#include <chrono>

namespace cryptopulse::api {

/// Makes guarded connections, keeps their number and their unsent bytes bounded, and tells them the time.
class Listener final : public QTcpServer
{
    Q_OBJECT

public:
    Listener(const Limits& limits, HeadRules rules);
    ~Listener() override;

    /// The port is known only when we listen; our own origin has it in its name.
    void setOwnPort(quint16 port) { m_rules.port = port; }

    /// Is there room for @p bytes more on their way to slow clients? Makes some, when one of them is stuck.
    [[nodiscard]] bool hasRoomFor(qint64 bytes);

    /// The one whose request is being parsed now.
    [[nodiscard]] Connection* current() const { return m_current; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void sweep();
    void watchDraining();
    void makeRoom();
    void report(const Connection& connection, int status);

    const Limits m_limits;
    HeadRules m_rules;
    QSet<Connection*> m_connections;
    QPointer<Connection> m_current;
    std::chrono::steady_clock::time_point m_reported{}; // when a refusal was last said
    int m_unreported = 0;
    QTimer m_sweep;
    QTimer m_drain; // runs while a client is slow: with its signals blocked, nobody else would notice that it
                    // has read
};

} // namespace cryptopulse::api
