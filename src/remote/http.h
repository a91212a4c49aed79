#pragma once

#include <QByteArray>
#include <QUrl>
#include <chrono>
#include <optional>

namespace cryptopulse::remote {

/// One call as it goes out.
struct HttpRequest {
    QByteArray verb;
    QUrl url;
    QByteArray body;                            ///< empty: none
    std::chrono::milliseconds deadline{10'000}; ///< for the whole answer
    QByteArray type = "application/json";       ///< of the body
};

/// A complete answer, whatever its status.
struct HttpAnswer {
    int status = 0;
    QByteArray body;
    std::optional<std::chrono::milliseconds> retryAfter{}; ///< of the Retry-After header in seconds
};

} // namespace cryptopulse::remote
