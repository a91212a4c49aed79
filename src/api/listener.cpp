#include "api/listener.h"

#include <QLoggingCategory>
#include <algorithm>

namespace cryptopulse::api {

namespace {

using std::chrono::milliseconds;

Q_LOGGING_CATEGORY(lcGuard, "cryptopulse.api.guard", QtWarningMsg)

constexpr int kBacklog = 512;
constexpr std::chrono::minutes kBetweenReports{1};
constexpr milliseconds kDrainInterval{5};
constexpr milliseconds kStuck{1'000}; // a client that has read nothing for so long loses its place to another

milliseconds sweepInterval(const Limits& limits)
{
    const auto shortest = std::min({limits.requestTimeout, limits.idleTimeout, limits.writeTimeout});
    return std::clamp(shortest / 4, milliseconds(10), milliseconds(500));
}

} // namespace

Listener::Listener(const Limits& limits, HeadRules rules)
    : m_limits(limits)
    , m_rules(std::move(rules))
{
    setListenBacklogSize(kBacklog);
    connect(&m_sweep, &QTimer::timeout, this, &Listener::sweep);
    connect(&m_drain, &QTimer::timeout, this, &Listener::watchDraining);
    // Out of descriptors: Qt stops accepting for good. The sweep starts again when some have become free.
    connect(this, &QTcpServer::acceptError, this, &Listener::makeRoom);
    m_sweep.start(sweepInterval(limits));
}

Listener::~Listener()
{
    const auto connections = m_connections; // each drop() takes one out
    for (Connection* connection : connections) {
        connection->drop();
        delete connection;
    }
}

void Listener::incomingConnection(qintptr descriptor)
{
    if (m_connections.size() >= m_limits.maxConnections)
        makeRoom();
    auto connection = std::make_unique<Connection>(m_limits, m_rules, this);
    if (!connection->setSocketDescriptor(descriptor))
        return;
    connection->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_connections.size() >= m_limits.maxConnections) {
        // All are at work: this one must come back. It is not ours yet, so nobody else will close it.
        Reply busy = problem(503, QStringLiteral("too many clients"));
        busy.headers.emplace_back("Retry-After", "1");
        connection->write(headBytes(busy, true) + busy.body);
        connection->flush();
        return;
    }
    Connection* added = connection.release();
    m_connections.insert(added);
    connect(added, &Connection::refused, this, [this, added](int status) { report(*added, status); });
    connect(added, &Connection::over, this, [this, added] { m_connections.remove(added); });
    connect(added, &QObject::destroyed, this, [this, added] { m_connections.remove(added); });
    connect(added, &Connection::parsing, this, [this, added] { m_current = added; });
    connect(added, &Connection::draining, this, [this] { m_drain.start(kDrainInterval); });
    addPendingConnection(added);
}

/// One line, and for a while only a count: whoever sends rubbish must not fill the log.
void Listener::report(const Connection& connection, int status)
{
    const auto now = std::chrono::steady_clock::now();
    ++m_unreported;
    if (m_reported.time_since_epoch().count() != 0 && now - m_reported < kBetweenReports)
        return;
    qCWarning(lcGuard, "refused a request of %s with %d (%d refused since the last such line)",
              qUtf8Printable(connection.peerAddress().toString()), status, m_unreported);
    m_reported = now;
    m_unreported = 0;
}

void Listener::makeRoom()
{
    Connection* silent = nullptr;
    for (Connection* connection : std::as_const(m_connections))
        if (connection->isExpendable() && (!silent || connection->since() < silent->since()))
            silent = connection;
    if (silent)
        silent->drop();
}

bool Listener::hasRoomFor(qint64 bytes)
{
    const auto now = std::chrono::steady_clock::now();
    qint64 unsent = bytes;
    Connection* stuck = nullptr;
    for (Connection* connection : std::as_const(m_connections)) {
        unsent += connection->bytesToWrite();
        const auto stalled = connection->stalledFor(now);
        // Not one that is being answered: QHttpServer may be at work on it further up the stack.
        if (stalled >= kStuck && !connection->isPending() && (!stuck || stalled > stuck->stalledFor(now)))
            stuck = connection;
    }
    if (unsent > m_limits.maxUnsent && stuck) {
        unsent -= stuck->bytesToWrite();
        stuck->drop();
    }
    return unsent <= m_limits.maxUnsent;
}

void Listener::sweep()
{
    const auto now = std::chrono::steady_clock::now();
    const auto connections = m_connections;
    for (Connection* connection : connections)
        if (!connection->tick(now))
            connection->drop();
    resumeAccepting();
}

void Listener::watchDraining()
{
    const auto now = std::chrono::steady_clock::now();
    bool any = false;
    const auto connections = m_connections;
    for (Connection* connection : connections) {
        if (!connection->isDraining())
            continue;
        if (!connection->tick(now))
            connection->drop();
        else
            any = any || connection->isDraining();
    }
    if (!any)
        m_drain.stop();
}

} // namespace cryptopulse::api
