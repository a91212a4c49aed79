#pragma once

#include "engine/engine.h"

#include <functional>
#include <string>
#include <vector>

namespace cryptopulse::remote {

/// Work that goes on at the server: each is looked for in the snapshots that come from there, and who asked
/// for it is told once, when its job has ended. One thread.
class Following final
{
public:
    /// The snapshot in which the job is done, or why it is not.
    using Done = std::function<void(const core::Result<engine::SnapshotPtr>&)>;

    void add(const std::string& jobId, Done done);
    /// A snapshot came from the server.
    void look(const engine::SnapshotPtr& snapshot);
    /// The server cannot be reached: nobody knows how it goes on there.
    void giveUp(const core::Error& error);

private:
    struct Work {
        std::string jobId;
        Done done;
        int missed = 0; ///< snapshots without the job
    };
    std::vector<Work> m_works;
};

} // namespace cryptopulse::remote
