#pragma once

#include "app/configuration.h"
#include "core/retentionrules.h"

/// The rules for old prices in the settings file, which the window writes and a server reads, too.
namespace cryptopulse::app {

/// None set where there are none. A value that cannot be used is none: nothing is deleted by it.
[[nodiscard]] core::RetentionRules retentionRules(const Configuration& configuration);

/// Whether they are followed once a day.
[[nodiscard]] bool compactsDaily(const Configuration& configuration);

void storeRetention(const Configuration& configuration, const core::RetentionRules& rules, bool daily);

} // namespace cryptopulse::app
