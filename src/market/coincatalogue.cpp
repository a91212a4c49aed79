#include "market/coincatalogue.h"

#include "market/answered.h"
#include "market/coinlistparser.h"

#include <algorithm>
#include <random>

namespace cryptopulse::market {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestList = 32 * 1024 * 1024; // some two megabytes as of 2026
constexpr int kBurst = 3;                         // the list, the currencies and a search

/// Half of what the plan allows in a minute: prices come first.
PaceLimits paceOf(CoinGeckoTier tier)
{
    const auto perMinute = std::max<std::int64_t>(quotaOf(tier).perMinute.value_or(2) / 2, 1);
    return {std::chrono::microseconds(std::chrono::minutes(1)) / perMinute, kBurst};
}

std::uint32_t seedOf(const CoinGeckoOptions& options)
{
    return options.jitterSeed.value_or(std::random_device{}());
}

} // namespace

CoinCatalogue::CoinCatalogue(const CoinGeckoOptions& options, const core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_options(options)
    , m_clock(clock)
    , m_pace(paceOf(options.tier), clock)
    , m_coins(clock, seedOf(options))
    , m_currencies(clock, seedOf(options))
    , m_search(clock, seedOf(options))
{
}

std::optional<core::UtcTime> CoinCatalogue::nextAllowed() const
{
    return std::max({m_pace.nextAllowed(), m_coins.backOff().nextAllowed(),
                     m_currencies.backOff().nextAllowed(), m_search.backOff().nextAllowed()});
}

template <typename T>
QFuture<core::Result<T>> CoinCatalogue::ask(Asking<T>& asking, const QString& path, const QUrlQuery& query,
                                            qint64 maxBytes,
                                            core::Result<T> (*parse)(const HttpAnswer&, core::UtcTime))
{
    HttpLimits limits = coinGeckoLimits(m_options);
    limits.maxBytes = maxBytes;
    if (const auto next = nextAllowed())
        return answered<T>(core::failure(waitUntil(*next, m_clock.now(), limits.who)));
    const auto request = makeRequest(coinGeckoRequest(m_options, path, query), limits);
    if (!request)
        return answered<T>(core::failure(request.error()));
    m_pace.called();
    return asking.ask(*request, limits,
                      [this, parse](const HttpAnswer& answer) { return parse(answer, m_clock.now()); });
}

QFuture<core::Result<std::vector<Coin>>> CoinCatalogue::coins()
{
    if (auto call = m_coins.underWay())
        return *call;
    return ask(m_coins, u"/coins/list"_s, {}, kLargestList, parseCoinsList);
}

QFuture<core::Result<QStringList>> CoinCatalogue::currencies()
{
    if (auto call = m_currencies.underWay())
        return *call;
    return ask(m_currencies, u"/simple/supported_vs_currencies"_s, {}, m_options.maxBytes, parseCurrencies);
}

QFuture<core::Result<std::vector<Coin>>> CoinCatalogue::search(const QString& typed)
{
    if (m_search.underWay())
        return answered<std::vector<Coin>>(
            core::failure(core::ErrorKind::TooMany, "a search at CoinGecko is under way"));
    QUrlQuery query;
    query.addQueryItem(u"query"_s, QString::fromLatin1(QUrl::toPercentEncoding(typed.simplified())));
    return ask(m_search, u"/search"_s, query, m_options.maxBytes, parseCoinSearch);
}

} // namespace cryptopulse::market
