#include "remote/following.h"

#include <optional>
#include <utility>

namespace cryptopulse::remote {

using core::ErrorKind;
using engine::SnapshotPtr;

namespace {

// One refresh may have begun before the job did; a second one without it means that the server forgot it.
constexpr int kMostMissed = 2;

/// What became of a job that has ended.
core::Result<SnapshotPtr> outcomeOf(const engine::JobStatus& job, const SnapshotPtr& snapshot)
{
    switch (job.state) {
    case engine::JobState::Running:
    case engine::JobState::Done:
        return snapshot;
    case engine::JobState::Cancelled:
        return core::failure(job.error.value_or(core::Error{ErrorKind::Cancelled, "it was cancelled", {}}));
    case engine::JobState::Failed:
        return core::failure(job.error.value_or(core::Error{ErrorKind::Internal, "it failed", {}}));
    }
    return core::failure(ErrorKind::Internal, "it failed");
}

} // namespace

void Following::add(const std::string& jobId, Done done)
{
    m_works.push_back({jobId, std::move(done)});
}

void Following::look(const SnapshotPtr& snapshot)
{
    // Taken out first: whoever is told may ask for more.
    for (Work& work : std::exchange(m_works, {})) {
        const engine::JobStatus* job = engine::findJob(*snapshot, work.jobId);
        if (job && !job->isRunning()) {
            work.done(outcomeOf(*job, snapshot));
        } else if (!job && ++work.missed >= kMostMissed) {
            work.done(core::failure(ErrorKind::Internal, "the server no longer knows of this work"));
        } else {
            if (job)
                work.missed = 0;
            m_works.push_back(std::move(work));
        }
    }
}

void Following::giveUp(const core::Error& error)
{
    for (const Work& work : std::exchange(m_works, {}))
        work.done(core::failure(error));
}

} // namespace cryptopulse::remote
