#pragma once

#include "core/result.h"
#include "market/httpanswer.h"

#include <QNetworkRequest>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QUrl>
#include <functional>
#include <utility>
#include <vector>

class QNetworkAccessManager;
class QNetworkReply;

namespace cryptopulse::market {

/// What is asked: an address and the headers that go with it (a key).
struct HttpRequest {
    QUrl url;
    std::vector<std::pair<QByteArray, QString>> headers{};
};

/// What a call may take.
struct HttpLimits {
    std::string who;                           ///< "CoinGecko", for the words of errors
    QString userAgent{};                       ///< empty: "CryptoPulse"
    std::chrono::milliseconds timeout{10'000}; ///< for the whole call, however slowly bytes drip in
    qint64 maxBytes = 1024 * 1024;             ///< of the body, after decompression
    std::function<void()> called{};            ///< told of every call that goes out; may be empty
};

/// The request as Qt sends it: with a user agent, and following redirects only to the same scheme, host and
/// port, so that no key travels elsewhere. Refused: no address of http or https, or a header that cannot be
/// sent.
[[nodiscard]] core::Result<QNetworkRequest> makeRequest(const HttpRequest& request, const HttpLimits& limits);

/// One HTTP GET under way. Tells its end once, from the event loop: an answer of any status (judging it is a
/// parser's work), or Network, Timeout, Refused (a redirect that is not followed), BadReply (too large, or
/// not to be decompressed). Destroying it breaks the call off without a word; from within the handler that is
/// done with abandon() only.
class HttpCall final : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const core::Result<HttpAnswer>&)>;

    /// Begins the call. The network manager must outlive this object.
    HttpCall(QNetworkAccessManager& network, const QNetworkRequest& request, HttpLimits limits,
             Handler handler, QObject* parent = nullptr);
    ~HttpCall() override;

    /// Breaks the call off, if it is not over, without a word, and deletes this object later.
    void abandon();

private:
    bool collect(); ///< false: the body was too large, and the call is over
    void expire();
    void breakOff(const core::Error& reason);
    void conclude();
    [[nodiscard]] int status() const;
    [[nodiscard]] HttpAnswer answer(const QByteArray& body) const;
    [[nodiscard]] core::Result<HttpAnswer> judge() const;
    void drop();
    void finish(const core::Result<HttpAnswer>& result);

    HttpLimits m_limits;
    Handler m_handler;
    QTimer m_deadline;
    QNetworkReply* m_reply; ///< ours; null when the call is over
    QByteArray m_body;
};

} // namespace cryptopulse::market
