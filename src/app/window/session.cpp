#include "app/window/session.h"

#include "app/engines.h"
#include "app/homefolder.h"
#include "app/window/settingsfile.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace cryptopulse::app {

namespace {

Q_LOGGING_CATEGORY(lcSession, "cryptopulse.app.session")

EngineStart startOf(const gui::Settings& settings, bool collect)
{
    return {.feeding = Feeding::Required,
            .collect = collect,
            .interval = settings.interval,
            .keptKey = settings.apiKey};
}

} // namespace

core::Result<std::unique_ptr<Session>> Session::onThisMachine(const Parts& parts,
                                                              std::unique_ptr<SingleInstance> instance)
{
    const auto interval = parts.configuration.integer("interval"_L1, 1, 86'400);
    const auto serve = serveSettings(parts.configuration);
    if (!serve || !interval)
        return core::failure(serve ? interval.error() : serve.error());
    const bool collect = parts.configuration.settings().value("feed/collect"_L1).toBool();
    auto engine = makeLocalEngine(parts.configuration, parts.clock,
                                  startOf(readSettings(parts.configuration), collect));
    if (!engine)
        return core::failure(engine.error());
    std::unique_ptr<Session> session(new Session(parts, *std::move(engine), std::move(instance), {}));
    session->begin();
    return session;
}

std::unique_ptr<Session> Session::onServer(const Parts& parts, std::unique_ptr<engine::Engine> engine,
                                           const QString& address)
{
    std::unique_ptr<Session> session(new Session(parts, std::move(engine), nullptr, address));
    session->begin();
    qCInfo(lcSession, "shows the server at %s", qUtf8Printable(address));
    return session;
}

Session::Session(const Parts& parts, std::unique_ptr<engine::Engine> engine,
                 std::unique_ptr<SingleInstance> instance, const QString& server)
    : m_configuration(parts.configuration)
    , m_clock(parts.clock)
    , m_secrets(parts.secrets)
    , m_log(parts.log)
    , m_remote(server)
    , m_settings(readSettings(parts.configuration))
    , m_instance(std::move(instance))
    , m_engine(std::move(engine))
{
}

Session::~Session() = default;

void Session::begin()
{
    m_translations.use(m_settings.language);
    m_keyNote = tr("Kept in this system's keychain, never in a file.");
    if (m_remote.isEmpty()) {
        // A window is worth having without its API, for example beside a server that has the port already.
        if (m_settings.serveApi) {
            if (const auto started = startServer(); !started)
                m_apiTrouble = QString::fromStdString(started.error().detail);
        }
        connect(&m_engine, &engine::Engine::snapshotChanged, this, &Session::rememberCollection);
        readKey();
    }
    if (m_instance)
        connect(m_instance.get(), &SingleInstance::raiseRequested, this, &Session::raise);
    makeWindow();
}

void Session::makeWindow()
{
    m_window =
        std::make_unique<gui::MainWindow>(m_engine, m_clock, m_configuration.settings(), gui::WindowInfo{});
    m_window->setLog(m_log);
    connect(m_window.get(), &gui::MainWindow::settingsApplied, this, &Session::apply);
    refresh();
    m_window->show();
}

/// A new window in place of the old: texts in another language are right by construction.
void Session::renewWindow()
{
    const auto former = std::move(m_window);
    const bool wasEditing = former->isSettingsOpen();
    former->remember();
    makeWindow(); // first, or the last window would have closed
    m_window->setVisible(former->isVisible());
    if (wasEditing)
        m_window->openSettings();
    m_formerFile.reset();
}

/// Tells the window what is the case now.
void Session::refresh()
{
    auto context = contextOf(m_configuration, m_remote);
    context.keyNote = m_keyNote;
    m_window->setSettings(m_settings, context);
    m_window->setInfo({.version = QStringLiteral(CP_VERSION),
                       .apiAddress = m_remote.isEmpty() ? apiAddress() : m_remote,
                       .apiTrouble = m_apiTrouble,
                       .demo = m_remote.isEmpty() && m_settings.source == gui::FeedSource::Demo,
                       .modelFolder = m_remote.isEmpty() ? m_configuration.modelFolder() : QString(),
                       .settingsFile = m_configuration.settings().fileName()});
}

QString Session::apiAddress() const
{
    return m_server ? m_server->address().toString() : QString();
}

/// Keeps the state of the automatic refresh over restarts.
void Session::rememberCollection()
{
    const auto feed = m_engine.snapshot()->feed;
    QSettings& file = m_configuration.settings();
    if (file.value("feed/collect"_L1).toBool() != feed.collecting)
        file.setValue("feed/collect"_L1, feed.collecting);
    if (file.value("feed/interval"_L1, 60).toLongLong() != feed.interval.count())
        file.setValue("feed/interval"_L1, qint64(feed.interval.count()));
    m_settings.interval = feed.interval;
}

QString Session::apply(const gui::Settings& wanted)
{
    const gui::Settings before = m_settings;
    QStringList troubles;
    if (m_remote.isEmpty()) {
        troubles += moveHome(wanted);
        troubles += moveServer(wanted);
        troubles += renewEngine(wanted);
        if (wanted.apiKey != before.apiKey && m_settings.apiKey == wanted.apiKey)
            keepKey(wanted.apiKey);
    }
    if (wanted.interval != m_engine.snapshot()->feed.interval)
        m_engine.setCollection(m_engine.snapshot()->feed.collecting, wanted.interval);
    gui::Settings now = wanted; // the window's own part cannot fail
    now.source = m_settings.source;
    now.plan = m_settings.plan;
    now.apiKey = m_settings.apiKey;
    now.serveApi = m_settings.serveApi;
    now.apiHost = m_settings.apiHost;
    now.apiPort = m_settings.apiPort;
    now.dataFolder = m_settings.dataFolder;
    writeSettings(m_configuration, now, before);
    m_settings = now;
    qCInfo(lcSession, "settings applied");
    troubles.removeAll(QString());
    const QString trouble = troubles.join(u'\n');
    refresh();
    if (!trouble.isEmpty())
        m_window->refuseSettings(trouble);
    if (now.language != before.language)
        m_translations.use(now.language);
    if (now.language != before.language || now.dataFolder != before.dataFolder)
        QMetaObject::invokeMethod(this, &Session::renewWindow,
                                  Qt::QueuedConnection); // its dialog asked for it
    return trouble;
}

QString Session::moveHome(const gui::Settings& wanted)
{
    if (wanted.dataFolder == m_settings.dataFolder)
        return {};
    auto instance = std::make_unique<SingleInstance>(wanted.dataFolder);
    if (instance->role() == SingleInstance::Role::Later)
        return tr("Another window of CryptoPulse already uses the folder %1: close it first, or choose "
                  "another "
                  "folder.")
            .arg(wanted.dataFolder);
    if (instance->role() == SingleInstance::Role::Unlimited || !chooseHome(wanted.dataFolder))
        return tr("The folder %1 cannot be used: choose one in which you may write.").arg(wanted.dataFolder);
    m_window->remember();
    m_formerFile = m_configuration.moveTo(wanted.dataFolder);
    QSettings& file =
        m_configuration.settings(); // the choices go along; prices and model stay where they are
    for (const QString& key : m_formerFile->allKeys())
        file.setValue(key, m_formerFile->value(key));
    m_instance = std::move(instance);
    connect(m_instance.get(), &SingleInstance::raiseRequested, this, &Session::raise);
    m_settings.dataFolder = wanted.dataFolder;
    return {};
}

core::Result<void> Session::startServer()
{
    const auto serve = serveSettings(m_configuration);
    if (!serve)
        return core::failure(serve.error());
    api::ServerOptions options;
    options.host = QHostAddress(serve->host);
    options.port = serve->port;
    options.bearerToken = serve->token;
    options.allowedOrigins = serve->allowedOrigins;
    options.version = QStringLiteral(CP_VERSION);
    auto server = api::Server::start(m_engine, m_clock, options);
    if (!server)
        return core::failure(server.error());
    m_server = *std::move(server);
    m_apiTrouble.clear();
    qCInfo(lcSession, "the API answers at %s", qUtf8Printable(apiAddress()));
    return {};
}

QString Session::moveServer(const gui::Settings& wanted)
{
    const bool isSamePlace = wanted.apiHost == m_settings.apiHost && wanted.apiPort == m_settings.apiPort;
    if (wanted.serveApi == m_settings.serveApi && isSamePlace)
        return {};
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
            const QString sentence =
                started.error().kind == core::ErrorKind::AddressInUse
                    ? tr("Port %1 is in use by another program: choose another one.").arg(wanted.apiPort)
                    : tr("The API cannot be served at %1, port %2: choose another address.")
                          .arg(wanted.apiHost)
                          .arg(wanted.apiPort);
            return m_server ? sentence + u' ' + tr("Until then it stays at %1.").arg(apiAddress()) : sentence;
        }
    }
    m_settings.serveApi = wanted.serveApi;
    m_settings.apiHost = wanted.apiHost;
    m_settings.apiPort = wanted.apiPort;
    // The rest of the API's part is written with everything else, as far as it differs from what was before.
    return {};
}

QString Session::renewEngine(const gui::Settings& wanted)
{
    const bool isSame = wanted.source == m_settings.source && wanted.plan == m_settings.plan &&
                        wanted.apiKey == m_settings.apiKey &&
                        m_configuration.databasePath().toStdString() == m_engine.snapshot()->storageLocation;
    if (isSame)
        return {};
    gui::Settings feed = m_settings;
    feed.source = wanted.source;
    feed.plan = wanted.plan;
    feed.apiKey = wanted.apiKey;
    feed.interval = wanted.interval;
    writeSettings(m_configuration, feed, m_settings);
    auto engine =
        makeLocalEngine(m_configuration, m_clock, startOf(feed, m_engine.snapshot()->feed.collecting));
    if (!engine) {
        writeSettings(m_configuration, m_settings, feed);
        qCWarning(lcSession, "the engine could not be renewed: %s", engine.error().detail.c_str());
        return tr("The price source cannot be used like this: check its plan and key.");
    }
    m_settings = feed;
    m_engine.replace(*std::move(engine));
    return {};
}

void Session::raise()
{
    m_window->raiseToFront();
}

void Session::stop()
{
    m_window->quit();
}

} // namespace cryptopulse::app
