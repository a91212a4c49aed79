#pragma once

#include "core/result.h"
#include "core/sample.h"
#include "core/series.h"
#include "storage/database.h"

#include <functional>
#include <span>
#include <vector>

namespace cryptopulse::storage {

/// What became of a sample that was handed in.
enum class Stored {
    New,     ///< a new observation
    Repeat,  ///< time and price are stored already
    Conflict ///< another price is stored at that time; the stored one stays
};

/// The samples of all series in one database. Lives in the thread of its Database.
class SampleStore
{
public:
    /// Keeps a reference: @p database must outlive this object.
    explicit SampleStore(Database& database);

    /// One sample, committed (synchronous=FULL) when this returns.
    core::Result<Stored> add(const core::SeriesKey& series, const core::Sample& sample);

    struct Added {
        std::size_t added = 0;
        std::size_t repeats = 0;
        std::size_t conflicts = 0;
    };
    /// Many samples in one transaction: all, or none on error.
    core::Result<Added> addAll(const core::SeriesKey& series, std::span<const core::Sample> samples);

    /// The newest @p count samples, oldest first.
    core::Result<std::vector<core::Sample>> newest(const core::SeriesKey& series, std::size_t count);

    /// Samples with from <= time < to, oldest first, at most @p limit.
    core::Result<std::vector<core::Sample>> range(const core::SeriesKey& series, core::UtcTime from, core::UtcTime to,
                                                  std::size_t limit);

    core::Result<std::size_t> count(const core::SeriesKey& series);

    /// All times and prices of a series, in columns, for keeping in memory.
    core::Result<core::Series> load(const core::SeriesKey& series);

private:
    Database& m_database;
};

} // namespace cryptopulse::storage
