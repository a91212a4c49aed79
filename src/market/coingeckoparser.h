#pragma once

#include "core/result.h"
#include "market/pricesource.h"

#include <QByteArray>
#include <QString>
#include <chrono>
#include <optional>

namespace cryptopulse::market {

/// An HTTP answer as it came from the wire.
struct HttpAnswer {
    int status = 0;
    QByteArray body;
    QByteArray retryAfter; ///< value of the Retry-After header; empty: none
};

/// A Bitcoin was never below a cent since anyone traded it; above a billion dollars it would be worth more than
/// all there is. A number outside is a broken feed, and one of them would spoil every scale and every model.
inline constexpr double kLowestBitcoin = 0.01;
inline constexpr double kHighestBitcoin = 1e9;

inline constexpr std::chrono::hours kLongestRetryAfter{24};

/// Reads an answer of CoinGecko's /simple/price.
///
/// @p coin and @p currency are CoinGecko's ids ("bitcoin", "usd"); @p now judges the times in the answer.
/// Errors: RateLimited (429, or 503 with a Retry-After; retryAfter if the answer gives one), Refused (401, 403
/// and key errors; detail says what to do), Network (other 5xx), BadReply (not the protocol), BadPrice (a
/// number that cannot be a price; of Bitcoin in US dollars: outside kLowestBitcoin ... kHighestBitcoin).
[[nodiscard]] core::Result<Quote> parseSimplePrice(const HttpAnswer& answer, const QString& coin,
                                                   const QString& currency, core::UtcTime now);

/// Value of a Retry-After header: seconds or an HTTP date (RFC 9110, 10.2.3), bounded to 1 s ... kLongestRetryAfter.
/// Empty when it is neither.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray& value,
                                                                       core::UtcTime now);

} // namespace cryptopulse::market
