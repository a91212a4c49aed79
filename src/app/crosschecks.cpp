#include "app/crosschecks.h"

#include "app/venues.h"

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<core::Error> wrong(const QString& text)
{
    return core::failure(core::ErrorKind::InvalidArgument,
                         u"--cross-check takes coingecko, binance, coinbase, kraken or bitstamp, and after a "
                         "colon the percent by which prices may differ (0.01 to 50), not \"%1\""_s.arg(text)
                             .toStdString());
}

} // namespace

core::Result<std::optional<CrossCheckChoice>> crossCheckChoice(const Configuration& configuration)
{
    const QString text = configuration.value("cross-check"_L1).trimmed();
    if (text.isEmpty())
        return std::optional<CrossCheckChoice>();
    const qsizetype colon = text.indexOf(u':');
    const QString name = text.left(colon).trimmed();
    CrossCheckChoice choice{name.toStdString()};
    bool isNumber = true;
    if (colon >= 0)
        choice.tolerance = text.mid(colon + 1).trimmed().toDouble(&isNumber);
    const bool isWithin = choice.tolerance >= kLeastTolerance && choice.tolerance <= kMostTolerance;
    if (!isVenue(name) || !isNumber || !isWithin)
        return wrong(text);
    return std::optional(choice);
}

QString crossCheckText(const std::optional<CrossCheckChoice>& choice)
{
    return choice ? QString::fromStdString(choice->source) + u':' + QString::number(choice->tolerance)
                  : QString();
}

core::Result<std::optional<engine::CrossCheckOptions>>
crossCheckOptions(const Configuration& configuration, const core::Clock& clock, const EngineStart& start)
{
    if (!start.crossChecks)
        return std::optional<engine::CrossCheckOptions>();
    const auto choice = crossCheckChoice(configuration);
    if (!choice)
        return core::failure(choice.error());
    if (!*choice)
        return std::optional<engine::CrossCheckOptions>();
    const std::string venue = (*choice)->source;
    engine::CrossCheckOptions options{.source = venue, .tolerance = (*choice)->tolerance};
    // Read now: the configuration need not live as long.
    const auto asked = venueOptions(configuration, QString::fromStdString(venue), start);
    if (!asked)
        return core::failure(asked.error());
    auto quoted = market::quotedSeries(venue, asked->asset, asked->currency);
    if (quoted)
        options.series = *std::move(quoted);
    else
        options.detail = quoted.error().detail;
    options.makeSource = [venue, asked = *asked,
                          &clock]() -> core::Result<std::unique_ptr<market::PriceSource>> {
        if (asked.tier != market::CoinGeckoTier::Keyless && asked.key.isEmpty())
            return core::failure(core::ErrorKind::Refused, "this plan needs an API key, and there is none");
        return market::makePriceSource(venue, asked, clock);
    };
    return std::optional(std::move(options));
}

} // namespace cryptopulse::app
