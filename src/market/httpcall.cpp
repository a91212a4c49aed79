#include "market/httpcall.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <algorithm>

namespace cryptopulse::market {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

/// Whether the text can stand in a header: a line break in a key would add headers of its own.
bool isPrintable(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

} // namespace

core::Result<QNetworkRequest> makeRequest(const HttpRequest& asked, const HttpLimits& limits)
{
    // Qt would read file: addresses as well.
    if (!asked.url.isValid() || asked.url.host().isEmpty() ||
        (asked.url.scheme() != u"https"_s && asked.url.scheme() != u"http"_s))
        return core::failure(ErrorKind::Refused, "the base address is not one of http or https: check it");
    QNetworkRequest request(asked.url);
    const QString agent = limits.userAgent.isEmpty() ? u"CryptoPulse"_s : limits.userAgent;
    bool printable = isPrintable(agent);
    request.setHeader(QNetworkRequest::UserAgentHeader, agent);
    for (const auto& [name, value] : asked.headers) {
        printable = printable && isPrintable(value);
        request.setRawHeader(name, value.toLatin1());
    }
    if (!printable)
        return core::failure(ErrorKind::Refused,
                             "the API key or the user agent holds characters that cannot be sent: check it");
    // Same scheme, host and port: the key must not travel elsewhere.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    request.setMaximumRedirectsAllowed(3);
    request.setDecompressedSafetyCheckThreshold(limits.maxBytes);
    return request;
}

HttpCall::HttpCall(QNetworkAccessManager& network, const QNetworkRequest& request, HttpLimits limits,
                   Handler handler, QObject* parent)
    : QObject(parent)
    , m_limits(std::move(limits))
    , m_handler(std::move(handler))
    , m_reply(network.get(request))
{
    if (m_limits.called)
        m_limits.called();
    m_reply->setReadBufferSize(64 * 1024); // a huge body waits in the sender, not in our memory
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpCall::collect);
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::conclude);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpCall::expire);
    m_deadline.start(m_limits.timeout);
}

HttpCall::~HttpCall()
{
    drop();
}

void HttpCall::abandon()
{
    drop();
    deleteLater();
}

bool HttpCall::collect()
{
    m_body += m_reply->read(m_limits.maxBytes + 1 - m_body.size());
    if (m_body.size() <= m_limits.maxBytes)
        return true;
    breakOff({ErrorKind::BadReply, "the answer is too large"});
    return false;
}

void HttpCall::expire()
{
    breakOff({ErrorKind::Timeout, m_limits.who + " did not answer in time"});
}

/// Ends a call whose body never came to its end. A status that asks us to stay away counts nevertheless: 418
/// is what Binance says to those who did not listen to 429.
void HttpCall::breakOff(const core::Error& reason)
{
    if (status() == 429 || status() == 418 || status() == 503)
        finish(answer({}));
    else
        finish(core::failure(reason));
}

void HttpCall::conclude()
{
    if (collect())
        finish(judge());
}

int HttpCall::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

HttpAnswer HttpCall::answer(const QByteArray& body) const
{
    return {status(), body, m_reply->rawHeader("Retry-After"), m_reply->rawHeader("Date"),
            m_reply->rawHeader("X-MBX-USED-WEIGHT-1M")};
}

core::Result<HttpAnswer> HttpCall::judge() const
{
    const auto error = m_reply->error();
    // Qt reports 4xx and 5xx as errors too; those have an answer to read.
    if (error == QNetworkReply::NoError || status() >= 400)
        return answer(m_body);
    const std::string detail = m_reply->errorString().toStdString();
    if (error == QNetworkReply::InsecureRedirectError || error == QNetworkReply::TooManyRedirectsError)
        return core::failure(ErrorKind::Refused, "redirect not followed: " + detail);
    return core::failure(status() == 200 && error > 200 ? ErrorKind::BadReply : ErrorKind::Network, detail);
}

void HttpCall::drop()
{
    m_deadline.stop();
    QNetworkReply* reply = std::exchange(m_reply, nullptr);
    if (reply == nullptr)
        return;
    reply->disconnect(this); // abort() emits finished()
    reply->abort();
    reply->deleteLater();
}

void HttpCall::finish(const core::Result<HttpAnswer>& result)
{
    drop();
    const Handler handler = std::exchange(m_handler, nullptr);
    handler(result);
}

} // namespace cryptopulse::market
