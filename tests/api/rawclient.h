#pragma once

#include "api/server.h"
#include "support/fakeclock.h"
#include "support/fakeengine.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>
#include <atomic>
#include <optional>

namespace cryptopulse::tests {

/// An answer as it came off the wire.
struct WireAnswer {
    int status = 0;
    QByteArray head;
    QByteArray body;

    /// Empty when the answer does not have it.
    [[nodiscard]] QByteArray header(const QByteArray& name) const
    {
        for (const QByteArray& line : head.split('\n'))
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        return {};
    }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

/// A client that sends any bytes whatever. Blocking, as the server runs in a thread of its own.
class RawClient
{
public:
    explicit RawClient(quint16 port)
    {
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        socket.waitForConnected(5000);
    }

    void send(const QByteArray& bytes)
    {
        socket.write(bytes);
        while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(5000)) {
        }
    }

    /// The next answer; status 0 when none came. @p hasBody is false for the answer to HEAD.
    WireAnswer receive(bool hasBody = true, int timeout = 5000)
    {
        WireAnswer answer;
        while (!m_bytes.contains("\r\n\r\n"))
            if (!more(timeout))
                return answer;
        const qsizetype end = m_bytes.indexOf("\r\n\r\n") + 4;
        answer.head = m_bytes.left(end);
        answer.status = answer.head.mid(9, 3).toInt();
        m_bytes.remove(0, end);
        const qsizetype length = hasBody ? answer.header("Content-Length").toLongLong() : 0;
        while (m_bytes.size() < length)
            if (!more(timeout))
                break;
        answer.body = m_bytes.left(length);
        m_bytes.remove(0, length);
        return answer;
    }

    WireAnswer ask(const QByteArray& bytes)
    {
        send(bytes);
        return receive(!bytes.startsWith("HEAD"));
    }

    /// Has the server closed, without another byte?
    bool isClosed(int timeout = 5000)
    {
        if (socket.state() == QAbstractSocket::ConnectedState)
            socket.waitForDisconnected(timeout);
        m_bytes += socket.readAll();
        return socket.state() == QAbstractSocket::UnconnectedState && m_bytes.isEmpty();
    }

    /// Nothing more to read right now.
    bool isSilent(int timeout) { return m_bytes.isEmpty() && !socket.waitForReadyRead(timeout); }

    QTcpSocket socket;

private:
    bool more(int timeout)
    {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(timeout) && socket.bytesAvailable() == 0)
            return false;
        m_bytes += socket.readAll();
        return true;
    }
    QByteArray m_bytes;
};

/// A server on a free port with an engine and a clock that the test moves.
struct Bench {
    explicit Bench(api::ServerOptions options = {})
    {
        engine.show(support::FakeEngine::withPrices({100, 101, 102}, clock.now()));
        options.port = 0;
        options.version = QStringLiteral("1.2.3");
        auto started = api::Server::start(engine, clock, std::move(options));
        if (started)
            server = *std::move(started);
        else
            qFatal("%s", started.error().detail.c_str());
    }
    [[nodiscard]] quint16 port() const { return server->port(); }

    support::FakeClock clock;
    support::FakeEngine engine;
    std::unique_ptr<api::Server> server;
};

/// Counts the lines of the program's log that hold a text, while it lives; they are printed as ever.
class LogCounter
{
public:
    explicit LogCounter(const QString& text)
    {
        s_text = text;
        s_count = 0;
        s_before = qInstallMessageHandler(&LogCounter::handle);
    }
    ~LogCounter() { qInstallMessageHandler(s_before); }
    LogCounter(const LogCounter&) = delete;
    LogCounter& operator=(const LogCounter&) = delete;

    [[nodiscard]] int count() const { return s_count; }

private:
    static void handle(QtMsgType type, const QMessageLogContext& context, const QString& message)
    {
        if (message.contains(s_text))
            ++s_count;
        s_before(type, context, message);
    }
    static inline QString s_text;
    static inline std::atomic<int> s_count = 0;
    static inline QtMessageHandler s_before = nullptr;
};

/// A request with a good Host.
inline QByteArray request(const QByteArray& line, const QByteArray& headers = {}, const QByteArray& body = {})
{
    QByteArray bytes = line + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
    if (!body.isEmpty())
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + "\r\n" + body;
}

} // namespace cryptopulse::tests
