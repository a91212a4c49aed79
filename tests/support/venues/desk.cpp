#include "support/venues/desk.h"

#include "support/venues/answers.h"

#include <algorithm>

namespace cryptopulse::support {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::floor;
using std::chrono::minutes;

namespace {

constexpr int kWeightLimit = 6000;

QString valueOf(const QUrlQuery& query, const QString& name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

std::optional<core::UtcTime> secondsOf(const QUrlQuery& query, const QString& name)
{
    bool ok = false;
    const qint64 seconds = valueOf(query, name).toLongLong(&ok);
    return ok ? std::optional(core::fromEpochMs(seconds * 1000)) : std::nullopt;
}

QByteArray retryAfter(std::chrono::milliseconds wait)
{
    return "Retry-After: " +
           QByteArray::number(qlonglong(std::chrono::ceil<std::chrono::seconds>(wait).count())) + "\r\n";
}

/// False when this call is one too many within the time.
bool within(std::deque<core::UtcTime>& calls, core::UtcTime now, std::chrono::milliseconds time,
            std::size_t most)
{
    while (!calls.empty() && calls.front() + time <= now)
        calls.pop_front();
    if (calls.size() >= most)
        return false;
    calls.push_back(now);
    return true;
}

/// "BTCUSDT", "BTC-USD", "XBTUSD", "btcusd", in dollars or euros: the one market is shown as all of these.
bool isBitcoin(const QString& symbol)
{
    const QString plain = symbol.toUpper().remove(u'-');
    return plain == u"BTCUSDT" || plain == u"BTCUSD" || plain == u"BTCEUR" || plain == u"XBTUSD" ||
           plain == u"XBTEUR";
}

} // namespace

bool TokenBucket::take(core::UtcTime now)
{
    const double passed = std::chrono::duration<double>(now - m_last).count();
    m_tokens = std::min(m_burst, m_tokens + std::max(passed, 0.0) * m_perSecond);
    m_last = now;
    if (m_tokens < 1.0 - 1e-9)
        return false;
    m_tokens -= 1.0;
    return true;
}

QString VenueDesk::venueOf(const QString& path)
{
    if (path == u"/api/v3/klines" || path == u"/api/v3/ticker/price")
        return u"binance"_s;
    if (path.startsWith(u"/products/"))
        return u"coinbase"_s;
    if (path.startsWith(u"/0/public/"))
        return u"kraken"_s;
    if (path.startsWith(u"/api/v2/"))
        return u"bitstamp"_s;
    if (path == u"/api/v3/simple/price" || path.startsWith(u"/api/v3/coins/"))
        return u"coingecko"_s;
    return {};
}

Answer VenueDesk::answer(const QString& path, const QUrlQuery& query, bool hasKey)
{
    m_minutes.grow(m_clock.now());
    const QString venue = venueOf(path);
    if (const int status = m_denied.value(venue); status != 0)
        return denied(venue, status);
    if (venue == u"binance")
        return binance(path, query);
    if (venue == u"coinbase")
        return coinbase(path, query);
    if (venue == u"kraken")
        return kraken(path, query);
    if (venue == u"bitstamp")
        return bitstamp(path, query);
    if (venue == u"coingecko")
        return coinGecko(path, query, hasKey);
    return {404, "<html><body>404</body></html>", {}, "text/html"};
}

Answer VenueDesk::denied(const QString& venue, int status) const
{
    if (status == 451 && venue == u"binance")
        return {451, R"({"code":0,"msg":"Service unavailable from a restricted location."})"};
    return {status,
            "<!DOCTYPE html><html><head><title>Access denied</title></head><body>1020</body></html>",
            {},
            "text/html; charset=UTF-8"};
}

Answer VenueDesk::tooMany(const QString& venue, int seconds) const
{
    const QByteArray wait = retryAfter(std::chrono::seconds(seconds));
    if (venue == u"binance")
        return {429, R"({"code":-1003,"msg":"Too many requests."})", wait};
    if (venue == u"coinbase")
        return {429, R"({"message":"Public rate limit exceeded"})"};
    if (venue == u"kraken")
        return {200, R"({"error":["EGeneral:Too many requests"]})"};
    if (venue == u"bitstamp")
        return {400, R"({"status":"error","reason":"Request rate limit exceeded.","code":"400.002"})"};
    return {429, "Throttled", wait, "text/plain"};
}

Answer VenueDesk::binance(const QString& path, const QUrlQuery& query)
{
    const core::UtcTime now = m_clock.now();
    if (now < m_binanceBanned || now < m_binanceBlocked) {
        // Whoever does not listen to 429 is banned, for two minutes at first.
        m_binanceBanned = std::max(m_binanceBanned, now + 2min);
        return {418, R"({"code":-1003,"msg":"Way too many requests; IP banned."})",
                retryAfter(m_binanceBanned - now)};
    }
    if (floor<minutes>(now) != m_binanceMinute) {
        m_binanceMinute = floor<minutes>(now);
        m_weight = 0;
    }
    m_weight += 2;
    const int used = m_weight + m_otherWeight;
    if (used > kWeightLimit) {
        m_binanceBlocked = m_binanceMinute + 1min;
        return tooMany(u"binance"_s,
                       int(std::chrono::ceil<std::chrono::seconds>(m_binanceBlocked - now).count()));
    }
    Answer answer = binanceAnswer(path, query);
    answer.headers += "X-MBX-USED-WEIGHT-1M: " + QByteArray::number(used) + "\r\n";
    return answer;
}

Answer VenueDesk::binanceAnswer(const QString& path, const QUrlQuery& query) const
{
    const core::UtcTime now = m_clock.now();
    const QString symbol = valueOf(query, u"symbol"_s);
    if (!isBitcoin(symbol))
        return {400, R"({"code":-1121,"msg":"Invalid symbol."})"};
    if (path.endsWith(u"/ticker/price"))
        return {200, binanceTicker(symbol, m_minutes.priceAt(now))};
    if (valueOf(query, u"interval"_s) != u"1m")
        return {400, R"({"code":-1120,"msg":"Invalid interval."})"};
    const auto time = [&query](const QString& name, core::UtcTime otherwise) {
        bool ok = false;
        const qint64 ms = valueOf(query, name).toLongLong(&ok);
        return ok ? core::fromEpochMs(ms) : otherwise;
    };
    const core::UtcTime from = time(u"startTime"_s, now - 500min);
    auto rows = m_minutes.candles(from, time(u"endTime"_s, now) + 1ms, now, false);
    const int limit = valueOf(query, u"limit"_s).isEmpty() ? 500 : valueOf(query, u"limit"_s).toInt();
    if (rows.size() > std::size_t(std::clamp(limit, 1, 1000)))
        rows.resize(std::size_t(std::clamp(limit, 1, 1000))); // oldest first
    return {200, binanceCandles(rows)};
}

Answer VenueDesk::coinbase(const QString& path, const QUrlQuery& query)
{
    const core::UtcTime now = m_clock.now();
    if (!m_coinbase.take(now))
        return tooMany(u"coinbase"_s, 1);
    if (!isBitcoin(path.section(u'/', 2, 2)))
        return {404, R"({"message":"NotFound"})"};
    if (path.endsWith(u"/ticker"))
        return {200, coinbaseTicker(m_minutes.priceAt(now), now)};
    if (path.endsWith(u"/candles"))
        return coinbaseCandles(query);
    return {404, R"({"message":"NotFound"})"};
}

Answer VenueDesk::coinbaseCandles(const QUrlQuery& query) const
{
    const core::UtcTime now = m_clock.now();
    if (valueOf(query, u"granularity"_s) != u"60")
        return {400, R"({"message":"Unsupported granularity"})"};
    const auto start = core::fromIso(valueOf(query, u"start"_s).toStdString());
    const auto end = core::fromIso(valueOf(query, u"end"_s).toStdString());
    const bool ranged = start && end; // one of them alone is ignored
    const core::UtcTime from = ranged ? *start : floor<minutes>(now) - 299min;
    const core::UtcTime to = ranged ? *end : floor<minutes>(now);
    if ((to - from) / 1min + 1 > 300)
        return {
            400,
            R"({"message":"granularity too small for the requested time range. Count of aggregations requested exceeds 300"})"};
    // "Some of those candles may precede your declared start value."
    auto rows = m_minutes.candles(from - 2min, to + 1ms, now, false);
    std::reverse(rows.begin(), rows.end());
    if (rows.size() > 300)
        rows.resize(300);
    return {200, coinbaseRows(rows)};
}

Answer VenueDesk::kraken(const QString& path, const QUrlQuery& query)
{
    const core::UtcTime now = m_clock.now();
    if (!m_kraken.take(now))
        return tooMany(u"kraken"_s, 1);
    const QString pair = valueOf(query, u"pair"_s);
    if (!isBitcoin(pair))
        return {200, R"({"error":["EQuery:Unknown asset pair"]})"};
    const QByteArray name = pair.endsWith(u"EUR") ? "XXBTZEUR" : "XXBTZUSD";
    if (path == u"/0/public/Ticker")
        return {200, krakenTicker(name, m_minutes.priceAt(now))};
    if (path != u"/0/public/OHLC" || valueOf(query, u"interval"_s) != u"1")
        return {200, R"({"error":["EGeneral:Invalid arguments"]})"};
    // The running candle and the 720 before it; the running one always, whatever "since" says.
    const core::UtcTime running = floor<minutes>(now);
    auto rows = m_minutes.candles(running - 720min, running + 1min, now, true);
    const core::UtcTime since = secondsOf(query, u"since"_s).value_or(core::UtcTime{});
    std::erase_if(rows, [&](const MinuteCandle& row) { return row.time <= since && row.time != running; });
    return {200, krakenCandles(name, rows)};
}

Answer VenueDesk::bitstamp(const QString& path, const QUrlQuery& query)
{
    const core::UtcTime now = m_clock.now();
    if (!within(m_bitstamp, now, 10min, 10'000))
        return tooMany(u"bitstamp"_s, 1);
    const QString symbol = path.section(u'/', 4, 4);
    if (!isBitcoin(symbol))
        return {404, R"({"status":"error","reason":"Unknown market.","code":"404.002"})"};
    if (path.startsWith(u"/api/v2/ticker/"))
        return {200, bitstampTicker(m_minutes.priceAt(now), now)};
    if (path.startsWith(u"/api/v2/ohlc/"))
        return bitstampCandles(query);
    return {404, R"({"error":"Not found"})"};
}

Answer VenueDesk::bitstampCandles(const QUrlQuery& query) const
{
    const core::UtcTime now = m_clock.now();
    const int limit = valueOf(query, u"limit"_s).toInt();
    if (valueOf(query, u"step"_s) != u"60" || limit < 1 || limit > 1000)
        return {
            400,
            R"({"status":"error","reason":{"limit":["Enter a number from 1 to 1000."]},"code":"API0004"})"};
    const core::UtcTime end = secondsOf(query, u"end"_s).value_or(now);
    const core::UtcTime start =
        secondsOf(query, u"start"_s).value_or(floor<minutes>(end) - minutes(limit - 1));
    auto rows = m_minutes.candles(start, end + 1ms, now, true);
    if (valueOf(query, u"exclude_current_candle"_s) == u"true")
        std::erase_if(rows, [now](const MinuteCandle& row) { return row.time + 1min > now; });
    if (rows.size() > std::size_t(limit))
        rows.resize(std::size_t(limit));
    return {200, bitstampRows(rows)};
}

Answer VenueDesk::coinGecko(const QString& path, const QUrlQuery& query, bool hasKey)
{
    const core::UtcTime now = m_clock.now();
    if (!within(m_coinGecko, now, 1min, hasKey ? 30 : 5))
        return tooMany(u"coingecko"_s, 60);
    const double price = m_minutes.priceAt(now);
    if (path == u"/api/v3/simple/price")
        return {200,
                coinGeckoPrice(valueOf(query, u"ids"_s), valueOf(query, u"vs_currencies"_s), price, now)};
    if (path != u"/api/v3/coins/bitcoin/market_chart")
        return {404, R"({"error":"coin not found"})"};
    if (valueOf(query, u"days"_s) != u"1")
        return {401,
                R"({"error":{"status":{"error_code":10012,"error_message":"Only a day is given here."}}})"};
    return {200, coinGeckoChart(chartPoints(m_minutes, now))};
}

} // namespace cryptopulse::support
