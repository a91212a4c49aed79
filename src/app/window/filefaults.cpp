#include "app/window/filefaults.h"

#include "app/crosschecks.h"
#include "app/engines.h"
#include "app/handovers.h"
#include "market/venue.h"

#include <QHostAddress>
#include <QLoggingCategory>
#include <QUrl>
#include <array>

using namespace Qt::StringLiterals;

namespace cryptopulse::app {

namespace {

Q_LOGGING_CATEGORY(lcFile, "cryptopulse.app.settings")

bool isOneOf(const QString& value, std::initializer_list<QLatin1StringView> names)
{
    return std::ranges::find(names, value) != names.end();
}

bool isUsableUrl(const QString& value)
{
    const QUrl url(value, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty();
}

/// Not one that other machines reach without a token.
bool isUsableHost(const Configuration& configuration)
{
    const QString host = configuration.value("host"_L1);
    const QHostAddress address(host);
    if (host == u"localhost" || address.isLoopback())
        return true;
    return !address.isNull() && !configuration.value("token-file"_L1).isEmpty();
}

/// Whether the source has that coin, as far as is known without asking it.
bool isOffered(const Configuration& configuration, const std::string& coin, const std::string& currency)
{
    const QString source = configuration.value("source"_L1);
    if (source == u"demo")
        return coin == "bitcoin" && currency == "usd";
    return market::quotedSeries(source.toStdString(), coin, currency).has_value();
}

bool isUsable(const Configuration& configuration, QLatin1StringView name)
{
    const QString value = configuration.value(name);
    if (name == "port"_L1)
        return configuration.integer(name, 0, 65'535).has_value();
    if (name == "interval"_L1)
        return configuration.integer(name, 1, 86'400).has_value();
    if (name == "fee-bp"_L1 || name == "slippage-bp"_L1)
        return configuration.number(name, 0, 1000).has_value();
    if (name == "source"_L1)
        return isOneOf(value,
                       {"coingecko"_L1, "binance"_L1, "coinbase"_L1, "kraken"_L1, "bitstamp"_L1, "demo"_L1});
    if (name == "coin"_L1) {
        const auto coin = configuration.coin();
        return coin && isOffered(configuration, *coin, "usd");
    }
    if (name == "currency"_L1) {
        const auto currency = configuration.currency();
        return currency && isOffered(configuration, configuration.coin().value_or("bitcoin"), *currency);
    }
    if (name == "coingecko-tier"_L1)
        return isOneOf(value, {"keyless"_L1, "demo"_L1, "pro"_L1});
    if (name == "coingecko-url"_L1)
        return isUsableUrl(value);
    if (name == "coingecko-key-file"_L1)
        return givenApiKey(configuration).has_value();
    if (name == "fallback"_L1)
        return fallbackSources(configuration).has_value();
    if (name == "cross-check"_L1)
        return crossCheckChoice(configuration).has_value();
    if (name == "database"_L1)
        return configuration.checkDatabase().has_value();
    if (name == "allow-origin"_L1)
        return allowedOrigins(configuration).has_value();
    if (name == "token-file"_L1)
        return bearerToken(configuration).has_value();
    return name != "host"_L1 || isUsableHost(configuration);
}

// Host last: whether it can be used depends on the token. Coin and currency depend on the source.
constexpr std::array kNames{
    "port"_L1,         "interval"_L1,    "source"_L1,         "coin"_L1,          "currency"_L1,
    "fee-bp"_L1,       "slippage-bp"_L1, "coingecko-tier"_L1, "coingecko-url"_L1, "coingecko-key-file"_L1,
    "allow-origin"_L1, "token-file"_L1,  "database"_L1,       "fallback"_L1,      "cross-check"_L1,
    "host"_L1};

} // namespace

void setAsideFaults(Configuration& configuration)
{
    for (const QLatin1StringView name : kNames) {
        if (configuration.origin(name) != Origin::SettingsFile || isUsable(configuration, name))
            continue;
        configuration.setAside(name);
        qCWarning(lcFile, "%s: %s cannot be used and is left aside",
                  qUtf8Printable(configuration.settings().fileName()),
                  qUtf8Printable(configuration.setAside().constLast()));
    }
}

} // namespace cryptopulse::app
