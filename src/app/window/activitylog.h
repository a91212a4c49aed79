#pragma once

#include "app/feednews.h"
#include "engine/snapshot.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace cryptopulse::app {

/// Notes in the log what becomes of an engine's work: the first of a row of failures and their end, the end
/// of each job. Looks at snapshots; what happened between two of them and left no trace is not noted.
class ActivityLog final
{
public:
    void read(const engine::Snapshot& snapshot);

private:
    using JobName = std::pair<std::string, core::UtcTime>; // another engine counts its jobs anew

    void readTrouble(const char* what, bool& isTroubled, const std::optional<core::Error>& error);
    void readNews(const engine::Snapshot& snapshot);
    void readJobs(const engine::Snapshot& snapshot);

    bool m_isFirst = true; // what had ended before is no news
    bool m_connectionTroubled = false;
    bool m_feedTroubled = false;
    bool m_storageTroubled = false;
    FeedNews m_news;
    std::map<JobName, engine::JobState> m_jobs;
};

} // namespace cryptopulse::app
