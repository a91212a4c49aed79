#pragma once

#include "api/dispatcher.h"
#include "api/listener.h"

#include <QAbstractHttpServer>

namespace cryptopulse::api {

/// QHttpServer between guard and dispatcher: it parses, they judge and answer.
///
/// The one place that knows how QAbstractHttpServer changed between Qt 6.4 and 6.8: up to 6.4 a request comes
/// with its socket; from 6.5 on with a responder, whose life tells the server that a request is still open.
class HttpAdapter final : public QAbstractHttpServer
{
    Q_OBJECT

public:
    /// @p listener is listening; @p dispatcher is there for as long as events are delivered.
    HttpAdapter(std::unique_ptr<Listener> listener, Dispatcher& dispatcher);
    ~HttpAdapter() override;

protected:
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override;
    void missingHandler(const QHttpServerRequest& request, QTcpSocket* socket) override;
#else
    bool handleRequest(const QHttpServerRequest& request, QHttpServerResponder& responder) override;
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    void missingHandler(const QHttpServerRequest& request, QHttpServerResponder&& responder) override;
#else
    void missingHandler(const QHttpServerRequest& request, QHttpServerResponder& responder) override;
#endif
#endif

private:
    void serve(const QHttpServerRequest& request, Connection* connection);

    void answer(Connection& connection, const Head& head, Reply reply);

    Listener* m_listener; // our child since bind()
    Dispatcher& m_dispatcher;
};

} // namespace cryptopulse::api
