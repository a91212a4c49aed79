#pragma once

#include "api/readroutes.h"

namespace cryptopulse::api {

/// What the engine and the server are doing, in Prometheus' text format 0.0.4.
[[nodiscard]] Reply getMetrics(const Request& request, const View& view);

} // namespace cryptopulse::api
