#pragma once

#include "engine/judging.h"

#include <QByteArray>

namespace cryptopulse::report {

/// An evaluation as one HTML page that needs nothing else: no scripts, nothing to fetch, drawings inline,
/// light or dark as the reader has it. UTF-8. Pure; the same evaluation gives the same bytes, whenever it was
/// made.
[[nodiscard]] QByteArray htmlOf(const engine::Evaluation& evaluation);

} // namespace cryptopulse::report
