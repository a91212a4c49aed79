#pragma once

#include <QByteArray>
#include <chrono>

namespace cryptopulse::remote {

/// How a remote engine keeps in touch with its server.
struct RemoteOptions {
    std::chrono::milliseconds refreshInterval{2'000};              ///< from the end of a refresh to the next
    std::chrono::milliseconds progressInterval{500};               ///< the same while a job runs
    std::chrono::milliseconds timeout{10'000};                     ///< for a whole answer, head to last byte
    std::chrono::milliseconds bulkTimeout{60'000};                 ///< the same for pages of samples
    std::chrono::milliseconds trainTimeout{std::chrono::hours(1)}; ///< the same for a training
    std::chrono::milliseconds firstRetry{1'000};                   ///< after a failed refresh; doubles …
    std::chrono::milliseconds longestRetry{30'000};                ///< … up to this
    QByteArray bearerToken{};                                      ///< empty: none is sent
    int initialSamples = 100'000; ///< how many of the newest are loaded at first
    int pageSamples = 100'000;    ///< most samples asked for at once (the API allows 100000)
};

} // namespace cryptopulse::remote
