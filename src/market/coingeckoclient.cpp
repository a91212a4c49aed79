#include "market/coingeckoclient.h"

namespace cryptopulse::market {

using namespace Qt::StringLiterals;

namespace {

/// A blank key is answered with an error, so none is sent.
bool sendsKey(const CoinGeckoOptions& options)
{
    return options.tier != CoinGeckoTier::Keyless && !options.key.trimmed().isEmpty();
}

} // namespace

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

HttpRequest coinGeckoRequest(const CoinGeckoOptions& options, const QString& path, const QUrlQuery& query)
{
    const bool pro = options.tier == CoinGeckoTier::Pro;
    QUrl url = options.baseUrl;
    if (url.isEmpty())
        url = QUrl(pro ? u"https://pro-api.coingecko.com"_s : u"https://api.coingecko.com"_s);
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath((base.isEmpty() ? u"/api/v3"_s : base) + path);
    url.setQuery(query);
    url.setFragment({});
    HttpRequest request{url};
    if (sendsKey(options))
        request.headers.emplace_back(pro ? "x-cg-pro-api-key" : "x-cg-demo-api-key", options.key.trimmed());
    return request;
}

HttpLimits coinGeckoLimits(const CoinGeckoOptions& options)
{
    return {"CoinGecko", options.userAgent, options.timeout, options.maxBytes,
            sendsKey(options) ? options.keyCalled : nullptr};
}

PriceSetup setupOf(const CoinGeckoOptions& options)
{
    QUrlQuery query;
    query.addQueryItem(u"ids"_s, options.coin);
    query.addQueryItem(u"vs_currencies"_s, options.currency);
    query.addQueryItem(u"include_last_updated_at"_s, u"true"_s);
    query.addQueryItem(u"precision"_s, u"full"_s);
    return {"coingecko",
            coinGeckoRequest(options, u"/simple/price"_s, query),
            coinGeckoLimits(options),
            quotaOf(options.tier),
            [coin = options.coin, currency = options.currency](const HttpAnswer& answer, core::UtcTime now) {
                return parseSimplePrice(answer, coin, currency, now);
            },
            options.jitterSeed};
}

CoinGeckoClient::CoinGeckoClient(const CoinGeckoOptions& options, const core::Clock& clock, QObject* parent)
    : HttpPriceSource(setupOf(options), clock, parent)
{
}

} // namespace cryptopulse::market
