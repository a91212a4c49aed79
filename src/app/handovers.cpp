#include "app/handovers.h"

#include "app/venues.h"
#include "engine/whendone.h"
#include "market/answered.h"

#include <algorithm>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

/// Asks a venue once; the price is only looked at.
QFuture<core::Result<market::Quote>> probe(const Configuration& configuration, const core::Clock& clock,
                                           const EngineStart& start, const std::string& venue)
{
    const auto options = venueOptions(configuration, QString::fromStdString(venue), start);
    if (!options)
        return market::answered(core::failure(options.error()));
    auto source = market::makePriceSource(venue, *options, clock);
    if (!source)
        return market::answered(core::failure(source.error()));
    market::PriceSource* const asked = source->release();
    const auto answer = asked->fetch();
    engine::whenDone(answer, asked, [asked](const core::Result<market::Quote>&) { asked->deleteLater(); });
    return answer;
}

} // namespace

core::Result<std::vector<std::string>> fallbackSources(const Configuration& configuration)
{
    const auto preferred = configuration.source();
    if (!preferred)
        return core::failure(preferred.error());
    std::vector<std::string> venues;
    for (const QString& part : configuration.value("fallback"_L1).split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.trimmed();
        if (!isVenue(name))
            return core::failure(
                core::ErrorKind::InvalidArgument,
                "--fallback takes coingecko, binance, coinbase, kraken and bitstamp, with commas "
                "between them, not \"" +
                    name.toStdString() + '"');
        if (name != *preferred && std::ranges::find(venues, name.toStdString()) == venues.end())
            venues.push_back(name.toStdString());
    }
    return venues;
}

core::Result<std::unique_ptr<engine::Handover>> makeHandover(engine::SwitchableEngine& engine,
                                                             const Configuration& configuration,
                                                             const core::Clock& clock, EngineStart start)
{
    const auto fallbacks = fallbackSources(configuration);
    if (!fallbacks)
        return core::failure(fallbacks.error());
    const QString preferred = *configuration.source(); // was read above
    if (fallbacks->empty() || !isVenue(preferred))
        return std::unique_ptr<engine::Handover>();
    std::vector<std::string> order{preferred.toStdString()};
    order.insert(order.end(), fallbacks->begin(), fallbacks->end());
    start.meter = callMeter(configuration, clock, start);
    const auto make =
        [&configuration, &clock,
         start](const engine::Handover::Start& next) -> core::Result<std::unique_ptr<engine::Engine>> {
        EngineStart begun = start;
        begun.collect = true;
        begun.source = QString::fromStdString(next.source);
        begun.interval = next.interval;
        begun.standIn = next.standIn;
        return makeLocalEngine(configuration, clock, begun)
            .map([](std::unique_ptr<engine::LocalEngine> made) -> std::unique_ptr<engine::Engine> {
                return made;
            });
    };
    return std::make_unique<engine::Handover>(
        engine, clock,
        engine::Handover::Plan{std::move(order), make,
                               [&configuration, &clock, start](const std::string& venue) {
                                   return probe(configuration, clock, start, venue);
                               }});
}

} // namespace cryptopulse::app
