#pragma once

#include "chart/pyramid.h"
#include "chart/timespan.h"

#include <array>
#include <chrono>
#include <vector>

namespace cryptopulse::chart {

/// What the samples of one bucket of time did. Buckets are counted in UTC; weeks begin on Mondays.
struct Candle {
    TimeSpan bucket; ///< from inclusive, to exclusive
    double open = 0.0;
    double high = 0.0;
    double low = 0.0;
    double close = 0.0;

    /// Rising or unchanged.
    [[nodiscard]] bool rises() const noexcept { return close >= open; }
    bool operator==(const Candle&) const = default;
};

/// The lengths that a reader can choose.
inline constexpr std::array<std::chrono::seconds, 5> kIntervals{
    std::chrono::minutes(1), std::chrono::minutes(5), std::chrono::minutes(15), std::chrono::hours(1),
    std::chrono::days(1)};

/// The shortest length whose candles have @p pixels each when @p range is @p width pixels wide: of the five
/// above, four hours, or weeks by the 1, 4, 12, 52 and 520 where even days are too narrow.
[[nodiscard]] std::chrono::seconds suitableInterval(TimeSpan range, double width, double pixels) noexcept;

/// The bucket of @p interval that @p time (milliseconds since 1970) lies in.
[[nodiscard]] TimeSpan bucketAt(double time, std::chrono::seconds interval) noexcept;

/// The candles whose buckets reach into @p range, oldest first; buckets without samples have none. The cost
/// is that of the buckets, not of the samples.
[[nodiscard]] std::vector<Candle> makeCandles(const Pyramid& pyramid, TimeSpan range,
                                              std::chrono::seconds interval);

} // namespace cryptopulse::chart
