#include "app/window/session.h"

#include "app/buildfacts.h"
#include "app/crosschecks.h"
#include "app/engines.h"
#include "app/homefolder.h"
#include "app/venues.h"
#include "app/window/filefaults.h"
#include "app/window/settingsfile.h"
#include "engine/whendone.h"
#include "gui/explain.h"
#include "gui/jobwords.h"
#include "gui/logsource.h"
#include "gui/venuewords.h"
#include "look/words.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace cryptopulse::app {

namespace {

Q_LOGGING_CATEGORY(lcSession, "cryptopulse.app.session")

/// However it is written: with a slash at its end, or by a link.
bool isSameFolder(const QString& one, const QString& other)
{
    const QString real = QFileInfo(one).canonicalFilePath();
    return QDir::cleanPath(one) == QDir::cleanPath(other) ||
           (!real.isEmpty() && real == QFileInfo(other).canonicalFilePath());
}

} // namespace

core::Result<std::unique_ptr<Session>> Session::onThisMachine(const Parts& parts,
                                                              std::unique_ptr<SingleInstance> instance)
{
    setAsideFaults(parts.configuration); // what is wrong after this was said by option or environment
    const auto interval = parts.configuration.integer("interval"_L1, 1, 86'400);
    const auto serve = serveSettings(parts.configuration);
    if (!serve || !interval)
        return core::failure(serve ? interval.error() : serve.error());
    if (const auto order = fallbackSources(parts.configuration); !order)
        return core::failure(order.error());
    if (const auto check = crossCheckChoice(parts.configuration); !check)
        return core::failure(check.error());
    const bool collect = parts.configuration.settings().value("feed/collect"_L1).toBool();
    auto engine = makeLocalEngine(parts.configuration, parts.clock,
                                  startOf(readSettings(parts.configuration), collect));
    if (!engine)
        return core::failure(engine.error());
    std::unique_ptr<Session> session(new Session(parts, *std::move(engine), std::move(instance), {}));
    session->begin(parts.crash);
    return session;
}

std::unique_ptr<Session> Session::onServer(const Parts& parts, std::unique_ptr<engine::Engine> engine,
                                           const QString& address, ServerAssets assets)
{
    std::unique_ptr<Session> session(new Session(parts, std::move(engine), nullptr, address));
    session->m_serverAssets = std::move(assets);
    session->begin(parts.crash);
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
    , m_coins(parts.clock)
    , m_engine(std::move(engine))
{
}

Session::~Session() = default;

void Session::begin(const std::optional<PastCrash>& crash)
{
    m_translations.use(m_settings.language);
    m_keyNote = tr("Kept in this system's keychain, never in a file.");
    m_passwordNote =
        tr("Kept in this system's keychain, never in a file. Without one, ~/.pgpass is looked at.");
    if (m_remote.isEmpty()) {
        // A window is worth having without its API, for example beside a server that has the port already.
        if (m_settings.serveApi) {
            if (const auto started = startServer(); !started)
                m_apiTrouble = refusal(started.error(), m_settings);
        }
        if (needsKey())
            readKey();
        readPassword();
        renewHandover();
    }
    connect(&m_engine, &engine::Engine::snapshotChanged, this, &Session::followFeed);
    followFeed();
    if (m_instance)
        connect(m_instance.get(), &SingleInstance::raiseRequested, this, &Session::raise);
    makeWindow();
    tellFaults();
    if (crash)
        tellCrash(*crash);
}

/// A value in the file that cannot be used stops nobody, but its default is not what was asked for.
void Session::tellFaults()
{
    const QStringList faults = m_configuration.setAside();
    if (!faults.isEmpty())
        m_window->tell(gui::NoticeTopic::Settings,
                       tr("The settings file %1 has values that cannot be used: %2.")
                           .arg(m_configuration.settings().fileName(), faults.join(u", "_s)),
                       m_configuration.isSetAside("token-file"_L1) && !m_apiTrouble.isEmpty()
                           ? m_apiTrouble
                           : tr("Until they are put right, the defaults are used in their place."));
}

void Session::tellCrash(const PastCrash& crash)
{
    m_window->tell(
        gui::NoticeTopic::Crash,
        tr("CryptoPulse ended unexpectedly (%1).").arg(look::Words::moment(crash.when, m_clock.now())),
        tr("What is known about it is in %1: add that file to a report.").arg(crash.file));
}

void Session::makeWindow()
{
    m_window =
        std::make_unique<gui::MainWindow>(m_engine, m_clock, m_configuration.settings(), gui::WindowInfo{});
    m_window->setLog(m_log);
    if (m_serverAssets.catalogue)
        m_window->setCatalogue(*m_serverAssets.catalogue);
    else
        m_window->setCatalogue(m_coins);
    connect(m_window.get(), &gui::MainWindow::serverAssetWanted, this, &Session::watchAtServer);
    connect(m_window.get(), &gui::MainWindow::settingsApplied, this,
            [this](const gui::Settings& typed, const gui::Settings& before) {
                apply(gui::merged(m_settings, before, typed));
            });
    connect(m_window.get(), &gui::MainWindow::keyWanted, this, &Session::readKey);
    connect(m_window.get(), &gui::MainWindow::themeChosen, this, [this](look::Choice choice) {
        m_settings.theme = choice;
        checkSaved();
    });
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
    m_window->takeOver(*former);
    m_window->setVisible(former->isVisible());
    if (wasEditing) {
        m_window->openSettings();
        if (!m_trouble.isEmpty())
            m_window->refuseSettings(m_trouble);
    }
    m_formerFile.reset();
}

/// Tells the window what is the case now.
void Session::refresh()
{
    renewDirectory();
    auto context = contextOf(m_configuration, m_remote);
    if (m_serverAssets.watch)
        context.locks.erase(gui::SettingsField::Asset); // the server is asked
    context.keyNote = m_keyNote;
    context.passwordNote = m_passwordNote;
    m_window->setSettings(m_settings, context);
    static const core::BuildFacts facts = allBuildFacts(); // they do not change, and some must be asked for
    m_window->setInfo({.version = QStringLiteral(CP_VERSION),
                       .apiAddress = m_remote.isEmpty() ? apiAddress() : m_remote,
                       .apiTrouble = m_apiTrouble,
                       .demo = m_remote.isEmpty() && m_settings.source == gui::FeedSource::Demo,
                       .modelFolder = m_remote.isEmpty() ? m_configuration.shownModels() : QString(),
                       .settingsFile = m_configuration.settings().fileName(),
                       .logFile = m_log.file(),
                       .build = facts});
}

QString Session::apiAddress() const
{
    return m_server ? m_server->address().toString() : QString();
}

/// Keeps the state of the automatic refresh over restarts, where it is this machine's.
void Session::followFeed()
{
    m_activity.read(*m_engine.snapshot());
    if (m_askedInterval)
        return; // the engine has not heard of it yet
    const auto feed = m_engine.snapshot()->feed;
    if (m_remote.isEmpty()) {
        QSettings& file = m_configuration.settings();
        if (file.value("feed/collect"_L1).toBool() != feed.collecting)
            file.setValue("feed/collect"_L1, feed.collecting);
        gui::Settings now = m_settings;
        now.interval = feed.interval;
        writeSettings(m_configuration, now, m_settings);
    }
    const bool isChanged = m_settings.interval != feed.interval;
    m_settings.interval = feed.interval;
    if (isChanged && m_remote.isEmpty())
        checkSaved();
}

/// Settings that are used and forgotten at the end are worth a word.
void Session::checkSaved()
{
    QSettings& file = m_configuration.settings();
    file.sync();
    if (file.status() != QSettings::NoError && m_window)
        m_window->tell(gui::NoticeTopic::Settings,
                       tr("The settings are used, but could not be saved in %1.").arg(file.fileName()),
                       tr("Free some space or make its folder writable, then change them again."));
}

void Session::setInterval(std::chrono::seconds interval)
{
    const auto feed = m_engine.snapshot()->feed;
    if (feed.interval == interval)
        return;
    m_askedInterval = interval;
    engine::whenDone(m_engine.setCollection(feed.collecting, interval), this,
                     [this](const core::Result<engine::FeedStatus>& answer) {
                         m_askedInterval.reset();
                         followFeed();
                         if (answer || answer.error().kind == core::ErrorKind::Cancelled)
                             return;
                         refresh(); // what was asked for did not happen: show again what is
                         m_window->tell(gui::NoticeTopic::Settings, tr("The interval could not be changed."),
                                        gui::explain(answer.error(), m_remote.isEmpty()
                                                                         ? gui::NoticeTopic::Collection
                                                                         : gui::NoticeTopic::Connection)
                                            .sentence);
                     });
}

QString Session::apply(const gui::Settings& wanted)
{
    const gui::Settings before = m_settings;
    if (wanted.language != before.language)
        m_translations.use(wanted.language); // first: what is said from here on is read in that language
    QStringList troubles;
    if (m_remote.isEmpty()) {
        troubles += moveHome(wanted);
        troubles += moveServer(wanted);
        gui::Settings feed = wanted;
        feed.database = m_settings.database; // which takes a moment
        feed.databasePassword = m_settings.databasePassword;
        troubles += renewEngine(feed);
        if (wanted.retention != before.retention || wanted.compactsDaily != before.compactsDaily)
            m_engine.setDailyCompaction(wanted.compactsDaily ? wanted.retention : core::RetentionRules());
        if (wanted.apiKey != before.apiKey && m_settings.apiKey == wanted.apiKey)
            keepKey(wanted.apiKey);
    }
    if (wanted.interval != before.interval)
        setInterval(wanted.interval);
    keepSettings(wanted, before);
    troubles.removeAll(QString());
    m_trouble = troubles.join(u'\n');
    refresh();
    if (!m_trouble.isEmpty())
        m_window->refuseSettings(m_trouble);
    else if (m_remote.isEmpty())
        moveDatabase(wanted);
    if (m_settings.language != before.language || m_settings.dataFolder != before.dataFolder)
        QMetaObject::invokeMethod(this, &Session::renewWindow,
                                  Qt::QueuedConnection); // its dialog asked for it
    return m_trouble;
}

/// The window's own part cannot fail; of the rest holds what could be made true.
void Session::keepSettings(const gui::Settings& wanted, const gui::Settings& before)
{
    gui::Settings now = wanted;
    now.asset = m_settings.asset;
    now.currency = m_settings.currency;
    now.source = m_settings.source;
    now.fallbacks = m_settings.fallbacks;
    now.crossCheck = m_settings.crossCheck;
    now.tolerance = m_settings.tolerance;
    now.plan = m_settings.plan;
    now.apiKey = m_settings.apiKey;
    now.serveApi = m_settings.serveApi;
    now.apiHost = m_settings.apiHost;
    now.apiPort = m_settings.apiPort;
    now.dataFolder = m_settings.dataFolder;
    now.database = m_settings.database;
    now.databasePassword = m_settings.databasePassword;
    gui::Settings own = now;
    if (!m_remote.isEmpty())
        own.interval = before.interval; // the server's
    writeSettings(m_configuration, own, before);
    checkSaved();
    m_settings = now;
    if (const QStringList parts = changedParts(now, before); !parts.isEmpty())
        qCInfo(lcSession, "settings changed: %s", qUtf8Printable(parts.join(u", "_s)));
}

QString Session::moveHome(const gui::Settings& wanted)
{
    if (isSameFolder(wanted.dataFolder, m_settings.dataFolder))
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
    setAsideFaults(m_configuration);
    m_instance = std::move(instance);
    connect(m_instance.get(), &SingleInstance::raiseRequested, this, &Session::raise);
    m_settings.dataFolder = wanted.dataFolder;
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
