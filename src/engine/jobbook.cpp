#include "engine/jobbook.h"

#include <algorithm>

namespace cryptopulse::engine {

namespace {
constexpr std::ptrdiff_t kKeptEnded = 50; // ended jobs that can still be asked for
}

std::string JobBook::begin(JobKind kind, std::uint64_t total)
{
    forgetOldest();
    JobStatus& job = m_jobs.emplace_back();
    job.id = std::string(jobKindName(kind)) + '-' + std::to_string(++m_begun);
    job.kind = kind;
    job.total = total;
    job.started = m_clock.now();
    return job.id;
}

JobStatus* JobBook::find(std::string_view id)
{
    const auto found = std::ranges::find(m_jobs, id, &JobStatus::id);
    return found == m_jobs.end() ? nullptr : &*found;
}

void JobBook::progressed(JobStatus& job, std::optional<std::chrono::milliseconds> remaining)
{
    using std::chrono::milliseconds;
    // A clock that was set back must not show a negative time.
    job.elapsed = std::max(milliseconds(0), m_clock.now() - job.started);
    if (remaining)
        job.remaining = remaining;
    else if (job.done > 0 && job.total >= job.done)
        job.remaining =
            milliseconds(job.elapsed.count() * std::int64_t(job.total - job.done) / std::int64_t(job.done));
}

void JobBook::end(JobStatus& job, JobState state, std::optional<core::Error> error)
{
    progressed(job);
    job.state = state;
    job.ended = m_clock.now();
    job.remaining.reset();
    if (error)
        job.error = std::move(error); // else the last call that failed on the way stays told
}

void JobBook::forgetOldest()
{
    const auto ended = [](const JobStatus& job) { return !job.isRunning(); };
    if (std::ranges::count_if(m_jobs, ended) >= kKeptEnded)
        m_jobs.erase(std::ranges::find_if(m_jobs, ended));
}

} // namespace cryptopulse::engine
