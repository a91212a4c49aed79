#pragma once

#include "app/configuration.h"
#include "app/engines.h"
#include "core/clock.h"
#include "engine/handover.h"
#include "engine/switchableengine.h"

#include <memory>
#include <string>
#include <vector>

namespace cryptopulse::app {

/// The venues of --fallback, in their order, without the one of --source.
/// Error: InvalidArgument, a sentence that names what is none.
[[nodiscard]] core::Result<std::vector<std::string>> fallbackSources(const Configuration& configuration);

/// Hands the live prices of @p engine, which was begun as @p start says, over to the sources of --fallback
/// when its own fails. Null where there are none. All that is passed outlives it.
/// Error: as fallbackSources().
[[nodiscard]] core::Result<std::unique_ptr<engine::Handover>> makeHandover(engine::SwitchableEngine& engine,
                                                                           const Configuration& configuration,
                                                                           const core::Clock& clock,
                                                                           EngineStart start);

} // namespace cryptopulse::app
