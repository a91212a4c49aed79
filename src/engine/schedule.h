#pragma once

#include "core/time.h"

#include <chrono>
#include <optional>

namespace cryptopulse::engine {

/// When the next scheduled call is due: at the next whole multiple of @p interval since 1970 (so that 60 s
/// means "on the minute"), but not before @p notBefore. Always after @p now and never further away than one
/// interval or the rest of the wait, both counted from now: after a suspend or a jump of the clock there is
/// one call, not a burst of missed ones and not a silence until the old plan is reached.
[[nodiscard]] core::UtcTime nextPoll(core::UtcTime now, std::chrono::milliseconds interval,
                                     std::optional<core::UtcTime> notBefore);

/// No wait for a provider is longer than this, whatever a clock that was set back makes of it. As long as the
/// longest that a provider may ask for.
inline constexpr std::chrono::hours kLongestWait{24};

} // namespace cryptopulse::engine
