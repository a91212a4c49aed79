#pragma once

#include "app/configuration.h"
#include "app/engines.h"
#include "engine/assetcatalogue.h"
#include "engine/handover.h"
#include "engine/switchableengine.h"

#include <QObject>
#include <memory>

namespace cryptopulse::app {

/// Which series a server without a window watches, what stands in for its source, and another coin in its
/// place. Lives in the main thread; so does the exchange of the engine.
class ServedSeries final : public QObject
{
    Q_OBJECT

public:
    /// @p engine was begun as @p start says. All that is passed outlives this object.
    ServedSeries(engine::SwitchableEngine& engine, Configuration& configuration, const core::Clock& clock,
                 EngineStart start);

    /// From now on other sources stand in for one that fails. Error: as makeHandover().
    [[nodiscard]] core::Result<void> handOver();

    /// The coin becomes a setting of this home, as if the window had chosen it.
    [[nodiscard]] engine::SeriesSwitch asSwitch();

private:
    [[nodiscard]] core::Result<core::SeriesKey> watch(const QString& asset, const QString& currency);

    engine::SwitchableEngine& m_engine;
    Configuration& m_configuration;
    const core::Clock& m_clock;
    const EngineStart m_start;
    std::unique_ptr<engine::Handover> m_handover; // null: nobody stands in
};

/// Whether an option or the environment says which coin is watched: then nobody else can. Error:
/// InvalidArgument, a sentence that says so.
[[nodiscard]] core::Result<void> mayChooseCoin(const Configuration& configuration);

} // namespace cryptopulse::app
