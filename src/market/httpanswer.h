#pragma once

#include "core/time.h"

#include <QByteArray>
#include <chrono>
#include <optional>

namespace cryptopulse::market {

/// An HTTP answer as it came from the wire. Headers that were not sent are empty.
struct HttpAnswer {
    int status = 0;
    QByteArray body;
    QByteArray retryAfter;   ///< Retry-After
    QByteArray date{};       ///< Date: the time of the server's own clock
    QByteArray usedWeight{}; ///< X-MBX-USED-WEIGHT-1M, which only Binance sends
};

/// A Bitcoin was never below a cent since anyone traded it; above a billion dollars it would be worth more
/// than all there is. A number outside is a broken feed, and one of them would spoil every scale and every
/// model.
inline constexpr double kLowestBitcoin = 0.01;
inline constexpr double kHighestBitcoin = 1e9;

inline constexpr std::chrono::hours kLongestRetryAfter{24};

/// Bitcoin's first block, 2009-01-03: no price is older.
inline constexpr core::UtcTime kFirstPrice{std::chrono::seconds(1'230'940'800)};

/// A number of seconds since 1970 that can be the time of a price: not before kFirstPrice, not
/// more than two days after @p now. Empty for all others, NaN and infinities included.
[[nodiscard]] std::optional<core::UtcTime> priceTime(double seconds, core::UtcTime now);

/// Value of a Retry-After header: seconds or an HTTP date (RFC 9110, 10.2.3), bounded to 1 s ...
/// kLongestRetryAfter. Empty when it is neither.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray& value,
                                                                       core::UtcTime now);

/// A date as HTTP writes it (RFC 9110, 5.6.7): "Sun, 10 Mar 2024 02:30:00 GMT". Empty for anything else.
[[nodiscard]] std::optional<core::UtcTime> parseHttpDate(const QByteArray& value);

/// The earlier of our own time and the server's, for judging whether something is over: a clock of ours that
/// is fast must not make a running minute look complete.
[[nodiscard]] core::UtcTime safeNow(const HttpAnswer& answer, core::UtcTime now);

} // namespace cryptopulse::market
