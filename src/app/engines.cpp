#include "app/engines.h"

#include "app/crosschecks.h"
#include "app/retention.h"
#include "app/venues.h"
#include "market/answered.h"
#include "market/demosource.h"

#include <QFile>
#include <algorithm>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<core::Error> invalid(const QString& sentence)
{
    return core::failure(core::ErrorKind::InvalidArgument, sentence.toStdString());
}

/// Stands where nobody can be asked for a price: a name under which prices were imported, a missing key.
class NoSource final : public market::PriceSource
{
public:
    NoSource(std::string name, std::string reason)
        : m_name(std::move(name))
        , m_reason(std::move(reason))
    {
    }

    [[nodiscard]] std::string name() const override { return m_name; }
    [[nodiscard]] std::optional<core::UtcTime> nextAllowed() const override { return std::nullopt; }
    QFuture<core::Result<market::Quote>> fetch() override
    {
        return market::answered(core::failure(core::ErrorKind::Refused, m_reason));
    }

private:
    std::string m_name;
    std::string m_reason;
};

engine::LocalEngine::SourceFactory nobody(const std::string& name, const std::string& reason)
{
    return [name, reason] { return std::make_unique<NoSource>(name, reason); };
}

/// The synthetic market's last day, or as much of it as is missing: something to look at and to train on.
std::vector<core::Sample> demoPast(const core::Clock& clock, std::optional<core::UtcTime> newest)
{
    const core::UtcTime now = std::chrono::floor<std::chrono::minutes>(clock.now());
    const core::UtcTime dayAgo = now - std::chrono::hours(24);
    core::UtcTime from = dayAgo;
    if (newest && *newest > dayAgo)
        from = std::chrono::ceil<std::chrono::minutes>(*newest);
    return from < now ? market::DemoSource(clock).minutes(from, now) : std::vector<core::Sample>();
}

core::Result<engine::LocalEngine::SourceFactory>
sourceFactory(const Configuration& configuration, const core::Clock& clock, const EngineStart& start)
{
    const auto source = start.source ? core::Result<QString>(*start.source) : configuration.source();
    if (!source)
        return core::failure(source.error());
    const QString& name = *source;
    if (isVenue(name)) {
        const auto options = venueOptions(configuration, name, start);
        if (!options)
            return core::failure(options.error());
        if (options->tier == market::CoinGeckoTier::Keyless && !options->key.isEmpty())
            qWarning(
                "there is a CoinGecko key, but the tier is keyless, which sends none: set COINGECKO_TIER to "
                "demo or pro");
        if (options->tier != market::CoinGeckoTier::Keyless && options->key.isEmpty())
            return nobody("coingecko", "this plan needs an API key, and there is none");
        const std::string venue = name.toStdString();
        if (const auto quoted = market::quotedSeries(venue, options->asset, options->currency); !quoted) {
            if (start.feeding == Feeding::Required)
                return core::failure(quoted.error());
            return nobody(venue, quoted.error().detail); // such prices may have been imported
        }
        return [venue, options = *options, &clock]() -> std::unique_ptr<market::PriceSource> {
            auto made = market::makePriceSource(venue, options, clock);
            if (!made)
                return std::make_unique<NoSource>(venue, made.error().detail);
            return *std::move(made);
        };
    }
    if (name == u"demo") {
        const auto series = configuration.series();
        if (!series)
            return core::failure(series.error());
        if (series->asset != "bitcoin" || series->currency != "usd")
            return invalid(
                u"the synthetic market of --source demo has bitcoin in usd alone, not %1 in %2"_s.arg(
                    QString::fromStdString(series->asset), QString::fromStdString(series->currency)));
        return [&clock] { return std::make_unique<market::DemoSource>(clock); };
    }
    if (start.feeding == Feeding::Required)
        return invalid(
            u"for live prices --source must be coingecko, binance, coinbase, kraken, bitstamp or demo, "
            "not \"%1\""_s.arg(name));
    return nobody(name.toStdString(), "there are no live prices from " + name.toStdString());
}

} // namespace

core::Result<QString> givenApiKey(const Configuration& configuration)
{
    if (const QString key = qEnvironmentVariable("COINGECKO_API_KEY"); !key.isEmpty())
        return key.trimmed();
    const QString path = configuration.value("coingecko-key-file"_L1);
    if (path.isEmpty())
        return QString();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return invalid(u"the key file %1 cannot be read: %2"_s.arg(path, file.errorString()));
    return QString::fromUtf8(file.read(4096)).trimmed();
}

core::Result<evaluation::TradingCosts> tradingCosts(const Configuration& configuration)
{
    constexpr double kMostBp = 1000.0;
    const auto fee = configuration.number("fee-bp"_L1, 0.0, kMostBp);
    if (!fee)
        return core::failure(fee.error());
    const auto slippage = configuration.number("slippage-bp"_L1, 0.0, kMostBp);
    if (!slippage)
        return core::failure(slippage.error());
    return evaluation::TradingCosts{.feeBp = *fee, .slippageBp = *slippage};
}

core::Result<std::unique_ptr<engine::LocalEngine>>
makeLocalEngine(const Configuration& configuration, const core::Clock& clock, const EngineStart& given)
{
    EngineStart start = given;
    start.meter = callMeter(configuration, clock, given);
    auto makeSource = sourceFactory(configuration, clock, start);
    if (!makeSource)
        return core::failure(makeSource.error());
    auto series = start.source ? configuration.seriesOf(*start.source) : configuration.series();
    if (!series)
        return core::failure(series.error());
    auto crossCheck = crossCheckOptions(configuration, clock, start);
    if (!crossCheck)
        return core::failure(crossCheck.error());
    if (const auto database = configuration.checkDatabase(); !database)
        return core::failure(database.error());
    const auto costs = tradingCosts(configuration);
    if (!costs)
        return core::failure(costs.error());
    engine::LocalEngineOptions options{.series = *std::move(series),
                                       .databasePath = configuration.databasePath(),
                                       .modelFolder = configuration.modelFolder(),
                                       .collect = start.collect,
                                       .interval = start.interval,
                                       .costs = *costs,
                                       .adapts = start.adapts,
                                       .makeHistory = historyFactory(configuration, clock, start),
                                       .standIn = start.standIn,
                                       .crossCheck = *std::move(crossCheck),
                                       .meter = start.meter,
                                       .repairs = start.repairs};
    if (start.compacts && compactsDaily(configuration))
        options.compactsDaily = retentionRules(configuration);
    if (options.series.source == "demo")
        options.history = [&clock](std::optional<core::UtcTime> newest) { return demoPast(clock, newest); };
    return std::make_unique<engine::LocalEngine>(std::move(options), *std::move(makeSource), clock);
}

} // namespace cryptopulse::app
