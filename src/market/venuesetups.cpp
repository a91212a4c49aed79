#include "market/venuesetups.h"

#include "market/binance.h"
#include "market/bitstamp.h"
#include "market/coinbase.h"
#include "market/kraken.h"

#include <QUrlQuery>
#include <initializer_list>

namespace cryptopulse::market {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Query = std::initializer_list<std::pair<QString, QString>>;

/// Host, path and query together; a base address may have a path of its own, which stays in front.
HttpRequest requestOf(const VenueOptions& options, const QString& host, const QString& path,
                      const Query& query)
{
    QUrl url = options.baseUrl.isEmpty() ? QUrl(host) : options.baseUrl;
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + path);
    QUrlQuery items;
    for (const auto& [name, value] : query)
        items.addQueryItem(name, value);
    url.setQuery(items);
    url.setFragment({});
    return {url};
}

HttpLimits limitsOf(const VenueOptions& options, const char* who)
{
    return {who, options.userAgent, options.timeout};
}

QString seconds(core::UtcTime time)
{
    return QString::number(core::toEpochMs(time) / 1000);
}

QString milliseconds(core::UtcTime time)
{
    return QString::number(core::toEpochMs(time));
}

const auto kBinance =
    u"https://data-api.binance.vision"_s; // market data without a key, and not barred by country
const auto kCoinbase = u"https://api.exchange.coinbase.com"_s;
const auto kKraken = u"https://api.kraken.com"_s;
const auto kBitstamp = u"https://www.bitstamp.net"_s;

/// Weight 6000 a minute, of which a call takes 2; we stay at two fifths and listen to the weight that is
/// told.
const core::CallQuota kBinanceQuota{"public", 3000, std::nullopt};
/// Ten a second in the long run, fifteen at once; a little less, because calls arrive unevenly.
const core::CallQuota kCoinbaseQuota{"public", 600, std::nullopt};
/// Not documented; one a second is what is known to be borne.
const core::CallQuota kKrakenQuota{"public", 60, std::nullopt};
/// 10,000 in ten minutes; four fifths of it, as others do.
const core::CallQuota kBitstampQuota{"public", 800, std::nullopt};

CoinGeckoOptions coinGeckoOptions(const VenueOptions& options, const Listing& listing)
{
    CoinGeckoOptions own;
    own.baseUrl = options.baseUrl;
    own.tier = options.tier;
    own.key = options.key;
    own.userAgent = options.userAgent;
    own.coin = QString::fromStdString(listing.series.asset);
    own.currency = QString::fromStdString(listing.series.currency);
    own.timeout = options.timeout;
    own.jitterSeed = options.jitterSeed;
    own.keyCalled = options.keyCalled;
    return own;
}

} // namespace

PriceSetup coinGeckoPrice(const VenueOptions& options, const Listing& listing)
{
    return setupOf(coinGeckoOptions(options, listing));
}

HistorySetup coinGeckoHistory(const VenueOptions& options, const Listing& listing)
{
    const CoinGeckoOptions own = coinGeckoOptions(options, listing);
    HistorySetup setup;
    setup.series = listing.series;
    setup.limits = coinGeckoLimits(own);
    setup.quota = quotaOf(own.tier);
    setup.pace = {std::chrono::microseconds(60s) / setup.quota.perMinute.value_or(5), 1};
    setup.paging = Paging::Whole;
    setup.spacing = 5min;
    setup.onGrid = false;
    setup.reach = 24h; // only the last day is told in steps of five minutes
    setup.request = [own](core::UtcTime, core::UtcTime) {
        QUrlQuery query;
        query.addQueryItem(u"vs_currency"_s, own.currency);
        query.addQueryItem(u"days"_s, u"1"_s);
        query.addQueryItem(u"precision"_s, u"full"_s);
        return coinGeckoRequest(own, u"/coins/"_s + own.coin + u"/market_chart"_s, query);
    };
    setup.parse = parseMarketChart;
    setup.jitterSeed = options.jitterSeed;
    return setup;
}

PriceSetup binancePrice(const VenueOptions& options, const Listing& listing)
{
    return {"binance",
            requestOf(options, kBinance, u"/api/v3/ticker/price"_s, {{u"symbol"_s, listing.symbol}}),
            limitsOf(options, "Binance"),
            kBinanceQuota,
            [listing](const HttpAnswer& answer, core::UtcTime now) {
                return parseBinanceTicker(answer, listing.symbol, listing.series, now);
            },
            options.jitterSeed};
}

HistorySetup binanceHistory(const VenueOptions& options, const Listing& listing)
{
    HistorySetup setup;
    setup.series = listing.series;
    setup.limits = limitsOf(options, "Binance");
    setup.quota = kBinanceQuota;
    setup.pace = {50ms, 20};
    setup.paging = Paging::Onward;
    setup.request = [options, listing](core::UtcTime from, core::UtcTime to) {
        return requestOf(options, kBinance, u"/api/v3/klines"_s,
                         {{u"symbol"_s, listing.symbol},
                          {u"interval"_s, u"1m"_s},
                          {u"startTime"_s, milliseconds(from)},
                          {u"endTime"_s, milliseconds(to - 1ms)}, // both ends belong to the range
                          {u"limit"_s, u"1000"_s}});
    };
    setup.parse = parseBinanceCandles;
    setup.hold = binanceHold;
    setup.jitterSeed = options.jitterSeed;
    return setup;
}

PriceSetup coinbasePrice(const VenueOptions& options, const Listing& listing)
{
    return {"coinbase",
            requestOf(options, kCoinbase, u"/products/"_s + listing.symbol + u"/ticker"_s, {}),
            limitsOf(options, "Coinbase"),
            kCoinbaseQuota,
            [series = listing.series](const HttpAnswer& answer, core::UtcTime now) {
                return parseCoinbaseTicker(answer, series, now);
            },
            options.jitterSeed};
}

HistorySetup coinbaseHistory(const VenueOptions& options, const Listing& listing)
{
    HistorySetup setup;
    setup.series = listing.series;
    setup.limits = limitsOf(options, "Coinbase");
    setup.quota = kCoinbaseQuota;
    setup.pace = {112ms, 10};
    // One less than the 300 that are allowed: whether the end belongs to the range is not documented, and so
    // we need not know.
    setup.rows = 299;
    setup.request = [options, listing](core::UtcTime from, core::UtcTime to) {
        return requestOf(options, kCoinbase, u"/products/"_s + listing.symbol + u"/candles"_s,
                         {{u"granularity"_s, u"60"_s},
                          {u"start"_s, QString::fromStdString(core::toIso(from))},
                          {u"end"_s, QString::fromStdString(core::toIso(to))}});
    };
    setup.parse = parseCoinbaseCandles;
    setup.jitterSeed = options.jitterSeed;
    return setup;
}

PriceSetup krakenPrice(const VenueOptions& options, const Listing& listing)
{
    return {"kraken",
            requestOf(options, kKraken, u"/0/public/Ticker"_s, {{u"pair"_s, listing.symbol}}),
            limitsOf(options, "Kraken"),
            kKrakenQuota,
            [series = listing.series](const HttpAnswer& answer, core::UtcTime now) {
                return parseKrakenTicker(answer, series, now);
            },
            options.jitterSeed};
}

HistorySetup krakenHistory(const VenueOptions& options, const Listing& listing)
{
    HistorySetup setup;
    setup.series = listing.series;
    setup.limits = limitsOf(options, "Kraken");
    setup.quota = kKrakenQuota;
    setup.pace = {1s, 1};
    setup.paging = Paging::Whole;
    setup.reach = 720min; // "older data cannot be retrieved, regardless of the value of since"
    setup.request = [options, listing](core::UtcTime from, core::UtcTime) {
        return requestOf(options, kKraken, u"/0/public/OHLC"_s,
                         {{u"pair"_s, listing.symbol},
                          {u"interval"_s, u"1"_s},
                          // A minute before: whether "since" belongs to the range is not documented.
                          {u"since"_s, seconds(from - 1min)}});
    };
    setup.parse = parseKrakenCandles;
    setup.jitterSeed = options.jitterSeed;
    return setup;
}

PriceSetup bitstampPrice(const VenueOptions& options, const Listing& listing)
{
    return {"bitstamp",
            requestOf(options, kBitstamp, u"/api/v2/ticker/"_s + listing.symbol + u'/', {}),
            limitsOf(options, "Bitstamp"),
            kBitstampQuota,
            [series = listing.series](const HttpAnswer& answer, core::UtcTime now) {
                return parseBitstampTicker(answer, series, now);
            },
            options.jitterSeed};
}

HistorySetup bitstampHistory(const VenueOptions& options, const Listing& listing)
{
    HistorySetup setup;
    setup.series = listing.series;
    setup.limits = limitsOf(options, "Bitstamp");
    setup.quota = kBitstampQuota;
    setup.pace = {76ms, 20}; // 7,915 in ten minutes at most
    setup.rows = 999;        // of 1000, as with Coinbase
    setup.request = [options, listing](core::UtcTime from, core::UtcTime to) {
        return requestOf(options, kBitstamp, u"/api/v2/ohlc/"_s + listing.symbol + u'/',
                         {{u"step"_s, u"60"_s},
                          {u"limit"_s, u"1000"_s},
                          {u"start"_s, seconds(from)},
                          {u"end"_s, seconds(to)},
                          {u"exclude_current_candle"_s, u"true"_s}});
    };
    setup.parse = parseBitstampCandles;
    setup.jitterSeed = options.jitterSeed;
    return setup;
}

} // namespace cryptopulse::market
