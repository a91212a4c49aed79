#include "support/venues/venues.h"

#include "support/standin/listen.h"

#include <QDateTime>
#include <QLocale>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimeZone>

namespace cryptopulse::support {

using namespace Qt::StringLiterals;

namespace {

std::optional<SeenRequest> parseHead(const QByteArray& head)
{
    const auto lines = head.split('\n');
    const auto words = lines.first().trimmed().split(' ');
    if (words.size() != 3 || words[0] != "GET")
        return std::nullopt;
    SeenRequest request{words[0], words[1], {}};
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon > 0)
            request.headers.insert(lines[i].left(colon).toLower(), lines[i].mid(colon + 1).trimmed());
    }
    return request;
}

/// One connection: reads requests one after the other.
class VenueConnection final : public QObject
{
public:
    VenueConnection(qintptr descriptor, std::shared_ptr<VenuesState> state, QObject* parent)
        : QObject(parent)
        , m_socket(this)
        , m_state(std::move(state))
    {
        connect(&m_socket, &QTcpSocket::readyRead, this, &VenueConnection::read);
        connect(&m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        if (!m_socket.setSocketDescriptor(descriptor))
            deleteLater();
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }

private:
    void read()
    {
        m_received += m_socket.readAll();
        for (auto end = m_received.indexOf("\r\n\r\n"); end >= 0 && !m_hung;
             end = m_received.indexOf("\r\n\r\n")) {
            const auto request = parseHead(m_received.left(end));
            m_received.remove(0, end + 4);
            if (!request) {
                m_socket.write(toBytes({400, "only GET"}, true));
                m_socket.disconnectFromHost();
                return;
            }
            reply(*request);
        }
    }

    void reply(const SeenRequest& request)
    {
        const auto [answer, fault] = m_state->serve(request);
        m_hung = fault == VenueFault::Hang;
        if (m_hung)
            return;
        const bool close = request.headers.value("connection").toLower() == "close";
        const QByteArray bytes = toBytes(answer, close);
        const bool early = fault == VenueFault::CloseEarly;
        m_socket.write(early ? bytes.left(bytes.size() - answer.body.size() / 2 - 1) : bytes);
        if (early || close)
            m_socket.disconnectFromHost();
    }

    QTcpSocket m_socket;
    std::shared_ptr<VenuesState> m_state;
    QByteArray m_received;
    bool m_hung = false;
};

/// Lives in the stand-in's thread and owns the connections.
class Server final : public QTcpServer
{
public:
    explicit Server(std::shared_ptr<VenuesState> state)
        : m_state(std::move(state))
    {
    }

protected:
    void incomingConnection(qintptr descriptor) override { new VenueConnection(descriptor, m_state, this); }

private:
    std::shared_ptr<VenuesState> m_state;
};

QByteArray dateHeader(core::UtcTime time)
{
    const QDateTime date = QDateTime::fromMSecsSinceEpoch(core::toEpochMs(time), QTimeZone::utc());
    return "Date: " + QLocale::c().toString(date, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1() + "\r\n";
}

} // namespace

VenuesState::Reply VenuesState::serve(const SeenRequest& request)
{
    const std::scoped_lock lock(m_mutex);
    const QUrl target = QUrl::fromEncoded("http://venues" + request.target);
    const QString venue = VenueDesk::venueOf(target.path());
    seen.push_back(request);
    ++counts[venue];
    std::optional<VenueFault> fault;
    if (!faults.empty()) {
        fault = faults.front();
        faults.pop_front();
    }
    Reply reply;
    if (fault == VenueFault::TooMany)
        reply.answer = m_desk.tooMany(venue, 7);
    else if (fault == VenueFault::ServerError)
        reply.answer = {500, "<html><body>500</body></html>", {}, "text/html"};
    else if (fault == VenueFault::Page)
        reply.answer = {
            200, "<!DOCTYPE html><html><body>Checking your browser</body></html>", {}, "text/html"};
    else
        reply.answer = m_desk.answer(target.path(), QUrlQuery(target),
                                     request.headers.contains("x-cg-demo-api-key") ||
                                         request.headers.contains("x-cg-pro-api-key"));
    if (fault == VenueFault::Cut)
        reply.answer.body.chop(reply.answer.body.size() / 3 + 1);
    reply.answer.headers += dateHeader(m_clock.now());
    reply.fault = fault;
    return reply;
}

VenuesStandIn::VenuesStandIn(Minutes minutes, const core::Clock& clock, quint16 port)
    : m_state(std::make_shared<VenuesState>(std::move(minutes), clock))
{
    m_port = listenIn(m_thread, new Server(m_state), port);
}

VenuesStandIn::~VenuesStandIn()
{
    m_thread.quit();
    m_thread.wait();
}

QUrl VenuesStandIn::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

void VenuesStandIn::fail(VenueFault fault, int count)
{
    m_state->locked(
        [&](VenuesState& state) { state.faults.insert(state.faults.end(), std::size_t(count), fault); });
}

void VenuesStandIn::deny(const QString& venue, int status)
{
    m_state->locked([&](VenuesState& state) { state.desk().deny(venue, status); });
}

void VenuesStandIn::useWeight(int weight)
{
    m_state->locked([&](VenuesState& state) { state.desk().useWeight(weight); });
}

int VenuesStandIn::requests(const QString& venue) const
{
    return m_state->locked([&](VenuesState& state) { return state.counts.value(venue); });
}

std::vector<SeenRequest> VenuesStandIn::seen() const
{
    return m_state->locked([](VenuesState& state) { return state.seen; });
}

} // namespace cryptopulse::support
