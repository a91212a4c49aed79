#pragma once

#include "market/coingeckoparser.h"
#include "market/httppricesource.h"

#include <QUrlQuery>

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
    std::function<void()> keyCalled{}; ///< told of every call that goes with the key, in the source's thread
};

/// A request of one of CoinGecko's paths ("/simple/price"), with the key where one is to be sent.
[[nodiscard]] HttpRequest coinGeckoRequest(const CoinGeckoOptions& options, const QString& path,
                                           const QUrlQuery& query);

[[nodiscard]] HttpLimits coinGeckoLimits(const CoinGeckoOptions& options);

[[nodiscard]] PriceSetup setupOf(const CoinGeckoOptions& options);

/// Asks CoinGecko for the current price.
class CoinGeckoClient final : public HttpPriceSource
{
    Q_OBJECT

public:
    CoinGeckoClient(const CoinGeckoOptions& options, const core::Clock& clock, QObject* parent = nullptr);
};

} // namespace cryptopulse::market
