#pragma once

#include "core/result.h"
#include "core/sample.h"
#include "core/timerange.h"
#include "storage/database.h"

#include <vector>

namespace cryptopulse::storage {

/// Which stretches of a series its source's history was asked for, all that it had there being stored, or
/// deleted for its age since (retention.h): they need not be asked for again. Lives in the thread of its
/// Database, which must outlive it.
class CoverageStore
{
public:
    explicit CoverageStore(Database& database)
        : m_database(database)
    {
    }

    /// As core::merged() makes them. Error: Storage….
    [[nodiscard]] core::Result<std::vector<core::TimeRange>> load(const core::SeriesKey& series);

    /// Adds a stretch (nothing when it is empty), joined with those it overlaps or touches; committed when
    /// this returns. Error: Storage….
    [[nodiscard]] core::Result<void> add(const core::SeriesKey& series, const core::TimeRange& range);

private:
    [[nodiscard]] core::Result<core::TimeRange> takeTouching(const core::SeriesKey& series,
                                                             core::TimeRange range);

    Database& m_database;
};

} // namespace cryptopulse::storage
