#pragma once

#include "api/http.h"
#include "core/time.h"
#include "engine/snapshot.h"

#include <chrono>

/// The routes that only look: pure functions of a request and of what is known at one moment.
namespace cryptopulse::api {

class RequestBook;

/// What a read may see.
struct View {
    const engine::Snapshot& snapshot;
    core::UtcTime now;
    QString version{};                     ///< of the program
    std::chrono::milliseconds uptime{0};   ///< of the server
    const RequestBook* requests = nullptr; ///< what was asked so far; null: not known
};

inline constexpr qint64 kMostRows = 100'000; ///< in one answer
inline constexpr qint64 kStandardLast = 200; ///< rows of /data/last, as the seed had it
inline constexpr qint64 kMostForecasts = 5'000;
inline constexpr qint64 kStandardForecasts = 200;
inline constexpr qint64 kStandardGaps = 1'000;
inline constexpr qint64 kStandardRange = 10'000; ///< rows of /data/range

/// Does a request for rows (n, max) ask for so many that writing them takes longer than a few others?
[[nodiscard]] bool wantsManyRows(const Request& request);

[[nodiscard]] Reply getRoot(const Request& request, const View& view);
[[nodiscard]] Reply getPredict(const Request& request, const View& view);
[[nodiscard]] Reply getDataLast(const Request& request, const View& view);

/// Rows with from <= time < to, oldest first, at most max. When more follow, the header X-Next-From has the
/// time of the first one left out: ask again with it as `from`.
[[nodiscard]] Reply getDataRange(const Request& request, const View& view);
[[nodiscard]] Reply getGaps(const Request& request, const View& view);
Reply getStatus(const Request& request, const View& view);
[[nodiscard]] Reply getModel(const Request& request, const View& view);
/// The newest n live forecasts of a model and what came of them, and what all of them are worth.
[[nodiscard]] Reply getScorecard(const Request& request, const View& view);
[[nodiscard]] bool wantsManyForecasts(const Request& request);
[[nodiscard]] Reply getJobs(const Request& request, const View& view);
[[nodiscard]] Reply getJob(const Request& request, const View& view);

} // namespace cryptopulse::api
