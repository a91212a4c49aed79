#include "app/servedseries.h"

#include "app/handovers.h"
#include "app/posted.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace cryptopulse::app {

namespace {
Q_LOGGING_CATEGORY(lcServed, "cryptopulse.app.series", QtInfoMsg)
} // namespace

core::Result<void> mayChooseCoin(const Configuration& configuration)
{
    for (const QLatin1StringView name : {"coin"_L1, "currency"_L1}) {
        const Origin origin = configuration.origin(name);
        if (origin == Origin::CommandLine || origin == Origin::Environment)
            return core::failure(core::ErrorKind::InvalidArgument,
                                 "the server was started with --" + std::string(name.data()) +
                                     " or its environment variable, which decides: start it without");
    }
    return {};
}

ServedSeries::ServedSeries(engine::SwitchableEngine& engine, Configuration& configuration,
                           const core::Clock& clock, EngineStart start)
    : m_engine(engine)
    , m_configuration(configuration)
    , m_clock(clock)
    , m_start(std::move(start))
{
}

core::Result<void> ServedSeries::handOver()
{
    auto made = makeHandover(m_engine, m_configuration, m_clock, m_start);
    if (!made)
        return core::failure(made.error());
    m_handover = *std::move(made);
    return {};
}

engine::SeriesSwitch ServedSeries::asSwitch()
{
    return [this](const QString& asset, const QString& currency) {
        return posted<core::SeriesKey>(*this, [this, asset, currency] { return watch(asset, currency); });
    };
}

core::Result<core::SeriesKey> ServedSeries::watch(const QString& asset, const QString& currency)
{
    if (const auto may = mayChooseCoin(m_configuration); !may)
        return core::failure(may.error());
    const std::pair<QLatin1StringView, QString> former[]{
        {"coin"_L1, m_configuration.value("coin"_L1)}, {"currency"_L1, m_configuration.value("currency"_L1)}};
    m_configuration.store("coin"_L1, asset);
    m_configuration.store("currency"_L1, currency);
    const auto feed = m_engine.snapshot()->feed;
    EngineStart start = m_start;
    start.collect = feed.collecting;
    start.interval = feed.interval;
    auto next = makeLocalEngine(m_configuration, m_clock, start);
    if (!next) {
        for (const auto& [name, value] : former)
            m_configuration.store(name, value);
        return core::failure(next.error());
    }
    m_handover.reset(); // it knows the coin of before
    m_engine.replace(*std::move(next));
    if (const auto begun = handOver(); !begun)
        qCWarning(lcServed, "no source is turned to: %s", begun.error().detail.c_str());
    const core::SeriesKey series = m_engine.snapshot()->series;
    qCInfo(lcServed, "watches %s from now on", core::toText(series).c_str());
    return series;
}

} // namespace cryptopulse::app
