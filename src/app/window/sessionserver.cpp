// The embedded API of a session: begun, moved, and left where it was when it cannot be moved.

#include "app/posted.h"
#include "app/window/session.h"
#include "app/window/settingsfile.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace cryptopulse::app {

namespace {

Q_LOGGING_CATEGORY(lcServer, "cryptopulse.app.server")

} // namespace

core::Result<void> Session::startServer()
{
    if (m_configuration.isSetAside("token-file"_L1)) // serving without one would let everybody in
        return core::failure(core::ErrorKind::InvalidArgument,
                             "the token file that the settings file names cannot be used");
    const auto serve = serveSettings(m_configuration);
    if (!serve)
        return core::failure(serve.error());
    api::ServerOptions options;
    options.host = QHostAddress(serve->host);
    options.port = serve->port;
    options.bearerToken = serve->token;
    options.allowedOrigins = serve->allowedOrigins;
    options.version = QStringLiteral(CP_VERSION);
    options.assets = {&m_coins, [this](const QString& asset, const QString& currency) {
                          return posted<core::SeriesKey>(
                              *this, [this, asset, currency] { return watch(asset, currency); });
                      }};
    auto server = api::Server::start(m_engine, m_clock, options);
    if (!server)
        return core::failure(server.error());
    m_server = *std::move(server);
    m_apiTrouble.clear();
    qCInfo(lcServer, "the API answers at %s", qUtf8Printable(apiAddress()));
    return {};
}

QString Session::moveServer(const gui::Settings& wanted)
{
    const bool isSamePlace = wanted.apiHost == m_settings.apiHost && wanted.apiPort == m_settings.apiPort;
    if (wanted.serveApi == m_settings.serveApi && isSamePlace) {
        // The port that was taken at the start may be free by now; if not, that was said then.
        if (wanted.serveApi && !m_server)
            static_cast<void>(startServer());
        return {};
    }
    if (!wanted.serveApi) {
        m_server.reset();
        m_apiTrouble.clear();
    } else {
        gui::Settings place = m_settings;
        place.apiHost = wanted.apiHost;
        place.apiPort = wanted.apiPort;
        writeSettings(m_configuration, place, m_settings);
        // On its own port the server would stand in its own way.
        const bool wasServing = m_server != nullptr;
        if (wasServing && wanted.apiPort == m_server->port())
            m_server.reset();
        if (const auto started = startServer(); !started) {
            writeSettings(m_configuration, m_settings, place);
            if (wasServing && !m_server)
                static_cast<void>(startServer()); // where it was a moment ago
            const QString sentence = refusal(started.error(), wanted);
            return m_server ? sentence + u' ' + tr("Until then it stays at %1.").arg(apiAddress()) : sentence;
        }
    }
    m_settings.serveApi = wanted.serveApi;
    m_settings.apiHost = wanted.apiHost;
    m_settings.apiPort = wanted.apiPort;
    // The rest of the API's part is written with everything else, as far as it differs from what was before.
    return {};
}

QString Session::refusal(const core::Error& error, const gui::Settings& wanted) const
{
    if (m_configuration.isSetAside("token-file"_L1))
        return tr("The API stays off: the token file that the settings file names cannot be used. Put it "
                  "right, or take it out of the settings file, and start again.");
    if (error.kind == core::ErrorKind::AddressInUse)
        return tr("Port %1 is in use by another program: choose another one.").arg(wanted.apiPort);
    return tr("The API cannot be served at %1, port %2: choose another address.")
        .arg(wanted.apiHost)
        .arg(wanted.apiPort);
}

} // namespace cryptopulse::app
