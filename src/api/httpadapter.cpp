#include "api/httpadapter.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>

namespace cryptopulse::api {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kLargeAnswer = 64 * 1024; // below it the sum over all clients is not worth its time
}

HttpAdapter::HttpAdapter(std::unique_ptr<Listener> listener, Dispatcher& dispatcher)
    : m_listener(listener.get())
    , m_dispatcher(dispatcher)
{
    bind(listener.release());
}

HttpAdapter::~HttpAdapter()
{
    // While we still hear it: QHttpServer frees what belongs to a socket when the socket goes.
    delete m_listener;
}

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)

bool HttpAdapter::handleRequest(const QHttpServerRequest& request, QTcpSocket* socket)
{
    serve(request, qobject_cast<Connection*>(socket));
    return true;
}

void HttpAdapter::missingHandler(const QHttpServerRequest&, QTcpSocket*) {} // handleRequest() takes all

#else

bool HttpAdapter::handleRequest(const QHttpServerRequest& request, QHttpServerResponder& responder)
{
    Connection* const connection = m_listener->current();
    if (connection)
        connection->hold(std::make_shared<QHttpServerResponder>(std::move(responder)));
    serve(request, connection);
    return true;
}

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
void HttpAdapter::missingHandler(const QHttpServerRequest&, QHttpServerResponder&&) {}
#else
void HttpAdapter::missingHandler(const QHttpServerRequest&, QHttpServerResponder&) {}
#endif

#endif

void HttpAdapter::serve(const QHttpServerRequest& request, Connection* connection)
{
    if (!connection)
        return;
    const auto head = connection->takeTicket();
    if (!head) {
        // From Qt 6.5 on a pipelined request may be parsed before the guard saw it. HTTP lets a server close
        // after any answer, and the client asks again.
        QMetaObject::invokeMethod(connection, &QAbstractSocket::disconnectFromHost, Qt::QueuedConnection);
        return;
    }
    m_dispatcher.handle(*head, request.body(),
                        [this, client = QPointer<Connection>(connection), head = *head](Reply reply) {
                            if (client) // else it has left
                                answer(*client, head, std::move(reply));
                        });
    if (connection->isPending())
        connection->pause();
}

void HttpAdapter::answer(Connection& connection, const Head& head, Reply reply)
{
    if (reply.body.size() > kLargeAnswer && !m_listener->hasRoomFor(reply.body.size())) {
        reply = problem(503, u"too many clients are slow to read their answers"_s);
        reply.headers.emplace_back("Retry-After", "1");
    }
    connection.answer(head, reply);
}

} // namespace cryptopulse::api
