#include "engine/gaprepair.h"

namespace cryptopulse::engine {

bool GapRepair::isDue(const core::SeriesView& samples, const JobStatus* last, core::UtcTime now)
{
    if (!m_possible || samples.size() < 2)
        return false;
    const auto times = samples.times();
    if (m_newest && times.back() > *m_newest && times.back() - times[times.size() - 2] > kHole)
        m_wanted = true;
    m_newest = times.back();
    if (last && last->isRunning())
        return false;
    if (last && last->state == JobState::Failed && now - m_tried >= kBetweenTries)
        m_wanted = true;
    return m_wanted;
}

void GapRepair::tried(const std::string& jobId, core::UtcTime now)
{
    m_wanted = false;
    m_possible = !jobId.empty();
    m_jobId = jobId;
    m_tried = now;
}

} // namespace cryptopulse::engine
