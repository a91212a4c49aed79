#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThread>
#include <functional>
#include <memory>
#include <vector>

namespace cryptopulse::remotetest {

/// A request as the scripted server saw it.
struct Seen {
    QByteArray verb;
    QString path; ///< with the query, as sent
    QByteArray authorization;
    QByteArray body{};
};

/// How to answer one: usually with JSON, sometimes badly.
struct Reaction {
    enum class Manner {
        Whole,
        Truncated, ///< announces the whole body, sends half, closes
        Silent,    ///< never answers
        Drip,      ///< one byte now and then, without end
        Raw,       ///< @c body is sent as it is: no head
    };
    int status = 200;
    QByteArray body{};
    QByteArray headers{}; ///< further lines, each with its \r\n
    Manner manner = Manner::Whole;
};

/// A small HTTP/1.1 server on the loopback, in a thread of its own. What it answers is the script's business.
/// Never to be used outside tests: it trusts its client.
class ScriptedServer final
{
public:
    /// Called in the server's thread for each request.
    using Script = std::function<Reaction(const Seen&)>;
    explicit ScriptedServer(Script script);
    ~ScriptedServer();

    /// Listens on @p port; 0: a free one. False when that is taken.
    bool open(quint16 port = 0);
    /// Stops listening and drops all connections at once.
    void close();
    /// Of the last open().
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    class Listener;
    QThread m_thread;
    Listener* m_listener; // lives in m_thread
    quint16 m_port = 0;
};

} // namespace cryptopulse::remotetest
