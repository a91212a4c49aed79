#include "api/server.h"
#include "app/configuration.h"
#include "app/engines.h"
#include "app/logging.h"
#include "app/stopsignals.h"
#include "gui/mainwindow.h"
#include "remote/remoteengine.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QHostAddress>
#include <array>
#include <cstdio>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

const std::array kWindowOptions{
    app::Option{"port"_L1, "CRYPTOPULSE_PORT"_L1, "api/port"_L1, "PORT"_L1, "8000"_L1,
                "Port of the embedded REST API; 0: any free one"_L1},
    app::Option{"host"_L1, "CRYPTOPULSE_HOST"_L1, "api/host"_L1, "ADDRESS"_L1, "127.0.0.1"_L1,
                "Address of the embedded REST API"_L1},
    app::Option{"token-file"_L1,
                "CRYPTOPULSE_TOKEN_FILE"_L1,
                "api/token_file"_L1,
                "FILE"_L1,
                {},
                "File (mode 0600) with the bearer token that clients must send"_L1},
    app::Option{"allow-origin"_L1,
                "CRYPTOPULSE_ALLOW_ORIGIN"_L1,
                "api/allow_origin"_L1,
                "ORIGINS"_L1,
                {},
                "Web origins that may read the API, separated by commas"_L1},
    app::Option{"interval"_L1, "CRYPTOPULSE_INTERVAL"_L1, "feed/interval"_L1, "SECONDS"_L1, "60"_L1,
                "Seconds between two calls of the automatic refresh"_L1},
};

int refuse(const core::Error& error)
{
    std::fprintf(stderr, "cryptopulse: %s\n", error.detail.c_str());
    return 2;
}

/// Keeps the state of the automatic refresh over restarts.
void rememberCollection(const engine::Engine& engine, QSettings& settings)
{
    const auto feed = engine.snapshot()->feed;
    if (settings.value("feed/collect"_L1).toBool() != feed.collecting)
        settings.setValue("feed/collect"_L1, feed.collecting);
    if (settings.value("feed/interval"_L1, 60).toLongLong() != feed.interval.count())
        settings.setValue("feed/interval"_L1, qint64(feed.interval.count()));
}

/// The window on another machine's engine.
int showRemote(const QString& apiBase, const app::Configuration& configuration, const core::Clock& clock)
{
    const QUrl url(apiBase, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"http" && url.scheme() != u"https"))
        return refuse(
            {core::ErrorKind::InvalidArgument,
             "API_BASE must be an address such as http://localhost:8000, not " + apiBase.toStdString(),
             {}});
    const auto token = app::bearerToken(configuration);
    if (!token)
        return refuse(token.error());
    remote::RemoteOptions options;
    options.bearerToken = QByteArray::fromStdString(*token);
    remote::RemoteEngine engine(url, clock, options);
    gui::MainWindow window(
        engine, clock, configuration.settings(),
        {.version = QStringLiteral(CP_VERSION), .apiAddress = apiBase, .apiTrouble = {}, .demo = false});
    window.show();
    return QApplication::exec();
}

/// The window on this machine's engine, with the embedded API.
int showLocal(const app::Configuration& configuration, const core::Clock& clock)
{
    const auto settings = app::serveSettings(configuration);
    const auto interval = configuration.integer("interval"_L1, 1, 86'400);
    if (!settings || !interval)
        return refuse(settings ? interval.error() : settings.error());
    const auto engine = app::makeLocalEngine(configuration, clock, app::Feeding::Required);
    if (!engine)
        return refuse(engine.error());
    (*engine)->setCollection(configuration.settings().value("feed/collect"_L1).toBool(),
                             std::chrono::seconds(*interval));

    api::ServerOptions options;
    options.host = QHostAddress(settings->host);
    options.port = settings->port;
    options.bearerToken = settings->token;
    options.allowedOrigins = settings->allowedOrigins;
    options.version = QStringLiteral(CP_VERSION);
    // A window is worth having without its API, for example beside a server that has the port already.
    const auto server = api::Server::start(**engine, clock, options);
    gui::MainWindow window(**engine, clock, configuration.settings(),
                           {.version = QStringLiteral(CP_VERSION),
                            .apiAddress = server ? (*server)->address().toString() : QString(),
                            .apiTrouble = server ? QString() : QString::fromStdString(server.error().detail),
                            .demo = configuration.series().source == "demo"});
    QObject::connect(engine->get(), &engine::Engine::snapshotChanged, &window,
                     [&] { rememberCollection(**engine, configuration.settings()); });
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(u"Fusion"_s); // the one style that follows a palette of our own everywhere
    QApplication::setApplicationName(u"CryptoPulse"_s);
    QApplication::setApplicationVersion(QStringLiteral(CP_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Will Bitcoin be higher in about five minutes, and is that forecast worth anything?\n"
        "API_BASE=http://host:8000 shows and drives the engine of another machine."_s);
    const auto help = parser.addHelpOption();
    const auto version = parser.addVersionOption();
    app::Configuration::declare(parser, app::globalOptions());
    app::Configuration::declare(parser, kWindowOptions);
    const bool read = parser.parse(QApplication::arguments());
    if (parser.isSet(help))
        parser.showHelp();
    if (parser.isSet(version))
        parser.showVersion();
    if (!read || !parser.positionalArguments().isEmpty())
        return refuse({core::ErrorKind::InvalidArgument,
                       read ? "there are no arguments but options. See cryptopulse --help"
                            : parser.errorText().toStdString() + " See cryptopulse --help",
                       {}});
    const app::Configuration configuration(parser, kWindowOptions);
    app::setUpLogging(configuration.isSet("verbose"_L1));
    const core::SystemClock clock;
    const app::StopSignals
        signals; // the end of a desktop's session ends the program as closing its window does
    QObject::connect(&signals, &app::StopSignals::stopRequested, &application,
                     &QApplication::closeAllWindows);
    const QString apiBase = qEnvironmentVariable("API_BASE");
    return apiBase.isEmpty() ? showLocal(configuration, clock) : showRemote(apiBase, configuration, clock);
}
