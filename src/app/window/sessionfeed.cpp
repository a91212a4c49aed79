// Where the session's prices come from: the engine, its source and what stands in for it, the list of coins.

#include "app/engines.h"
#include "app/handovers.h"
#include "app/servedseries.h"
#include "app/venues.h"
#include "app/window/session.h"
#include "app/window/settingsfile.h"
#include "engine/whendone.h"
#include "gui/explain.h"
#include "gui/jobwords.h"
#include "gui/venuewords.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace cryptopulse::app {

namespace {
Q_LOGGING_CATEGORY(lcSession, "cryptopulse.app.session")
}

EngineStart Session::startOf(const gui::Settings& settings, bool collect)
{
    return {.feeding = Feeding::Required,
            .collect = collect,
            .interval = settings.interval,
            .repairs = true,
            .keptKey = settings.apiKey,
            .crossChecks = true};
}

QString Session::renewEngine(const gui::Settings& wanted)
{
    const bool isSame = wanted.asset == m_settings.asset && wanted.currency == m_settings.currency &&
                        wanted.source == m_settings.source && wanted.fallbacks == m_settings.fallbacks &&
                        wanted.crossCheck == m_settings.crossCheck &&
                        (!wanted.crossCheck || wanted.tolerance == m_settings.tolerance) &&
                        wanted.database == m_settings.database &&
                        wanted.databasePassword == m_settings.databasePassword &&
                        wanted.plan == m_settings.plan && wanted.apiKey == m_settings.apiKey &&
                        m_configuration.shownDatabase().toStdString() == m_engine.snapshot()->storageLocation;
    if (isSame)
        return {};
    gui::Settings feed = m_settings;
    feed.asset = wanted.asset;
    feed.currency = wanted.currency;
    feed.source = wanted.source;
    feed.fallbacks = wanted.fallbacks;
    feed.crossCheck = wanted.crossCheck;
    feed.tolerance = wanted.tolerance;
    feed.plan = wanted.plan;
    feed.apiKey = wanted.apiKey;
    feed.database = wanted.database;
    feed.databasePassword = wanted.databasePassword;
    feed.interval = wanted.interval;
    writeSettings(m_configuration, feed, m_settings);
    m_configuration.setDatabasePassword(feed.databasePassword);
    auto engine =
        makeLocalEngine(m_configuration, m_clock, startOf(feed, m_engine.snapshot()->feed.collecting));
    if (!engine) {
        writeSettings(m_configuration, m_settings, feed);
        m_configuration.setDatabasePassword(m_settings.databasePassword);
        qCWarning(lcSession, "the engine could not be renewed: %s", engine.error().detail.c_str());
        return feedRefusal(engine.error(), wanted);
    }
    m_settings = feed;
    const QStringList ended = gui::JobWords::running(m_engine.snapshot()->jobs);
    m_handover.reset(); // it knows the order of before
    m_engine.replace(*std::move(engine));
    renewHandover();
    if (!ended.isEmpty())
        m_window->tell(gui::NoticeTopic::Settings,
                       tr("With the change of the coin, the price source or the store this ended: %1.")
                           .arg(ended.join(u", "_s)),
                       tr("Begin it again if it is still wanted."));
    return {};
}

/// From the source in place, which is the preferred one, to those that the settings name.
void Session::renewHandover()
{
    auto handover = makeHandover(m_engine, m_configuration, m_clock, startOf(m_settings, true));
    if (!handover) { // checked at the start, and typed in a dialog that offers nothing else
        qCWarning(lcSession, "no source is turned to: %s", handover.error().detail.c_str());
        return;
    }
    m_handover = *std::move(handover);
}

/// A venue that has some coins only is the usual reason.
QString Session::feedRefusal(const core::Error& error, const gui::Settings& wanted) const
{
    const bool isOffer = error.detail.find("does not offer") != std::string::npos;
    if (!isOffer && wanted.source != gui::FeedSource::Demo)
        return tr("The price source cannot be used like this: check its plan and key.");
    if (wanted.source == gui::FeedSource::Demo)
        return tr("The synthetic market has Bitcoin in US dollars alone: choose that first, or another price "
                  "source.");
    return tr("%1 does not offer %2 in %3. It has Bitcoin, Ethereum, Litecoin, Solana, XRP, Dogecoin, "
              "Cardano "
              "and Chainlink, in USD and EUR; CoinGecko has all coins in all currencies.")
        .arg(gui::venueTitle(gui::feedSourceName(wanted.source).toStdString()), wanted.asset,
             wanted.currency.toUpper());
}

/// The list of coins lies beside the prices, and is asked for as prices are.
void Session::renewDirectory()
{
    EngineStart start{.keptKey = m_settings.apiKey};
    start.meter = callMeter(m_configuration, m_clock, start);
    const auto options = coinGeckoOptions(m_configuration, start);
    if (!options) { // nobody is asked then, least of all another address
        qCWarning(lcSession, "no list of coins: %s", options.error().detail.c_str());
        return;
    }
    m_coins.use(*options, coinListFile(m_configuration));
}

/// For a client of the embedded API, as if it were chosen in the window.
core::Result<core::SeriesKey> Session::watch(const QString& asset, const QString& currency)
{
    if (const auto may = mayChooseCoin(m_configuration); !may)
        return core::failure(may.error());
    gui::Settings wanted = m_settings;
    wanted.asset = asset;
    wanted.currency = currency;
    wanted.alerts.level.reset(); // a price of the former coin
    apply(wanted);
    if (m_settings.asset != asset || m_settings.currency != currency)
        return core::failure(core::ErrorKind::InvalidArgument, "the price source does not offer " +
                                                                   asset.toStdString() + " in " +
                                                                   currency.toStdString());
    return m_engine.snapshot()->series;
}

/// The coin of the server that this window shows.
void Session::watchAtServer(const QString& asset, const QString& currency)
{
    if (!m_serverAssets.watch)
        return;
    engine::whenDone(
        m_serverAssets.watch(asset, currency), this, [this](const core::Result<core::SeriesKey>& series) {
            if (series || series.error().kind == core::ErrorKind::Cancelled)
                return;
            const bool isValue = series.error().kind == core::ErrorKind::InvalidArgument;
            m_window->tell(
                gui::NoticeTopic::Settings,
                tr("The server goes on with its coin: %1")
                    .arg(isValue
                             ? tr("its price source does not have that one, or it was started for one coin "
                                  "only.")
                             : gui::explain(series.error(), gui::NoticeTopic::Collect).sentence),
                isValue ? tr("Choose another coin or currency, or another source at the server.")
                        : gui::explain(series.error(), gui::NoticeTopic::Collect).remedy);
        });
}

} // namespace cryptopulse::app
