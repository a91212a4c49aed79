#pragma once

#include "core/clock.h"
#include "market/backoff.h"
#include "market/coingeckoparser.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QPromise>
#include <QTimer>
#include <QUrl>

class QNetworkReply;

namespace cryptopulse::market {

/// CoinGecko's plans; a key does not tell to which of them it belongs.
enum class CoinGeckoTier { Keyless, Demo, Pro };

/// How often a plan lets itself be called.
[[nodiscard]] core::CallQuota quotaOf(CoinGeckoTier tier);

struct CoinGeckoOptions {
    QUrl baseUrl; ///< http or https; empty: the tier's own address; without a path: "/api/v3" is added
    CoinGeckoTier tier = CoinGeckoTier::Keyless;
    QString key;       ///< sent only when it is not blank and the tier is not Keyless
    QString userAgent; ///< empty: "CryptoPulse"; always sent, because Cloudflare refuses calls without one
    QString coin = QStringLiteral("bitcoin"); ///< CoinGecko's ids
    QString currency = QStringLiteral("usd");
    std::chrono::milliseconds timeout{10'000}; ///< for the whole call, however slowly bytes drip in
    qint64 maxBytes = 1024 * 1024;             ///< of the body, after decompression
    std::optional<std::uint32_t> jitterSeed{}; ///< spreads the waits after failures; empty: a random one
};

/// Asks CoinGecko over HTTP. Never follows a redirect to another scheme, host or port. Calls while one is
/// under way share its answer. Keeps a reference: the clock must outlive this object.
class CoinGeckoClient final : public PriceSource
{
    Q_OBJECT

public:
    CoinGeckoClient(CoinGeckoOptions options, const core::Clock& clock, QObject* parent = nullptr);
    ~CoinGeckoClient() override;

    [[nodiscard]] std::string name() const override { return "coingecko"; }
    QFuture<core::Result<Quote>> fetch() override;
    [[nodiscard]] core::CallQuota quota() const override;
    [[nodiscard]] std::optional<core::UtcTime> nextAllowed() const override
    {
        return m_backOff.nextAllowed();
    }
    [[nodiscard]] std::optional<core::UtcTime> suggestedNext() const override
    {
        return m_backOff.suggestedNext();
    }

    /// The address that is asked.
    [[nodiscard]] QUrl url() const;

private:
    [[nodiscard]] core::Result<QNetworkRequest> request() const;
    bool collect(); ///< false: the body was too large, and the call is over
    void expire();
    void breakOff(const core::Error& reason);
    void conclude();
    void finish(const core::Result<Quote>& result);
    [[nodiscard]] core::Result<Quote> judge() const;

    CoinGeckoOptions m_options;
    const core::Clock& m_clock;
    BackOff m_backOff;
    QNetworkAccessManager m_network;
    QTimer m_deadline;
    QNetworkReply* m_reply = nullptr; ///< the call under way; ours
    QByteArray m_body;
    std::optional<QPromise<core::Result<Quote>>> m_promise; ///< engaged while a call is under way
};

} // namespace cryptopulse::market
