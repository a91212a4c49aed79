#include "app/venues.h"

#include <QDir>
#include <algorithm>
#include <map>
#include <utility>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<core::Error> invalid(const QString& sentence)
{
    return core::failure(core::ErrorKind::InvalidArgument, sentence.toStdString());
}

/// Tier and key of CoinGecko.
core::Result<void> addPlan(const Configuration& configuration, const EngineStart& start,
                           market::VenueOptions& options)
{
    const QString tier = configuration.value("coingecko-tier"_L1);
    if (tier == u"demo")
        options.tier = market::CoinGeckoTier::Demo;
    else if (tier == u"pro")
        options.tier = market::CoinGeckoTier::Pro;
    else if (tier != u"keyless")
        return invalid(u"--coingecko-tier must be keyless, demo or pro, not \"%1\""_s.arg(tier));
    auto key = givenApiKey(configuration);
    if (!key)
        return core::failure(key.error());
    options.key = key->isEmpty() && tier != u"keyless" ? start.keptKey.value_or(QString()) : *std::move(key);
    if (tier != u"keyless" && options.key.isEmpty() && !start.keptKey)
        return invalid(
            u"--coingecko-tier %1 needs a key: set COINGECKO_API_KEY or --coingecko-key-file"_s.arg(tier));
    if (start.meter)
        options.keyCalled = [meter = start.meter] { meter->count(); };
    return {};
}

/// What --binance-url and its kind say; empty: the venue's own address.
core::Result<QUrl> baseUrl(const Configuration& configuration, QStringView venue)
{
    const QString option = venue.toString() + u"-url"_s;
    const QString text = configuration.value(QLatin1StringView(option.toLatin1()));
    if (text.isEmpty())
        return QUrl();
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return invalid(
            u"--%1 must be an address such as https://api.example.org, not \"%2\""_s.arg(option, text));
    return url;
}

} // namespace

bool isVenue(QStringView name)
{
    const auto& names = market::venueNames();
    return std::ranges::find(names, name.toString().toStdString()) != names.end();
}

core::Result<market::VenueOptions> venueOptions(const Configuration& configuration, QStringView venue,
                                                const EngineStart& start)
{
    market::VenueOptions options;
    const auto coin = configuration.coin();
    const auto currency = configuration.currency();
    if (!coin || !currency)
        return core::failure(coin ? currency.error() : coin.error());
    options.asset = *coin;
    options.currency = *currency;
    auto url = baseUrl(configuration, venue);
    if (!url)
        return core::failure(url.error());
    options.baseUrl = *std::move(url);
    options.userAgent = QStringLiteral("CryptoPulse/" CP_VERSION);
    if (venue == u"coingecko") {
        if (const auto added = addPlan(configuration, start, options); !added)
            return core::failure(added.error());
    }
    return options;
}

core::Result<market::CoinGeckoOptions> coinGeckoOptions(const Configuration& configuration,
                                                        const EngineStart& start)
{
    return venueOptions(configuration, u"coingecko", start).map([](const market::VenueOptions& venue) {
        market::CoinGeckoOptions options;
        options.baseUrl = venue.baseUrl;
        options.tier = venue.tier;
        options.key = venue.key;
        options.userAgent = venue.userAgent;
        options.keyCalled = venue.keyCalled;
        return options;
    });
}

std::shared_ptr<engine::CallMeter> callMeter(const Configuration& configuration, const core::Clock& clock,
                                             const EngineStart& start)
{
    const auto options = coinGeckoOptions(configuration, start);
    if (!options || options->tier == market::CoinGeckoTier::Keyless || options->key.isEmpty())
        return nullptr;
    const core::CallQuota quota = market::quotaOf(options->tier);
    if (!quota.perMonth)
        return nullptr;
    return std::make_shared<engine::CallMeter>(QDir(configuration.home()).filePath(u"data/calls.json"_s),
                                               quota.plan, *quota.perMonth, options->key, clock);
}

engine::HistoryFactory historyFactory(const Configuration& configuration, const core::Clock& clock,
                                      const EngineStart& start)
{
    // Read now: the configuration need not live as long, and what is wrong with one venue's is no fault of
    // the others.
    std::map<std::string, core::Result<market::VenueOptions>> all;
    for (const std::string& venue : market::venueNames())
        all.emplace(venue, venueOptions(configuration, QString::fromStdString(venue), start));
    return [all = std::move(all),
            &clock](const std::string& venue) -> core::Result<std::unique_ptr<market::HistorySource>> {
        const auto options = all.find(venue);
        if (options == all.end())
            return core::failure(
                core::ErrorKind::InvalidArgument,
                "source: past prices can be had from coingecko, binance, coinbase, kraken and "
                "bitstamp, not from \"" +
                    venue + '"');
        if (!options->second)
            return core::failure(options->second.error());
        return market::makeHistorySource(venue, *options->second, clock);
    };
}

} // namespace cryptopulse::app
