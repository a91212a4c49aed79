#pragma once

#include "api/http.h"
#include "engine/snapshot.h"

#include <QHash>
#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace cryptopulse::api {

/// Upper ends of the classes that answers are sorted into by how long they took, in seconds. The last class
/// is whatever took longer.
inline constexpr std::array kLatencyEnds{0.0005, 0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10.0, 60.0};

/// What was asked and answered since the server began, for /metrics. Lives in the server's thread.
class RequestBook
{
public:
    /// How often a route was answered, and how fast.
    struct Route {
        std::map<int, std::uint64_t> byStatus;
        std::array<std::uint64_t, kLatencyEnds.size() + 1> byLatency{};
        double seconds = 0.0; ///< of all answers together
    };
    using Key = std::pair<std::string, std::string>; ///< method and pattern: "GET", "/jobs/{id}"

    /// An answer of @p status after @p took. A path of no route counts under "none", so that clients cannot
    /// make up entries without end.
    void count(Method method, const QByteArray& target, int status, std::chrono::nanoseconds took);

    /// Takes note of how many calls for prices have failed, and of what. What failed between two snapshots
    /// counts as the newest kind; a number that went down belongs to another engine, which began anew.
    void look(const engine::FeedStatus& feed);

    [[nodiscard]] const std::map<Key, Route>& routes() const noexcept { return m_routes; }
    /// By the kind's name.
    [[nodiscard]] const std::map<std::string, std::uint64_t>& failures() const noexcept { return m_failures; }

private:
    Route& routeOf(Method method, const QByteArray& target);

    std::map<Key, Route> m_routes;
    /// Where the newest targets lead to: finding that out takes longer than the rest of a request.
    QHash<std::pair<int, QByteArray>, Route*> m_known;
    std::map<std::string, std::uint64_t> m_failures;
    std::uint64_t m_knownFailures = 0;
};

} // namespace cryptopulse::api
