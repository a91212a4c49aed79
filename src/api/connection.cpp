#include "api/connection.h"

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace cryptopulse::api {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kReadAhead = 64 * 1024; // of a client that sends more than it was asked for
constexpr qint64 kFirstPeek = 4 * 1024;  // most heads are shorter
constexpr qint64 kMostUnsent =
    256 * 1024; // with more on its way a client must read before it is served again
constexpr qsizetype kOneWrite = 16 * 1024; // head and body below this leave in one system call
constexpr std::chrono::seconds kLinger{1}; // for a refused client to read why

/// What a page of a listed origin may send: the methods that the path takes.
void addPreflight(std::vector<Header>& extra, const Reply& reply)
{
    for (const auto& [name, value] : reply.headers)
        if (name == "Allow")
            extra.emplace_back("Access-Control-Allow-Methods", value);
    extra.emplace_back("Access-Control-Allow-Headers", "Authorization, Content-Type");
    extra.emplace_back("Access-Control-Max-Age", "600");
}

Connection::Tick now()
{
    return std::chrono::steady_clock::now();
}

} // namespace

Connection::Connection(const Limits& limits, const HeadRules& rules, QObject* parent)
    : QTcpSocket(parent)
    , m_limits(limits)
    , m_rules(rules)
    , m_since(now())
    , m_progress(m_since)
{
    setReadBufferSize(kReadAhead);
    connect(this, &QIODevice::readyRead, this, &Connection::guard);
    connect(this, &QAbstractSocket::disconnected, this, &Connection::drop);
}

Connection::~Connection()
{
    // The base class closes an open socket and says so: too late for our slots. QHttpServer's must stay,
    // which free what belongs to the socket.
    disconnect(this, &QIODevice::readyRead, nullptr, nullptr);
    disconnect(this, &QAbstractSocket::disconnected, this, &Connection::drop);
}

void Connection::guard()
{
    if (!isOpen()) {
        // Told late, after the client has left: QHttpServer's slot would read from a closed socket.
        disconnect(this, &QIODevice::readyRead, nullptr, nullptr);
        return;
    }
    if (bytesAvailable() == 0 || m_state == State::Closing || m_open) // QHttpServer does not listen yet
        return;
    if (m_state == State::Ticket) {
        // QHttpServer had a whole request and made nothing of it: the two disagree on where it ends.
        refuse(problem(400, u"the request cannot be understood"_s));
        return;
    }
    QByteArray peeked = peek(kFirstPeek);
    if (m_state == State::Head && peeked.size() == kFirstPeek && !peeked.contains("\r\n\r\n"))
        peeked = peek(kReadAhead);
    QByteArrayView bytes = peeked;
    if (m_state == State::Head && !takeHead(bytes))
        return;
    if (m_state != State::Body)
        return;
    // After a head the peek may have ended in the middle of what is there.
    const qint64 beyond = bytesAvailable() - peeked.size();
    m_bodyLeft -= std::min(m_bodyLeft, qint64(bytes.size()) + beyond);
    if (m_bodyLeft == 0) {
        m_state = State::Ticket;
        Q_EMIT parsing();
    }
}

/// Moves bytes of the head out of @p bytes. True when the head is complete and has passed.
bool Connection::takeHead(QByteArrayView& bytes)
{
    if (m_headBytes.isEmpty())
        m_since = m_served ? now() : m_since;
    const qsizetype before = m_headBytes.size();
    m_headBytes += bytes;
    const qsizetype end = m_headBytes.indexOf("\r\n\r\n", std::max<qsizetype>(0, before - 3));
    const qsizetype size = end < 0 ? m_headBytes.size() : end + 4;
    if (!looksLikeRequest(m_headBytes)) {
        refuse(problem(400, u"this is not HTTP"_s));
        return false;
    }
    if (size > m_limits.maxHead) {
        refuse(problem(431, u"the head is longer than %1 bytes"_s.arg(m_limits.maxHead)));
        return false;
    }
    if (end < 0) {
        if (m_headBytes.contains("\n\n")) // it will not end as we wait for it to
            refuse(problem(400, u"lines must end with CR LF"_s));
        return false;
    }
    m_headBytes.truncate(size);
    bytes = bytes.sliced(size - before);
    judge();
    return m_state == State::Body;
}

void Connection::judge()
{
    auto head = judgeHead(m_headBytes, m_rules);
    if (!head) {
        refuse(head.error());
        return;
    }
    m_headBytes.clear();
    m_head = *std::move(head);
    m_bodyLeft = m_head.contentLength;
    m_state = State::Body;
    if (m_bodyLeft == 0)
        return;
    // QHttpServer leaves a body in the buffer until it is whole, so the buffer must take all of it.
    setReadBufferSize(kReadAhead + m_limits.maxHead + m_bodyLeft);
    if (m_head.expectContinue) {
        write("HTTP/1.1 100 Continue\r\n\r\n");
        flush();
    }
}

std::optional<Head> Connection::takeTicket()
{
    if (m_state != State::Ticket)
        return std::nullopt;
    m_state = State::Pending;
    return std::move(m_head);
}

void Connection::pause()
{
    m_since = now();
    blockSignals(true);
}

void Connection::answer(const Head& head, const Reply& reply)
{
    if (m_state != State::Pending || m_dropped)
        return;
    std::vector<Header> extra;
    if (!head.allowOrigin.isEmpty()) {
        extra.emplace_back("Access-Control-Allow-Origin", head.allowOrigin);
        extra.emplace_back("Access-Control-Expose-Headers", "Location, Retry-After, X-Next-From");
        extra.emplace_back("Vary", "Origin");
        if (head.preflight)
            addPreflight(extra, reply);
    }
    QByteArray bytes = headBytes(reply, head.close, extra);
    const bool hasBody = head.method != Method::Head && reply.status != 204;
    if (hasBody && reply.body.size() < kOneWrite)
        bytes += reply.body;
    write(bytes);
    if (hasBody && reply.body.size() >= kOneWrite)
        write(reply.body); // shared, not copied, until it has gone
    flush();
    m_served = true;
    m_since = now();
    m_unsent = bytesToWrite();
    m_progress = m_since;
    if (readBufferSize() != kReadAhead)
        setReadBufferSize(kReadAhead);
    if (head.close) {
        deafen();
        blockSignals(false);
        m_state = State::Closing;
        // After the last byte, and not now: QHttpServer may be on the stack, and frees the request when we
        // close.
        QMetaObject::invokeMethod(this, &QAbstractSocket::disconnectFromHost, Qt::QueuedConnection);
        return;
    }
    m_state = State::Head;
    if (bytesToWrite() > kMostUnsent) {
        m_draining = true;
        blockSignals(false); // of a pending answer
        Q_EMIT draining();
        blockSignals(true);
        return;
    }
    resume();
}

void Connection::resume()
{
    m_draining = false;
    blockSignals(false);
    if (state() != ConnectedState)
        // The client left while nobody could hear it. Not now: QHttpServer may be on the stack.
        QMetaObject::invokeMethod(this, &Connection::drop, Qt::QueuedConnection);
    else if (m_open)
        // It then listens again, and reads on by itself; but it forgets that it listened already when the
        // request ends before its handler returns.
        QMetaObject::invokeMethod(this, &Connection::letGo, Qt::QueuedConnection);
    else if (bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Connection::readOn, Qt::QueuedConnection);
}

void Connection::letGo()
{
    const std::shared_ptr<void> ended = std::exchange(m_open, nullptr);
}

void Connection::readOn()
{
    // Much may have happened since: only what can be read and answered is told to QHttpServer.
    if (m_state == State::Head && state() == ConnectedState && bytesAvailable() > 0)
        Q_EMIT readyRead();
}

void Connection::deafen()
{
    // QHttpServer's slot among them: it shall not parse what comes after.
    disconnect(this, &QIODevice::readyRead, nullptr, nullptr);
    if (isTransactionStarted())
        commitTransaction();
    readAll();
    connect(this, &QIODevice::readyRead, this, [this] { skip(bytesAvailable()); });
}

void Connection::refuse(const Reply& reply)
{
    Q_EMIT refused(reply.status);
    deafen();
    m_state = State::Closing;
    m_since = now();
    write(m_headBytes.startsWith("HEAD ") ? headBytes(reply, true) : headBytes(reply, true) + reply.body);
    flush();
    close(bytesToWrite() == 0);
}

void Connection::close(bool flushed)
{
#ifdef Q_OS_UNIX
    // Closing a socket with unread bytes resets it, and a reset may overtake the answer. So only our side is
    // closed; what the client still sends is skipped until it closes, too, or kLinger is over.
    if (flushed && ::shutdown(int(socketDescriptor()), SHUT_WR) == 0)
        return;
#else
    Q_UNUSED(flushed)
#endif
    disconnectFromHost();
}

void Connection::drop()
{
    if (std::exchange(m_dropped, true))
        return;
    m_state = State::Closing;
    blockSignals(false);
    Q_EMIT over();
    disconnect(this, &QIODevice::readyRead, nullptr, nullptr); // what Qt may still tell of is of no use
    abort();
    letGo(); // or QHttpServer would look at this socket when the answer comes
    deleteLater();
}

bool Connection::tick(Tick time)
{
    if (state() == UnconnectedState)
        return false;
    const qint64 unsent = bytesToWrite();
    if (unsent == 0 || unsent != m_unsent)
        m_progress = time;
    m_unsent = unsent;
    if (unsent > 0 && time - m_progress >= m_limits.writeTimeout)
        return false;
    if (m_draining && unsent <= kMostUnsent)
        resume();
    switch (m_state) {
    case State::Pending:
        return true;
    case State::Closing:
        return unsent > 0 || time - m_since < kLinger;
    case State::Body:
    case State::Ticket:
        return time - m_since < m_limits.requestTimeout;
    case State::Head:
        break;
    }
    if (unsent > 0)
        return true;
    const bool halfOpen = !m_served || !m_headBytes.isEmpty();
    return time - m_since < (halfOpen ? m_limits.requestTimeout : m_limits.idleTimeout);
}

std::chrono::milliseconds Connection::stalledFor(Tick time) const
{
    if (bytesToWrite() == 0)
        return std::chrono::milliseconds(0);
    return std::chrono::duration_cast<std::chrono::milliseconds>(time - m_progress);
}

bool Connection::isExpendable() const
{
    return !m_dropped && bytesToWrite() == 0 && m_state != State::Pending && m_state != State::Ticket;
}

} // namespace cryptopulse::api
