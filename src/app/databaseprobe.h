#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QFuture>
#include <QString>

namespace cryptopulse::app {

/// Whether a database can be used: connects to it in a thread of its own, as an engine would, and lets it go.
/// An empty one is made ready. Errors: as storage::Database::open(). The clock must outlive the answer.
[[nodiscard]] QFuture<core::Result<void>> probeDatabase(const QString& location, const core::Clock& clock);

} // namespace cryptopulse::app
