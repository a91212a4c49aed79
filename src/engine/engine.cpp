#include "engine/engine.h"

namespace cryptopulse::engine {

const JobStatus* findJob(const Snapshot& snapshot, std::string_view id) noexcept
{
    for (const JobStatus& job : snapshot.jobs) {
        if (job.id == id)
            return &job;
    }
    return nullptr;
}

} // namespace cryptopulse::engine
