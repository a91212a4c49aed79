#pragma once

#include "core/clock.h"
#include "support/standin/fault.h"
#include "support/venues/minutes.h"

#include <QMap>
#include <QUrlQuery>
#include <deque>

namespace cryptopulse::support {

/// How a request to the stand-in venues may go wrong, whichever venue it is for.
enum class VenueFault {
    TooMany,     ///< the venue's answer to too many calls, with Retry-After: 7 where it sends that
    ServerError, ///< 500 and a page
    Page,        ///< 200 and a page
    Cut,         ///< JSON that stops in the middle, with the right length
    CloseEarly,  ///< the connection is closed in the middle of the body
    Hang,        ///< no answer
};

/// Lets so many calls pass at once, and so many a second in the long run.
class TokenBucket
{
public:
    TokenBucket(double perSecond, double burst)
        : m_perSecond(perSecond)
        , m_burst(burst)
        , m_tokens(burst)
    {
    }
    [[nodiscard]] bool take(core::UtcTime now);

private:
    double m_perSecond;
    double m_burst;
    double m_tokens;
    core::UtcTime m_last{};
};

/// The public market data of Binance, Coinbase, Kraken, Bitstamp and CoinGecko under their real paths, with
/// their documented limits: rows in an answer, their order, calls in a time, the shapes of errors. Knows no
/// network. The clock must outlive this object. Not thread-safe.
class VenueDesk
{
public:
    VenueDesk(Minutes minutes, const core::Clock& clock)
        : m_minutes(std::move(minutes))
        , m_clock(clock)
    {
    }

    /// The venue of a path: "binance"; empty for a path that none has.
    [[nodiscard]] static QString venueOf(const QString& path);

    /// What the venue answers; counts against its limits.
    [[nodiscard]] Answer answer(const QString& path, const QUrlQuery& query, bool hasKey);

    /// From now on the venue answers this status: 451 or 403; 0: no longer.
    void deny(const QString& venue, int status) { m_denied[venue] = status; }

    /// What the venue says to one who calls too often.
    [[nodiscard]] Answer tooMany(const QString& venue, int seconds) const;

    /// Weight that others behind the same address have used up in this minute with Binance.
    void useWeight(int weight) { m_otherWeight = weight; }

private:
    [[nodiscard]] Answer denied(const QString& venue, int status) const;
    [[nodiscard]] Answer binance(const QString& path, const QUrlQuery& query);
    [[nodiscard]] Answer binanceAnswer(const QString& path, const QUrlQuery& query) const;
    [[nodiscard]] Answer coinbase(const QString& path, const QUrlQuery& query);
    [[nodiscard]] Answer coinbaseCandles(const QUrlQuery& query) const;
    [[nodiscard]] Answer kraken(const QString& path, const QUrlQuery& query);
    [[nodiscard]] Answer bitstamp(const QString& path, const QUrlQuery& query);
    [[nodiscard]] Answer bitstampCandles(const QUrlQuery& query) const;
    [[nodiscard]] Answer coinGecko(const QString& path, const QUrlQuery& query, bool hasKey);

    Minutes m_minutes;
    const core::Clock& m_clock;
    QMap<QString, int> m_denied;
    core::UtcTime m_binanceMinute{};
    core::UtcTime m_binanceBlocked{}; ///< who calls before it is banned
    core::UtcTime m_binanceBanned{};
    int m_weight = 0;
    int m_otherWeight = 0;
    TokenBucket m_coinbase{10.0, 15.0};
    TokenBucket m_kraken{1.0, 2.0};
    std::deque<core::UtcTime> m_bitstamp;  ///< calls of the last ten minutes
    std::deque<core::UtcTime> m_coinGecko; ///< calls of the last minute
};

} // namespace cryptopulse::support
