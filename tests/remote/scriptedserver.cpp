#include "remote/scriptedserver.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace cryptopulse::remotetest {

namespace {

/// The value of a header in @p head; empty when it is not there.
QByteArray headerOf(const QByteArray& head, const QByteArray& name)
{
    for (const QByteArray& line : head.split('\n')) {
        const auto colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().toLower() == name)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

QByteArray headFor(const Reaction& reaction)
{
    return "HTTP/1.1 " + QByteArray::number(reaction.status) +
           " Scripted\r\nContent-Type: application/json\r\n" + reaction.headers +
           "Content-Length: " + QByteArray::number(reaction.body.size()) + "\r\n\r\n";
}

void drip(QTcpSocket& socket)
{
    socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    auto* timer = new QTimer(&socket);
    QObject::connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write(" "); });
    timer->start(10);
}

} // namespace

class ScriptedServer::Listener final : public QObject
{
public:
    explicit Listener(Script script)
        : m_script(std::move(script))
    {
    }

    quint16 open(quint16 port)
    {
        m_server = std::make_unique<QTcpServer>();
        connect(m_server.get(), &QTcpServer::newConnection, this, &Listener::accept);
        return m_server->listen(QHostAddress::LocalHost, port) ? m_server->serverPort() : quint16(0);
    }

    void close()
    {
        if (!m_server)
            return;
        m_server->close();
        for (auto* socket : m_server->findChildren<QTcpSocket*>()) {
            socket->disconnect(this);
            socket->abort();
        }
        m_server.reset();
    }

private:
    void accept()
    {
        while (QTcpSocket* socket = m_server->nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    }

    void read(QTcpSocket& socket)
    {
        const QByteArray peeked = socket.peek(socket.bytesAvailable());
        const auto end = peeked.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = peeked.left(end);
        const auto length = headerOf(head, "content-length").toLongLong();
        if (peeked.size() < end + 4 + length)
            return;
        socket.read(end + 4);
        const QList<QByteArray> line = head.left(head.indexOf("\r\n")).split(' ');
        react(socket, m_script({line.value(0), QString::fromLatin1(line.value(1)),
                                headerOf(head, "authorization"), socket.read(length)}));
    }

    static void react(QTcpSocket& socket, const Reaction& reaction)
    {
        switch (reaction.manner) {
        case Reaction::Manner::Whole:
            socket.write(headFor(reaction) + reaction.body);
            break;
        case Reaction::Manner::Truncated:
            socket.write(headFor(reaction) + reaction.body.left(reaction.body.size() / 2));
            socket.disconnectFromHost();
            break;
        case Reaction::Manner::Silent:
            break;
        case Reaction::Manner::Drip:
            drip(socket);
            break;
        case Reaction::Manner::Raw:
            socket.write(reaction.body);
            socket.disconnectFromHost();
            break;
        }
    }

    Script m_script;
    std::unique_ptr<QTcpServer> m_server;
};

ScriptedServer::ScriptedServer(Script script)
    : m_listener(new Listener(std::move(script)))
{
    m_listener->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_listener, &QObject::deleteLater);
    m_thread.start();
}

ScriptedServer::~ScriptedServer()
{
    close();
    m_thread.quit();
    m_thread.wait();
}

bool ScriptedServer::open(quint16 port)
{
    quint16 got = 0;
    QMetaObject::invokeMethod(
        m_listener, [&] { got = m_listener->open(port); }, Qt::BlockingQueuedConnection);
    if (got != 0)
        m_port = got;
    return got != 0;
}

void ScriptedServer::close()
{
    QMetaObject::invokeMethod(
        m_listener, [this] { m_listener->close(); }, Qt::BlockingQueuedConnection);
}

} // namespace cryptopulse::remotetest
