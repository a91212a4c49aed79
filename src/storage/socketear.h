#pragma once

#include <QSocketNotifier>
#include <functional>
#include <memory>

class QSqlDriver;

namespace cryptopulse::storage {

/// Hears when something arrives on the connection of a PostgreSQL driver, which tells of notifications alone
/// and not of its end. Lives in a thread with an event loop. Where libpq cannot be asked for its socket, it
/// hears nothing, and an end is noticed by the next statement.
class SocketEar
{
public:
    /// @p stirred is called after the driver had its turn, while @p context lives; it may delete this.
    SocketEar(const QSqlDriver& driver, QObject& context, const std::function<void()>& stirred);
    ~SocketEar();
    SocketEar(const SocketEar&) = delete;
    SocketEar& operator=(const SocketEar&) = delete;

private:
    int m_descriptor; // our own, of the same socket: the driver has a notifier on its own already
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace cryptopulse::storage
