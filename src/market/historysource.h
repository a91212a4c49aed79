#pragma once

#include "core/quota.h"
#include "core/result.h"
#include "market/candle.h"

#include <QFuture>
#include <QObject>
#include <optional>
#include <string>
#include <vector>

namespace cryptopulse::market {

/// The beginning of a range of past prices.
struct HistoryPage {
    std::vector<Close> closes; ///< ascending, within the range, closed candles only; may be empty
    core::UtcTime next;        ///< where to ask on; the end of the range when all that there is was told

    bool operator==(const HistoryPage&) const = default;
};

/// Says past prices of one series. Lives in the thread that uses it; never blocks.
///
/// A whole range is had by asking for [next, to) as long as next < to, each time not before nextAllowed().
/// Each page that is no failure comes nearer to the end, also through stretches without a price. Minutes that
/// had not closed yet at the time of asking are not told, and the range counts as done without them: who
/// wants them asks again from the last price it has.
class HistorySource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Name of the source as it is stored with the samples: "binance".
    [[nodiscard]] virtual std::string name() const = 0;

    /// What is really quoted: "usdt" on Binance, although dollars were asked for.
    [[nodiscard]] virtual std::string currency() const = 0;

    /// From one price to the next: a minute, or some five minutes.
    [[nodiscard]] virtual std::chrono::milliseconds spacing() const = 0;

    /// The earliest time that can be had at @p now; empty: years.
    [[nodiscard]] virtual std::optional<core::UtcTime> reach(core::UtcTime now) const = 0;

    /// One call to the provider for the beginning of [from, to); none for a range that holds nothing it could
    /// tell (empty, not closed yet, out of reach), which is answered at once with an empty page that ends at
    /// @p to.
    ///
    /// Prices are where the provider has them: minutes without a trade are absent on Coinbase, and have the
    /// price before them on Kraken and Bitstamp, which publish such candles. The future always finishes, with
    /// one Result; destroying the source finishes it with Cancelled. Do not destroy the source from a
    /// continuation that runs in its thread. Errors: TooMany (a call is under way), RateLimited (also at
    /// once, without a call, before nextAllowed(); retryAfter tells the rest of the wait), Network, Timeout,
    /// Refused, BadReply, BadPrice, Cancelled. A failure loses nothing: the same range can be asked for
    /// again.
    virtual QFuture<core::Result<HistoryPage>> fetch(core::UtcTime from, core::UtcTime to) = 0;

    /// When the provider may be called next, by its published limits and by what it said; empty: now.
    [[nodiscard]] virtual std::optional<core::UtcTime> nextAllowed() const = 0;

    /// When another try makes sense after a failure, never before nextAllowed(); empty: now.
    [[nodiscard]] virtual std::optional<core::UtcTime> suggestedNext() const = 0;

    [[nodiscard]] virtual core::CallQuota quota() const = 0;
};

} // namespace cryptopulse::market
