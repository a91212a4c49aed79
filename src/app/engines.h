#pragma once

#include "app/configuration.h"
#include "core/clock.h"
#include "engine/engine.h"
#include "engine/localengine.h"

#include <memory>

namespace cryptopulse::app {

enum class Feeding {
    None,    ///< work on what is stored: the source may be any name that prices were imported under
    Required ///< the source must be one that can be asked
};

/// The engine of this machine as the configuration says; it does not collect until told to.
/// Error: InvalidArgument, a sentence that names the option.
[[nodiscard]] core::Result<std::unique_ptr<engine::LocalEngine>>
makeLocalEngine(const Configuration& configuration, const core::Clock& clock, Feeding feeding);

} // namespace cryptopulse::app
