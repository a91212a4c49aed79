#include "engine/snapshot.h"

#include <algorithm>

namespace cryptopulse::engine {

using namespace std::chrono_literals;

std::chrono::milliseconds staleAfter(const FeedStatus& feed) noexcept
{
    return std::max<std::chrono::milliseconds>(5min, 3 * feed.interval);
}

FeedState feedState(const Snapshot& snapshot, core::UtcTime now) noexcept
{
    const FeedStatus& feed = snapshot.feed;
    if (feed.lastError)
        return feed.lastError->kind == core::ErrorKind::RateLimited ? FeedState::RateLimited
                                                                    : FeedState::Offline;
    if (!feed.lastAttempt)
        return feed.collecting || feed.fetching ? FeedState::Waiting : FeedState::Idle;
    if (!feed.lastSuccess)
        return FeedState::Waiting;
    const auto age = newestAge(snapshot, now);
    return age && *age > staleAfter(feed) ? FeedState::Stale : FeedState::Ok;
}

std::string_view feedStateName(FeedState state) noexcept
{
    switch (state) {
    case FeedState::Idle:
        return "idle";
    case FeedState::Waiting:
        return "waiting";
    case FeedState::Ok:
        return "ok";
    case FeedState::Stale:
        return "stale";
    case FeedState::RateLimited:
        return "rate_limited";
    case FeedState::Offline:
        return "offline";
    }
    return "offline";
}

std::optional<std::chrono::milliseconds> newestAge(const Snapshot& snapshot, core::UtcTime now) noexcept
{
    if (snapshot.samples.empty())
        return std::nullopt;
    return std::max(0ms, now - snapshot.samples.newestTime());
}

std::vector<std::string> warningsAt(const Snapshot& snapshot, core::UtcTime now)
{
    return warningsAt(snapshot, snapshot.forecast, now);
}

std::vector<std::string> warningsAt(const Snapshot& snapshot, const core::Result<Forecast>& forecast,
                                    core::UtcTime now)
{
    std::vector<std::string> warnings;
    if (forecast)
        warnings = forecast->warnings;
    const auto age = newestAge(snapshot, now);
    if (age && *age > staleAfter(snapshot.feed))
        warnings.emplace_back("stale_data");
    return warnings;
}

} // namespace cryptopulse::engine
