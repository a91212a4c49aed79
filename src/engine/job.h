#pragma once

#include "core/error.h"
#include "core/time.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cryptopulse::engine {

enum class JobKind { Collect, Train, Import, Evaluate, Backtest, LeakLab, Backfill, Backup, Check, Compact };
inline constexpr std::size_t kJobKindCount = 10;
enum class JobState { Running, Done, Cancelled, Failed };

/// Long work, as far as it is now.
struct JobStatus {
    std::string id; ///< "collect-1", "train-2", "backfill-3": unique while the engine lives
    JobKind kind = JobKind::Collect;
    JobState state = JobState::Running;
    std::uint64_t done =
        0; ///< of total, in the job's own units (calls, passes, thousandths of a file, prices)
    std::uint64_t total = 0;
    std::uint64_t ok = 0; ///< Collect, Import, Backfill: new samples stored; Backup, Check: samples copied,
                          ///< looked at; Compact: samples deleted, or that would be
    std::uint64_t repeated =
        0; ///< Collect: answers that were no new observation; Import, Backfill: stored already
    std::uint64_t failed = 0; ///< Collect: calls without a price; Import: lines that could not be used;
                              ///< Backfill: calls that failed; Check: things that are wrong
    core::UtcTime started;
    std::optional<core::UtcTime> ended;
    std::chrono::milliseconds elapsed{0};
    std::optional<std::chrono::milliseconds> remaining; ///< estimate, while running
    std::optional<core::Error>
        error; ///< why it failed; for a running Collect or Backfill: the last failed call

    [[nodiscard]] bool isRunning() const { return state == JobState::Running; }
    bool operator==(const JobStatus&) const = default;
};

/// The job as it stands at @p now: the times of a running one go on between its steps.
[[nodiscard]] JobStatus jobAt(JobStatus job, core::UtcTime now) noexcept;

[[nodiscard]] std::string_view
jobKindName(JobKind kind) noexcept; ///< "collect", "train", "import", "evaluate", "backtest", "leak_lab",
                                    ///< "backfill", "backup", "check", "compact"
[[nodiscard]] std::string_view
jobStateName(JobState state) noexcept; ///< "running", "done", "cancelled", "failed"
[[nodiscard]] std::optional<JobKind> jobKindFromName(std::string_view name) noexcept;
[[nodiscard]] std::optional<JobState> jobStateFromName(std::string_view name) noexcept;

} // namespace cryptopulse::engine
