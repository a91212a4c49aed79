#pragma once

#include "core/result.h"
#include "core/retentionrules.h"
#include "core/sample.h"
#include "storage/database.h"

#include <functional>
#include <vector>

namespace cryptopulse::storage {

using core::RetentionRules;

/// What the rules mean for one series now.
struct RetentionPlan {
    core::SeriesKey key;
    qint64 id = 0;
    core::UtcTime thinBefore;   ///< the beginning of a minute; UtcTime::min(): nothing
    core::UtcTime deleteBefore; ///< likewise
    qint64 rows = 0;
    qint64 toThin = 0;
    qint64 toDelete = 0;
};

/// Told how many rows were gone through of how many; false stops.
using RetentionProgress = std::function<bool(qint64 done, qint64 total)>;

/// What applyRetention() would do. Goes through the times of all old prices, and writes nothing.
///
/// Prices from the oldest forecast on that still waits for its outcome are left alone: every outcome is
/// decided by the prices that were there. Errors: Cancelled, Storage….
[[nodiscard]] core::Result<std::vector<RetentionPlan>> planRetention(Database& database,
                                                                     const RetentionRules& rules,
                                                                     core::UtcTime now,
                                                                     const RetentionProgress& progress = {});

struct RetentionSummary {
    qint64 thinned = 0; ///< prices deleted that were not the last one of their minute
    qint64 deleted = 0; ///< prices deleted for their age
};

/// Does it, in short transactions: a price that comes meanwhile waits about a second at most. A stretch that
/// is deleted for its age is noted as asked for (CoverageStore) first, so that nobody fetches it again. It
/// may be stopped or killed anywhere and run again; what is done then is done. Forecasts stay, all of them.
///
/// Room is not given back to the disk: it is used again for what comes. Errors: Cancelled, Storage….
[[nodiscard]] core::Result<RetentionSummary> applyRetention(Database& database,
                                                            const std::vector<RetentionPlan>& plans,
                                                            const RetentionProgress& progress = {});

} // namespace cryptopulse::storage
