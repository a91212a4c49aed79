#include "app/buildfacts.h"
#include "app/configuration.h"
#include "app/diagnostics.h"
#include "app/logbook.h"
#include "app/stopsignals.h"
#include "app/window/filefaults.h"
#include "app/window/keychain.h"
#include "app/window/logfeed.h"
#include "app/window/session.h"
#include "remote/remotecatalogue.h"
#include "remote/remoteengine.h"
#include "remote/requests.h"

#include <QApplication>
#include <QCommandLineParser>
#include <cstdio>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

int refuse(const core::Error& error)
{
    app::Logging::tell(QtCriticalMsg, u"cryptopulse: %1"_s.arg(QString::fromStdString(error.detail)));
    return 2;
}

/// The window on another machine's engine.
core::Result<std::unique_ptr<app::Session>> showRemote(const QString& apiBase,
                                                       const app::Session::Parts& parts)
{
    const QUrl url(apiBase, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"http" && url.scheme() != u"https"))
        return core::failure(core::ErrorKind::InvalidArgument, // not repeated: it may hold a password
                             "API_BASE must be an address such as http://localhost:8000");
    app::setAsideFaults(parts.configuration);
    const auto token = app::bearerToken(parts.configuration);
    if (!token)
        return core::failure(token.error());
    remote::RemoteOptions options;
    options.bearerToken = QByteArray::fromStdString(*token);
    auto engine = std::make_unique<remote::RemoteEngine>(url, parts.clock, options);
    app::Session::ServerAssets assets{std::make_unique<remote::RemoteCatalogue>(*engine),
                                      [shown = engine.get()](const QString& asset, const QString& currency) {
                                          return shown->watch(asset, currency);
                                      }};
    return app::Session::onServer(parts, std::move(engine),
                                  QString::fromStdString(remote::Requests::addressText(url)),
                                  std::move(assets));
}

/// A second start on the same data folder: the first window comes to the front.
int leaveToFirst(const app::SingleInstance& instance, const QString& home)
{
    const bool raised = instance.askFirst();
    std::fprintf(stderr,
                 raised ? "cryptopulse: already open on %s; its window comes to the front\n"
                        : "cryptopulse: already open on %s, but it does not answer: end it and start again\n",
                 qUtf8Printable(home));
    return raised ? 0 : 1;
}

int show(app::Configuration& configuration, const app::Logbook& book, const app::Diagnostics& diagnostics,
         const app::StopSignals& signals)
{
    const core::SystemClock clock;
    app::Keychain keychain;
    const app::LogFeed log(book, diagnostics.logFile());
    const app::Session::Parts parts{configuration, clock, keychain, log, diagnostics.lastCrash()};
    const QString apiBase = qEnvironmentVariable("API_BASE");
    std::unique_ptr<app::SingleInstance> instance;
    if (apiBase.isEmpty()) {
        instance = std::make_unique<app::SingleInstance>(configuration.home());
        if (instance->role() == app::SingleInstance::Role::Later)
            return leaveToFirst(*instance, configuration.home());
    }
    const auto session = apiBase.isEmpty() ? app::Session::onThisMachine(parts, std::move(instance))
                                           : showRemote(apiBase, parts);
    if (!session)
        return refuse(session.error());
    // The end of a desktop's session ends the program as Quit does.
    QObject::connect(&signals, &app::StopSignals::stopRequested, session->get(), &app::Session::stop);
    return signals.requested() ? 0 : QApplication::exec();
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
        u"Will Bitcoin, or any other coin, be higher in about five minutes, and is that forecast worth "
        u"anything?\n"
        "API_BASE=http://host:8000 shows and drives the engine of another machine."_s);
    const auto help = parser.addHelpOption();
    const auto version = parser.addVersionOption();
    app::Configuration::declare(parser, app::globalOptions());
    app::Configuration::declare(parser, app::windowOptions());
    const bool read = parser.parse(QApplication::arguments());
    if (parser.isSet(help))
        parser.showHelp();
    if (parser.isSet(version)) {
        std::fputs(
            app::versionText(QApplication::applicationName(), app::allBuildFacts()).toLocal8Bit().constData(),
            stdout);
        return 0;
    }
    if (!read || !parser.positionalArguments().isEmpty())
        return refuse({core::ErrorKind::InvalidArgument,
                       read ? "there are no arguments but options. See cryptopulse --help"
                            : parser.errorText().toStdString() + " See cryptopulse --help",
                       {}});
    app::Configuration configuration(parser, app::windowOptions());
    app::Logbook book;
    const auto diagnostics = app::Diagnostics::start(configuration, {u"cryptopulse"_s, true, &book});
    if (!diagnostics)
        return refuse(diagnostics.error());
    const app::StopSignals signals;
    return show(configuration, book, **diagnostics, signals);
}
