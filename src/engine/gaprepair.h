#pragma once

#include "core/series.h"
#include "core/time.h"
#include "engine/job.h"

#include <chrono>
#include <optional>
#include <string>

namespace cryptopulse::engine {

/// Knows when gaps of a live series should be filled from history: at the start, and when a price comes after
/// a hole, be it a night's sleep or a lost connection. Does nothing itself.
class GapRepair
{
public:
    /// Takes notice of the newest prices, which are asked for every @p interval: is there a hole among them?
    void look(const core::SeriesView& samples, std::chrono::milliseconds interval);

    /// Whether it should be tried at @p now. @p last: the job that tried it last, as it stands; null: none.
    [[nodiscard]] bool isDue(const JobStatus* last, core::UtcTime now);

    /// It was begun.
    void began(const std::string& jobId, core::UtcTime now);
    /// It could not be begun, and may go better later.
    void putOff(core::UtcTime now);
    /// It cannot be done here.
    void giveUp() { m_possible = false; }
    /// It was broken off for something else.
    void wantAgain() { m_wanted = true; }

    [[nodiscard]] const std::string& jobId() const { return m_jobId; }

    static constexpr std::chrono::minutes kHole{2}; ///< between two prices, at least; or two intervals
    static constexpr std::chrono::minutes kBetweenTries{15}; ///< after one that failed
    static constexpr std::chrono::hours kLookBack{30 * 24};  ///< what lies further back is filled on demand

private:
    bool m_wanted = true; // at the start whatever there is may have holes
    bool m_possible = true;
    std::string m_jobId;
    bool m_putOff = false;
    std::optional<core::UtcTime> m_newest; ///< that was looked at
    core::UtcTime m_tried{};
};

} // namespace cryptopulse::engine
