#include "support/standin/connection.h"

#include "support/standin/coins.h"

#include <utility>

namespace cryptopulse::support {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kHugeBody = 64LL * 1024 * 1024;
constexpr qsizetype kLongestHead = 64 * 1024;
constexpr qint64 kPiece = 64 * 1024;

std::optional<SeenRequest> parseHead(const QByteArray& head)
{
    const auto lines = head.split('\n');
    const auto words = lines.first().trimmed().split(' ');
    if (words.size() != 3)
        return std::nullopt;
    SeenRequest request{words[0], words[1], {}};
    if (words[2] == "HTTP/1.0")
        request.headers.insert("connection", "close"); // its own header, if any, replaces it
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon > 0)
            request.headers.insert(lines[i].left(colon).toLower(), lines[i].mid(colon + 1).trimmed());
    }
    return request;
}

} // namespace

Connection::Connection(qintptr descriptor, std::shared_ptr<StandInState> state, QObject* parent)
    : QObject(parent)
    , m_socket(this)
    , m_state(std::move(state))
    , m_timer(this)
{
    connect(&m_socket, &QTcpSocket::readyRead, this, &Connection::read);
    connect(&m_socket, &QTcpSocket::bytesWritten, this, &Connection::pour);
    connect(&m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    if (!m_socket.setSocketDescriptor(descriptor))
        deleteLater();
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

void Connection::read()
{
    m_received += m_socket.readAll();
    while (!m_busy && !m_close && serveNext()) {
    }
}

bool Connection::serveNext()
{
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    if (end < 0) {
        if (m_received.size() > kLongestHead)
            m_socket.abort();
        return false;
    }
    const auto request = parseHead(m_received.left(end));
    const qsizetype bodySize = request ? request->headers.value("content-length").toLongLong() : 0;
    if (!request || bodySize < 0 || bodySize > kLongestHead) {
        m_close = true;
        send({400, R"({"error":"Bad request"})"});
        return false;
    }
    if (m_received.size() < end + 4 + bodySize)
        return false;
    m_received.remove(0, end + 4 + bodySize);
    m_close = request->headers.value("connection").toLower() == "close";
    serve(*request);
    return true;
}

void Connection::serve(const SeenRequest& request)
{
    const QUrl target = QUrl::fromEncoded("http://standin" + request.target);
    const QUrlQuery query(target);
    QString path = target.path();
    if (path.startsWith(u"/api/v3/"_s))
        path.remove(0, 7);
    if (path.size() > 1 && path.endsWith(u'/'))
        path.chop(1);
    if (path == u"/control"_s && request.method == "POST")
        send(control(query));
    else if (path == u"/simple/price"_s && request.method == "GET")
        servePrice(request, query);
    else if (const auto body = request.method == "GET" ? listing(path, query) : std::nullopt)
        serveListing(request, *body);
    else
        send(*answerOf(Fault::BadPath));
}

/// What CoinGecko has at all; empty: no such path.
std::optional<QByteArray> Connection::listing(const QString& path, const QUrlQuery& query)
{
    if (path == u"/coins/list"_s)
        return coinsListBody();
    if (path == u"/simple/supported_vs_currencies"_s)
        return currenciesBody();
    if (path == u"/search"_s)
        return coinSearchBody(query.queryItemValue(u"query"_s, QUrl::FullyDecoded));
    return std::nullopt;
}

void Connection::serveListing(const SeenRequest& request, const QByteArray& body)
{
    m_state->see(request);
    if (const auto plan = m_state->takePlan())
        misbehave(*plan, request, QUrlQuery());
    else
        send({200, body, "Cache-Control: max-age=30, public, must-revalidate, s-maxage=300\r\n"});
}

void Connection::servePrice(const SeenRequest& request, const QUrlQuery& query)
{
    m_state->see(request);
    if (const auto plan = m_state->takePlan()) {
        misbehave(*plan, request, query);
        return;
    }
    for (const auto& name : {u"vs_currencies"_s, u"ids"_s}) {
        if (query.queryItemValue(name).isEmpty()) {
            send({422, R"({"error":"Missing parameter )" + name.toLatin1() + R"("})"});
            return;
        }
    }
    send({200, m_state->nextBody(query),
          "Cache-Control: max-age=30, public, must-revalidate, s-maxage=60\r\n"});
}

Answer Connection::control(const QUrlQuery& query)
{
    if (query.hasQueryItem(u"reset"_s)) {
        m_state->forgetPlans();
        return {200, R"({"ok":true})"};
    }
    const QStringList words = query.queryItemValue(u"fault"_s, QUrl::FullyDecoded).split(u':');
    const auto fault = faultFromName(words.first());
    bool delayOk = true;
    bool countOk = true;
    const int delay = words.size() > 1 ? words[1].toInt(&delayOk) : 30'000;
    const int count = query.hasQueryItem(u"count"_s) ? query.queryItemValue(u"count"_s).toInt(&countOk) : 1;
    if (!fault || !delayOk || !countOk || delay < 0 || count < 1 || count > 1'000'000)
        return {400, R"({"error":"use fault=NAME[:MS]&count=N or reset"})"};
    m_state->plan(*fault, count, std::chrono::milliseconds(delay));
    return {200, R"({"ok":true,"requests":)" + QByteArray::number(m_state->requests()) + "}"};
}

void Connection::misbehave(const StandInState::Planned& plan, const SeenRequest& request,
                           const QUrlQuery& query)
{
    if (const auto answer = answerOf(plan.fault)) {
        send(*answer);
        return;
    }
    if (plan.fault == Fault::Hang) {
        hang(plan.delay);
    } else if (plan.fault == Fault::Drip) {
        m_toDrip = QByteArray(10'000, ' ') + m_state->nextBody(query);
        drip();
    } else if (plan.fault == Fault::Huge) {
        m_busy = true;
        m_toPour = kHugeBody;
        m_socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n");
    } else if (plan.fault == Fault::CloseEarly) {
        m_socket.write(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"bitc");
        hangUp();
    } else {
        // "localhost" is another name than the address that was asked, so it is another host.
        const bool here = plan.fault == Fault::RedirectHere;
        const QByteArray host = here ? QByteArray("127.0.0.1") : QByteArray("localhost");
        send({302, "",
              "Location: http://" + host + ':' + QByteArray::number(m_socket.localPort()) + request.target +
                  "\r\n"});
    }
}

void Connection::hang(std::chrono::milliseconds delay)
{
    m_busy = true;
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, &Connection::hangUp);
    m_timer.start(delay);
}

void Connection::drip()
{
    m_busy = true;
    m_socket.write(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
        QByteArray::number(m_toDrip.size()) + "\r\n\r\n");
    m_timer.callOnTimeout(this, [this] {
        m_socket.write(m_toDrip.left(1));
        m_toDrip.remove(0, 1);
        if (m_toDrip.isEmpty())
            hangUp();
    });
    m_timer.start(20ms);
}

void Connection::pour()
{
    while (m_toPour > 0 && m_socket.bytesToWrite() < 4 * kPiece) {
        const qint64 size = std::min(kPiece, m_toPour);
        m_socket.write(QByteArray(size, ' '));
        m_toPour -= size;
        if (m_toPour == 0)
            hangUp();
    }
}

void Connection::send(const Answer& answer)
{
    m_socket.write(toBytes(answer, m_close));
    if (m_close)
        hangUp();
}

void Connection::hangUp()
{
    m_timer.stop();
    m_close = true;
    m_socket.disconnectFromHost();
}

} // namespace cryptopulse::support
