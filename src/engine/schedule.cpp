#include "engine/schedule.h"

#include <algorithm>

namespace cryptopulse::engine {

core::UtcTime nextPoll(core::UtcTime now, std::chrono::milliseconds interval,
                       std::optional<core::UtcTime> notBefore)
{
    const auto sinceSlot = now.time_since_epoch() % interval;
    const core::UtcTime slot = now - sinceSlot + interval;
    if (!notBefore || *notBefore <= slot)
        return slot;
    return std::min(*notBefore, std::max(slot, now + kLongestWait));
}

} // namespace cryptopulse::engine
