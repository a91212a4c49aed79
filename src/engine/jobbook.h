#pragma once

#include "core/clock.h"
#include "engine/job.h"

#include <string>
#include <vector>

namespace cryptopulse::engine {

/// The engine's list of long work: running jobs and the most recently ended ones, oldest first.
class JobBook
{
public:
    explicit JobBook(const core::Clock& clock)
        : m_clock(clock)
    {
    }

    /// A new running job, with an id of its own.
    std::string begin(JobKind kind, std::uint64_t total);

    /// The job, to be brought up to date; null when it is unknown (or was forgotten after its end).
    [[nodiscard]] JobStatus* find(std::string_view id);

    /// Brings elapsed and, from @p remaining or the pace so far, remaining up to date.
    void progressed(JobStatus& job, std::optional<std::chrono::milliseconds> remaining = std::nullopt);

    void end(JobStatus& job, JobState state, std::optional<core::Error> error = std::nullopt);

    [[nodiscard]] const std::vector<JobStatus>& all() const { return m_jobs; }

private:
    void forgetOldest();

    const core::Clock& m_clock;
    std::vector<JobStatus> m_jobs;
    std::uint64_t m_begun = 0;
};

} // namespace cryptopulse::engine
