#pragma once

#include "core/liveforecast.h"

namespace cryptopulse::engine {

using core::LiveForecast;
using core::LiveForecasts;
using core::Outcome;

} // namespace cryptopulse::engine
