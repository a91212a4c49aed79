#pragma once

#include "app/configuration.h"

namespace cryptopulse::app {

/// Finds the values in the settings file that cannot be used, and sets them aside: a file stops no window.
/// What options and environment say is not looked at.
void setAsideFaults(Configuration& configuration);

} // namespace cryptopulse::app
