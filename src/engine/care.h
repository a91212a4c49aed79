#pragma once

#include "core/result.h"
#include "core/retentionrules.h"
#include "core/sample.h"
#include "core/time.h"

#include <QString>
#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Care of the database file: copies of it, what is wrong with it, rules for old prices. Values of the port.
namespace cryptopulse::engine {

struct BackupRequest {
    /// The file to write. Empty: one that is named after the time, in the folder backups beside the database.
    QString path{};
    bool overwrite = false; ///< a file of that name may be replaced
};

/// A backup that was made: whole, and as of one moment. Models are not in it.
struct BackupReport {
    core::UtcTime made;
    std::string file; ///< its path on the engine's machine
    std::uint64_t bytes = 0;
    std::uint64_t samples = 0;
    std::uint64_t forecasts = 0;

    bool operator==(const BackupReport&) const = default;
};
using BackupPtr = std::shared_ptr<const BackupReport>;

/// What there is of one series, and what is wrong with it.
struct SeriesCheck {
    core::SeriesKey key;
    std::uint64_t rows = 0;
    std::optional<core::UtcTime> first;
    std::optional<core::UtcTime> last;
    std::uint64_t gaps = 0;           ///< stretches of minutes without a price
    std::uint64_t missing = 0;        ///< minutes in them
    std::uint64_t longest = 0;        ///< minutes of the longest
    std::uint64_t badPrices = 0;      ///< not a number, or none that a price can be
    std::uint64_t badTimes = 0;       ///< not a whole number, or not after the one before
    std::uint64_t future = 0;         ///< later than now and a few minutes
    std::uint64_t packed = 0;         ///< samples with a packed copy
    std::uint64_t wrongCopies = 0;    ///< blocks that do not hold what the rows say
    std::uint64_t stretchesAsked = 0; ///< for which the source's history was asked
    std::uint64_t wrongStretches = 0; ///< of them, those that overlap another
    std::uint64_t forecasts = 0;
    std::uint64_t pending = 0; ///< of them, those whose outcome is not known yet

    [[nodiscard]] bool isWhole() const
    {
        return badPrices + badTimes + future + wrongCopies + wrongStretches == 0;
    }
    bool operator==(const SeriesCheck&) const = default;
};

/// What there is in the database file, and what is wrong with it.
struct CheckReport {
    core::UtcTime made;
    int schema = 0;                  ///< version of the file
    int newestSchema = 0;            ///< that the engine knows
    std::uint64_t bytes = 0;         ///< of the file
    std::uint64_t logBytes = 0;      ///< of the -wal beside it
    std::uint64_t freeBytes = 0;     ///< in the file, to be used again
    std::vector<std::string> faults; ///< SQLite's own words; the first ones
    std::uint64_t strays = 0;        ///< rows that refer to a series that there is not
    std::vector<SeriesCheck> series;

    [[nodiscard]] bool isWhole() const
    {
        return faults.empty() && strays == 0 && std::ranges::all_of(series, &SeriesCheck::isWhole);
    }
    bool operator==(const CheckReport&) const = default;
};
using CheckPtr = std::shared_ptr<const CheckReport>;

struct CompactRequest {
    core::RetentionRules rules;
    bool dryRun = false; ///< only tells what would go
};

/// What the rules mean for one series.
struct SeriesCompaction {
    core::SeriesKey key;
    std::uint64_t rows = 0;
    std::optional<core::UtcTime> thinBefore;   ///< empty: nothing is thinned out
    std::uint64_t toThin = 0;                  ///< prices that are not the last one of their minute
    std::optional<core::UtcTime> deleteBefore; ///< empty: nothing is deleted for its age
    std::uint64_t toDelete = 0;

    bool operator==(const SeriesCompaction&) const = default;
};

/// What went of the old prices, or would go.
struct CompactReport {
    core::UtcTime made;
    core::RetentionRules rules;
    bool dryRun = false;
    std::vector<SeriesCompaction> series; ///< as it was planned
    std::uint64_t thinned = 0;            ///< what was done; 0 of a dry run
    std::uint64_t deleted = 0;

    /// Prices that go by the plan.
    [[nodiscard]] std::uint64_t planned() const
    {
        std::uint64_t sum = 0;
        for (const SeriesCompaction& one : series)
            sum += one.toThin + one.toDelete;
        return sum;
    }
    bool operator==(const CompactReport&) const = default;
};
using CompactPtr = std::shared_ptr<const CompactReport>;

} // namespace cryptopulse::engine
