#pragma once

#include "app/cli/command.h"
#include "app/engines.h"

#include <memory>

namespace cryptopulse::app {

/// An engine of this machine with its database open. What befell the database on the way (a damaged one was
/// kept aside) is said on standard error. Errors: those of makeLocalEngine() and LocalEngine::ready().
[[nodiscard]] core::Result<std::unique_ptr<engine::LocalEngine>> readyEngine(const CommandContext& context,
                                                                             const EngineStart& start);

} // namespace cryptopulse::app
