#include "market/coingeckoclient.h"

#include "market/answered.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrlQuery>
#include <algorithm>
#include <random>
#include <utility>

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

CoinGeckoClient::CoinGeckoClient(CoinGeckoOptions options, const core::Clock& clock, QObject* parent)
    : PriceSource(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_backOff(clock, m_options.jitterSeed.value_or(std::random_device{}()))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &CoinGeckoClient::expire);
}

CoinGeckoClient::~CoinGeckoClient()
{
    if (m_promise)
        finish(core::failure(ErrorKind::Cancelled, "the price source was closed"));
}

/// As CoinGecko's pricing page and documentation said in 2026; a call is a credit, failed ones too.
core::CallQuota quotaOf(CoinGeckoTier tier)
{
    switch (tier) {
    case CoinGeckoTier::Keyless:
        return {"keyless", 5, std::nullopt};
    case CoinGeckoTier::Demo:
        return {"demo", 30, 10'000};
    case CoinGeckoTier::Pro:
        return {"pro", 250, 100'000};
    }
    return {};
}

core::CallQuota CoinGeckoClient::quota() const
{
    return quotaOf(m_options.tier);
}

QUrl CoinGeckoClient::url() const
{
    QUrl url = m_options.baseUrl;
    if (url.isEmpty())
        url = QUrl(m_options.tier == CoinGeckoTier::Pro ? u"https://pro-api.coingecko.com"_s
                                                        : u"https://api.coingecko.com"_s);
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath((path.isEmpty() ? u"/api/v3"_s : path) + u"/simple/price"_s);
    QUrlQuery query;
    query.addQueryItem(u"ids"_s, m_options.coin);
    query.addQueryItem(u"vs_currencies"_s, m_options.currency);
    query.addQueryItem(u"include_last_updated_at"_s, u"true"_s);
    query.addQueryItem(u"precision"_s, u"full"_s);
    url.setQuery(query);
    url.setFragment({});
    return url;
}

core::Result<QNetworkRequest> CoinGeckoClient::request() const
{
    const QUrl address = url();
    // Qt would read file: addresses as well.
    if (!address.isValid() || address.host().isEmpty() ||
        (address.scheme() != u"https"_s && address.scheme() != u"http"_s))
        return core::failure(ErrorKind::Refused, "the base address is not one of http or https: check it");
    QNetworkRequest request(address);
    const QString agent = m_options.userAgent.isEmpty() ? u"CryptoPulse"_s : m_options.userAgent;
    const QString key = m_options.key.trimmed();
    if (!isPrintable(agent) || !isPrintable(key))
        return core::failure(ErrorKind::Refused,
                             "the API key or the user agent holds characters that cannot be sent: check it");
    request.setHeader(QNetworkRequest::UserAgentHeader, agent);
    // A blank key is answered with an error, so none is sent.
    if (!key.isEmpty() && m_options.tier != CoinGeckoTier::Keyless)
        request.setRawHeader(m_options.tier == CoinGeckoTier::Pro ? "x-cg-pro-api-key" : "x-cg-demo-api-key",
                             key.toLatin1());
    // Same scheme, host and port: the key must not travel elsewhere.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    request.setMaximumRedirectsAllowed(3);
    request.setDecompressedSafetyCheckThreshold(m_options.maxBytes);
    return request;
}

QFuture<core::Result<Quote>> CoinGeckoClient::fetch()
{
    if (m_promise)
        return m_promise->future();
    if (const auto next = nextAllowed()) {
        // At least a millisecond: time may have passed since the look above.
        const auto rest = std::max(*next - m_clock.now(), std::chrono::milliseconds(1));
        return answered(core::failure({ErrorKind::RateLimited, "CoinGecko asked us to wait", rest}));
    }
    const auto made = request();
    if (!made)
        return answered(core::failure(made.error()));
    m_promise.emplace();
    m_promise->start();
    const auto future = m_promise->future();
    m_body.clear();
    m_reply = m_network.get(*made);
    m_reply->setReadBufferSize(64 * 1024); // a huge body waits in the sender, not in our memory
    connect(m_reply, &QNetworkReply::readyRead, this, &CoinGeckoClient::collect);
    connect(m_reply, &QNetworkReply::finished, this, &CoinGeckoClient::conclude);
    m_deadline.start(m_options.timeout);
    return future;
}

bool CoinGeckoClient::collect()
{
    m_body += m_reply->read(m_options.maxBytes + 1 - m_body.size());
    if (m_body.size() <= m_options.maxBytes)
        return true;
    breakOff({ErrorKind::BadReply, "the answer is too large"});
    return false;
}

void CoinGeckoClient::expire()
{
    breakOff({ErrorKind::Timeout, "CoinGecko did not answer in time"});
}

/// Ends a call whose body never came to its end. A status that asks us to stay away counts nevertheless.
void CoinGeckoClient::breakOff(const core::Error& reason)
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 429 || status == 503)
        finish(parseSimplePrice({status, {}, m_reply->rawHeader("Retry-After")}, m_options.coin,
                                m_options.currency, m_clock.now()));
    else
        finish(core::failure(reason));
}

void CoinGeckoClient::conclude()
{
    if (collect())
        finish(judge());
}

core::Result<Quote> CoinGeckoClient::judge() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = m_reply->error();
    // Qt reports 4xx and 5xx as errors too; those have an answer to read.
    if (error == QNetworkReply::NoError || status >= 400)
        return parseSimplePrice({status, m_body, m_reply->rawHeader("Retry-After")}, m_options.coin,
                                m_options.currency, m_clock.now());
    const std::string detail = m_reply->errorString().toStdString();
    if (error == QNetworkReply::InsecureRedirectError || error == QNetworkReply::TooManyRedirectsError)
        return core::failure(ErrorKind::Refused, "redirect not followed: " + detail);
    return core::failure(status == 200 && error > 200 ? ErrorKind::BadReply : ErrorKind::Network, detail);
}

void CoinGeckoClient::finish(const core::Result<Quote>& result)
{
    m_deadline.stop();
    QNetworkReply* reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this); // abort() emits finished()
    reply->abort();
    reply->deleteLater();
    m_body.clear();
    if (result)
        m_backOff.succeeded();
    else
        m_backOff.failed(result.error());
    // Taken out first: whoever waits may call fetch() again from its continuation.
    QPromise<core::Result<Quote>> promise = std::move(*m_promise);
    m_promise.reset();
    promise.addResult(result);
    promise.finish();
}

} // namespace cryptopulse::market
