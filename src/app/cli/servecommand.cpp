#include "api/server.h"
#include "app/cli/command.h"
#include "app/cli/feedreporter.h"
#include "app/cli/readyengine.h"
#include "app/coindirectory.h"
#include "app/servedseries.h"
#include "app/venues.h"
#include "engine/wire.h"

#include <QCoreApplication>
#include <QHostAddress>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

/// Whose prices they are, as the provider wishes it to be said.
QString attribution(const core::SeriesKey& series)
{
    if (series.source == "coingecko")
        return u"Data provided by CoinGecko"_s;
    if (series.source == "demo")
        return u"These prices are synthetic"_s;
    return u"Prices come from %1"_s.arg(QString::fromStdString(series.source));
}

/// A month's calls may not last for a month. Where they are counted, that is told by the count.
void warnOfQuota(const engine::Engine& engine, int interval)
{
    if (engine.snapshot()->feed.callUse)
        return;
    const core::CallQuota quota = engine.snapshot()->feed.quota;
    const auto shortest = core::shortestInterval(quota);
    if (shortest && *shortest > std::chrono::seconds(interval))
        tell(
            u"warning: CoinGecko's %1 plan has %2 calls a month, and one every %3 s are %4: use --interval %5 or more"_s
                .arg(QString::fromStdString(quota.plan))
                .arg(*quota.perMonth)
                .arg(interval)
                .arg(core::callsPerMonth(std::chrono::seconds(interval)))
                .arg(shortest->count()));
}

} // namespace

int runServe(const CommandContext& context)
{
    const auto settings = serveSettings(context.configuration);
    if (!settings)
        return fail(settings.error(), context.json);
    const auto interval = context.configuration.integer("interval"_L1, 1, 86'400);
    if (!interval)
        return fail(interval.error(), context.json);
    const bool collect = !context.configuration.isSet("no-collect"_L1);
    const EngineStart start{
        .feeding = Feeding::Required, .repairs = true, .compacts = true, .crossChecks = true};
    auto ready = readyEngine(context, start);
    if (!ready)
        return fail(ready.error(), context.json);
    engine::SwitchableEngine engine(*std::move(ready));

    api::ServerOptions options;
    options.host = QHostAddress(settings->host);
    options.port = settings->port;
    options.bearerToken = settings->token;
    options.allowedOrigins = settings->allowedOrigins;
    options.version = QCoreApplication::applicationVersion();
    ServedSeries series(engine, context.configuration, context.clock, start);
    CoinDirectory coins(context.clock);
    if (const auto provider = coinGeckoOptions(context.configuration, start))
        coins.use(*provider, coinListFile(context.configuration));
    options.assets = {&coins, series.asSwitch()};
    const auto server = api::Server::start(engine, context.clock, options);
    if (!server)
        return fail(server.error(), context.json);
    const FeedReporter reporter(engine, context.clock);
    if (const auto begun = series.handOver(); !begun)
        return fail(begun.error(), context.json);
    // Only now: a second server on the same port must not have called the provider.
    if (collect)
        engine.setCollection(true, std::chrono::seconds(*interval));

    warnOfQuota(engine, *interval);

    const QString address = (*server)->address().toString();
    if (context.json)
        printJson({{u"status"_s, u"listening"_s},
                   {u"address"_s, address},
                   {u"home"_s, context.configuration.home()}});
    tell(u"CryptoPulse %1 listens on %2, keeps its prices in %3%4"_s.arg(
        options.version, address, context.configuration.shownDatabase(),
        collect ? u", collects every %1 s. %2"_s.arg(*interval).arg(attribution(engine.snapshot()->series))
                : u", does not collect"_s));
    if (context.signals.requested())
        return Done;
    QObject::connect(&context.signals, &StopSignals::stopRequested, qApp, &QCoreApplication::quit);
    return QCoreApplication::exec();
}

} // namespace cryptopulse::app
