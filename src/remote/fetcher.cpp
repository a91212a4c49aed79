#include "remote/fetcher.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>
#include <algorithm>

namespace cryptopulse::remote {

using core::ErrorKind;
using std::chrono::milliseconds;

namespace {

constexpr qint64 kLongestRetryAfter = 24LL * 3600; // s; more is a defect or a joke

std::optional<milliseconds> retryAfterOf(const QNetworkReply& reply)
{
    bool ok = false;
    const qint64 seconds = reply.rawHeader("Retry-After").trimmed().toLongLong(&ok);
    if (!ok || seconds < 0)
        return std::nullopt;
    return std::chrono::seconds(std::min(seconds, kLongestRetryAfter));
}

/// What a call came to that brought no complete answer.
core::Error transportError(const QNetworkReply& reply)
{
    ErrorKind kind = ErrorKind::Disconnected;
    switch (reply.error()) {
    case QNetworkReply::InsecureRedirectError:
        return {ErrorKind::Refused, "the server sends its callers to another place", {}};
    case QNetworkReply::SslHandshakeFailedError:
        kind = ErrorKind::Refused;
        break;
    case QNetworkReply::TimeoutError:
        kind = ErrorKind::Timeout;
        break;
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolUnknownError:
        kind = ErrorKind::BadReply;
        break;
    default:
        break; // the many ways of not being connected
    }
    return {kind, reply.errorString().left(500).toStdString(), {}};
}

/// Is it about the HTTP status, with an answer that is complete nevertheless?
bool isStatusError(QNetworkReply::NetworkError error)
{
    return (error > QNetworkReply::UnknownProxyError && error <= QNetworkReply::UnknownContentError) ||
           (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
}

QNetworkRequest outgoing(const HttpRequest& request, const QByteArray& authorization)
{
    QNetworkRequest out(request.url);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    out.setMaximumRedirectsAllowed(3);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    // No compression: the limit on a body then counts what is really held.
    out.setRawHeader("Accept-Encoding", "identity");
    out.setRawHeader("Accept", "application/json, application/problem+json");
    out.setRawHeader("User-Agent", "CryptoPulse");
    if (!request.body.isEmpty())
        out.setHeader(QNetworkRequest::ContentTypeHeader, request.type);
    if (!authorization.isEmpty())
        out.setRawHeader("Authorization", authorization);
    return out;
}

} // namespace

Fetcher::Fetcher(QByteArray bearerToken, QObject* parent)
    : QObject(parent)
    , m_authorization(bearerToken.isEmpty() ? QByteArray() : "Bearer " + bearerToken)
{
}

Fetcher::~Fetcher()
{
    // Replies emit finished() while they are torn down: nobody is to hear it.
    for (const auto& [reply, call] : m_calls)
        reply->disconnect(this);
}

void Fetcher::send(const HttpRequest& request, Handler handler)
{
    const QNetworkRequest out = outgoing(request, m_authorization);
    QNetworkReply* reply = request.verb == "GET"
                               ? m_network.get(out)
                               : m_network.sendCustomRequest(out, request.verb, request.body);
    watch(reply, {std::move(handler), {}, request.deadline, std::nullopt});
}

void Fetcher::watch(QNetworkReply* reply, Call call)
{
    auto* timer = new QTimer(reply);
    timer->setSingleShot(true);
    const auto deadline = call.deadline;
    m_calls.emplace(reply, std::move(call));
    connect(timer, &QTimer::timeout, this, [this, reply, deadline] {
        stop(reply,
             {ErrorKind::Timeout, "no whole answer in " + std::to_string(deadline.count()) + " ms", {}});
    });
    connect(reply, &QNetworkReply::readyRead, this, [this, reply] { collect(reply); });
    connect(reply, &QNetworkReply::finished, this, [this, reply] { finish(reply); });
    timer->start(deadline);
}

void Fetcher::collect(QNetworkReply* reply)
{
    const auto call = m_calls.find(reply);
    if (call == m_calls.end() || call->second.stopped)
        return;
    const qint64 announced = reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (announced > kLargestBody || call->second.body.size() + reply->bytesAvailable() > kLargestBody)
        return stop(reply, {ErrorKind::BadReply, "the answer is larger than 64 MiB", {}});
    call->second.body += reply->readAll();
}

void Fetcher::stop(QNetworkReply* reply, core::Error why)
{
    const auto call = m_calls.find(reply);
    if (call == m_calls.end() || call->second.stopped)
        return;
    call->second.stopped = std::move(why);
    // Emits finished(); one that has failed by itself is about to.
    if (reply->isRunning() && reply->error() == QNetworkReply::NoError)
        reply->abort();
}

void Fetcher::finish(QNetworkReply* reply)
{
    collect(reply);
    const auto found = m_calls.find(reply);
    if (found == m_calls.end())
        return;
    const Call call = std::move(found->second);
    m_calls.erase(found);
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (call.stopped)
        call.handler(core::failure(*call.stopped));
    else if (status < 200 || (reply->error() != QNetworkReply::NoError && !isStatusError(reply->error())))
        call.handler(core::failure(transportError(*reply)));
    else
        call.handler(HttpAnswer{status, call.body, retryAfterOf(*reply)});
}

} // namespace cryptopulse::remote
