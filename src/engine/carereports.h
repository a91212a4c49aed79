#pragma once

#include "engine/care.h"
#include "storage/inspection.h"
#include "storage/retention.h"

namespace cryptopulse::engine {

/// What the storage found out, as values of the port.
[[nodiscard]] CheckReport checkReportOf(const storage::DatabaseReport& found, core::UtcTime made);
[[nodiscard]] SeriesCompaction compactionOf(const storage::RetentionPlan& plan);

} // namespace cryptopulse::engine
