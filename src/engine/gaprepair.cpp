#include "engine/gaprepair.h"

#include <algorithm>

namespace cryptopulse::engine {

namespace {

/// Whether the same may go better a while later.
bool mayPass(const std::optional<core::Error>& error)
{
    return error && (error->kind == core::ErrorKind::Network || error->kind == core::ErrorKind::Timeout ||
                     core::isStorage(error->kind));
}

} // namespace

void GapRepair::look(const core::SeriesView& samples, std::chrono::milliseconds interval)
{
    if (samples.empty())
        return;
    const auto hole = std::max<std::chrono::milliseconds>(kHole, 2 * interval);
    const auto times = samples.times();
    for (std::size_t i = m_newest ? samples.lowerBound(*m_newest) : times.size(); i + 1 < times.size(); ++i)
        m_wanted = m_wanted || times[i + 1] - times[i] > hole;
    m_newest = times.back();
}

bool GapRepair::isDue(const JobStatus* last, core::UtcTime now)
{
    if (!m_possible || (last && last->isRunning()))
        return false;
    const bool failed = last && last->state == JobState::Failed && mayPass(last->error);
    if ((m_putOff || failed) && now - m_tried >= kBetweenTries) {
        m_putOff = false;
        m_wanted = true;
    }
    return m_wanted;
}

void GapRepair::began(const std::string& jobId, core::UtcTime now)
{
    m_wanted = false;
    m_jobId = jobId;
    m_tried = now;
}

void GapRepair::putOff(core::UtcTime now)
{
    m_wanted = false;
    m_putOff = true;
    m_tried = now;
}

} // namespace cryptopulse::engine
