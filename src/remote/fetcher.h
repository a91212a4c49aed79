#pragma once

#include "core/result.h"
#include "remote/http.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <functional>
#include <memory>
#include <unordered_map>

class QNetworkReply;

namespace cryptopulse::remote {

/// Sends calls and hands back whole answers. Knows HTTP, not what is said in it.
///
/// Lives in one thread. Bounded in time (a deadline for the whole answer, so that a slow drip ends, too) and
/// in memory (kLargestBody). Redirects are followed within the same scheme, host and port only, so that
/// the token goes nowhere else. Destroying it drops the calls under way; their handlers are never called.
class Fetcher final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 kLargestBody = 64LL * 1024 * 1024;

    explicit Fetcher(QByteArray bearerToken, QObject* parent = nullptr);
    ~Fetcher() override;

    /// Errors: Disconnected (nobody answers, or the answer broke off), Timeout, Refused (a redirect to
    /// another place, a certificate that does not hold), BadReply (no HTTP, too large).
    using Handler = std::function<void(core::Result<HttpAnswer>)>;
    void send(const HttpRequest& request, Handler handler);

private:
    struct Call {
        Handler handler;
        QByteArray body;
        std::chrono::milliseconds deadline;
        std::optional<core::Error> stopped; ///< why we broke it off ourselves
    };
    void watch(QNetworkReply* reply, Call call);
    void collect(QNetworkReply* reply);
    void stop(QNetworkReply* reply, core::Error why);
    void finish(QNetworkReply* reply);

    QByteArray m_authorization; // empty: none
    std::unordered_map<QNetworkReply*, Call> m_calls;
    QNetworkAccessManager m_network;
};

} // namespace cryptopulse::remote
