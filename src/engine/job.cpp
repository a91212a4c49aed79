#include "engine/job.h"

#include <algorithm>

namespace cryptopulse::engine {

JobStatus jobAt(JobStatus job, core::UtcTime now) noexcept
{
    using std::chrono::milliseconds;
    if (!job.isRunning())
        return job;
    const milliseconds since = std::max(milliseconds(0), now - job.started - job.elapsed);
    job.elapsed += since;
    if (job.remaining)
        job.remaining = std::max(milliseconds(0), *job.remaining - since);
    return job;
}

std::string_view jobKindName(JobKind kind) noexcept
{
    switch (kind) {
    case JobKind::Collect:
        return "collect";
    case JobKind::Train:
        return "train";
    case JobKind::Import:
        return "import";
    case JobKind::Evaluate:
        return "evaluate";
    case JobKind::Backtest:
        return "backtest";
    case JobKind::LeakLab:
        return "leak_lab";
    case JobKind::Backfill:
        return "backfill";
    case JobKind::Backup:
        return "backup";
    case JobKind::Check:
        return "check";
    case JobKind::Compact:
        return "compact";
    }
    return "collect";
}

std::string_view jobStateName(JobState state) noexcept
{
    switch (state) {
    case JobState::Running:
        return "running";
    case JobState::Done:
        return "done";
    case JobState::Cancelled:
        return "cancelled";
    case JobState::Failed:
        return "failed";
    }
    return "failed";
}

std::optional<JobKind> jobKindFromName(std::string_view name) noexcept
{
    for (std::size_t i = 0; i < kJobKindCount; ++i) {
        const auto kind = static_cast<JobKind>(i);
        if (jobKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

std::optional<JobState> jobStateFromName(std::string_view name) noexcept
{
    for (const JobState state : {JobState::Running, JobState::Done, JobState::Cancelled, JobState::Failed}) {
        if (jobStateName(state) == name)
            return state;
    }
    return std::nullopt;
}

} // namespace cryptopulse::engine
