#include "api/requestbook.h"

#include "api/routes.h"

#include <algorithm>

namespace cryptopulse::api {

void RequestBook::count(Method method, const QByteArray& target, int status, std::chrono::nanoseconds took)
{
    Route& route = routeOf(method, target);
    ++route.byStatus[status];
    const double seconds = std::chrono::duration<double>(took).count();
    const auto* const end = std::ranges::lower_bound(kLatencyEnds, seconds);
    ++route.byLatency[std::size_t(end - kLatencyEnds.begin())];
    route.seconds += seconds;
}

RequestBook::Route& RequestBook::routeOf(Method method, const QByteArray& target)
{
    constexpr qsizetype kMostKnown = 256;
    const std::pair<int, QByteArray> asked{int(method), target};
    if (Route* known = m_known.value(asked))
        return *known;
    const std::string pattern = patternOf(target).toStdString();
    Route& route = m_routes[{methodName(method).toStdString(), pattern.empty() ? "none" : pattern}];
    if (m_known.size() >= kMostKnown)
        m_known.clear();
    m_known.insert(asked, &route); // a map's entries stay where they are
    return route;
}

void RequestBook::look(const engine::FeedStatus& feed)
{
    const std::uint64_t before = feed.failures < m_knownFailures ? 0 : m_knownFailures;
    m_knownFailures = feed.failures;
    if (feed.failures > before)
        m_failures[feed.lastError ? std::string(core::kindName(feed.lastError->kind)) : "unknown"] +=
            feed.failures - before;
}

} // namespace cryptopulse::api
