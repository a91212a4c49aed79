#pragma once

#include "engine/care.h"

namespace cryptopulse::support {

inline constexpr core::UtcTime kCared = core::UtcTime(std::chrono::milliseconds(1'700'000'000'123));

[[nodiscard]] inline engine::BackupReport someBackup()
{
    return {kCared, "/backups/prices-20231114T221320Z.db", 12'345'678, 43'200, 1'440};
}

/// Of two series, the second of which is damaged.
[[nodiscard]] inline engine::CheckReport someCheck()
{
    using std::chrono::minutes;
    engine::CheckReport report{.made = kCared,
                               .schema = 5,
                               .newestSchema = 5,
                               .bytes = 12'345'678,
                               .logBytes = 4'096,
                               .freeBytes = 8'192,
                               .faults = {"row 7 missing from index"},
                               .strays = 2,
                               .series = {}};
    report.series.push_back({.key = {"bitcoin", "usd", "bitstamp"},
                             .rows = 43'119,
                             .first = kCared - minutes(43'200),
                             .last = kCared,
                             .gaps = 2,
                             .missing = 81,
                             .longest = 80,
                             .packed = 40'960,
                             .stretchesAsked = 1,
                             .forecasts = 1'440,
                             .pending = 5});
    report.series.push_back({.key = {"ethereum", "eur", "coingecko"},
                             .rows = 10,
                             .first = kCared - minutes(10),
                             .last = kCared,
                             .badPrices = 1,
                             .badTimes = 2,
                             .future = 3,
                             .wrongCopies = 4,
                             .wrongStretches = 5});
    return report;
}

/// What 90 days and 5 years would mean.
[[nodiscard]] inline engine::CompactReport someCompaction()
{
    using std::chrono::days;
    engine::CompactReport report{
        .made = kCared, .rules = {.minutesAfterDays = 90, .keepYears = 5}, .dryRun = true, .series = {}};
    report.series.push_back({.key = {"bitcoin", "usd", "coingecko"},
                             .rows = 1'234'567,
                             .thinBefore = kCared - days(90),
                             .toThin = 1'000'000,
                             .deleteBefore = kCared - days(5 * 365),
                             .toDelete = 12'345});
    report.series.push_back(
        {.key = {"bitcoin", "usd", "bitstamp"}, .rows = 43'119, .thinBefore = {}, .deleteBefore = {}});
    return report;
}

} // namespace cryptopulse::support
