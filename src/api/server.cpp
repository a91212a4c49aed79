#include "api/server.h"

#include "api/dispatcher.h"
#include "api/httpadapter.h"
#include "api/listener.h"

#include <QThread>

namespace cryptopulse::api {

using namespace Qt::StringLiterals;

namespace {

HeadRules rulesOf(const ServerOptions& options)
{
    HeadRules rules;
    rules.anyHost = !options.host.isLoopback(); // then there is a token
    rules.maxBody = options.limits.maxBody;
    for (const QString& origin : options.allowedOrigins)
        rules.allowedOrigins += origin.toUtf8();
    if (!options.bearerToken.empty())
        rules.tokenDigest = tokenDigest(options.bearerToken);
    return rules;
}

core::Error listenError(const QTcpServer& listener, const ServerOptions& options)
{
    const std::string where = options.host.toString().toStdString() + " port " + std::to_string(options.port);
    const std::string why = where + ": " + listener.errorString().toStdString();
    switch (listener.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return {core::ErrorKind::AddressInUse, where + " is in use by another program"};
    case QAbstractSocket::SocketAddressNotAvailableError:
    case QAbstractSocket::SocketAccessError:
        return {core::ErrorKind::InvalidArgument, why};
    default:
        return {core::ErrorKind::Network, why}; // an enum of Qt's that grows
    }
}

} // namespace

class Server::Private
{
public:
    Private(engine::Engine& engine, const core::Clock& clock, ServerOptions options)
        : m_engine(engine)
        , m_clock(clock)
        , m_options(std::move(options))
    {
        m_thread.setObjectName(u"api"_s);
        m_context.moveToThread(&m_thread);
    }

    ~Private()
    {
        if (!m_thread.isRunning())
            return;
        QMetaObject::invokeMethod(
            &m_context, [this] { close(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    core::Result<void> start()
    {
        m_thread.start();
        core::Result<void> opened;
        QMetaObject::invokeMethod(
            &m_context, [this, &opened] { opened = open(); }, Qt::BlockingQueuedConnection);
        return opened;
    }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QHostAddress host() const { return m_options.host; }

private:
    core::Result<void> open()
    {
        auto listener = std::make_unique<Listener>(m_options.limits, rulesOf(m_options));
        if (!listener->listen(m_options.host, m_options.port))
            return core::failure(listenError(*listener, m_options));
        m_port = listener->serverPort();
        listener->setOwnPort(m_port);
        m_dispatcher = std::make_unique<Dispatcher>(m_engine, m_clock, m_options.version, m_options.assets);
        m_adapter = std::make_unique<HttpAdapter>(std::move(listener), *m_dispatcher);
        return {};
    }

    void close()
    {
        // First the answers that are still to come, then those who wait for them. No event comes in between.
        m_dispatcher.reset();
        m_adapter.reset();
    }

    engine::Engine& m_engine;   // outlives us
    const core::Clock& m_clock; // outlives us
    const ServerOptions m_options;
    quint16 m_port = 0; // written before start() returns
    QThread m_thread;
    QObject m_context; // lives in m_thread
    // Made and destroyed in m_thread.
    std::unique_ptr<Dispatcher> m_dispatcher;
    std::unique_ptr<HttpAdapter> m_adapter;
};

Server::Server(std::unique_ptr<Private> d_)
    : d(std::move(d_))
{
}

Server::~Server() = default;

core::Result<std::unique_ptr<Server>> Server::start(engine::Engine& engine, const core::Clock& clock,
                                                    ServerOptions options)
{
    if (options.host.isNull())
        return core::failure(core::ErrorKind::InvalidArgument, "host is no address");
    if (!options.host.isLoopback() && options.bearerToken.empty())
        return core::failure(core::ErrorKind::InvalidArgument,
                             "host " + options.host.toString().toStdString() +
                                 " can be reached from other machines: that needs a bearer token");
    auto d = std::make_unique<Private>(engine, clock, std::move(options));
    if (auto started = d->start(); !started)
        return core::failure(started.error());
    return std::unique_ptr<Server>(new Server(std::move(d)));
}

quint16 Server::port() const
{
    return d->port();
}

QUrl Server::address() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(d->host().toString());
    url.setPort(d->port());
    return url;
}

} // namespace cryptopulse::api
