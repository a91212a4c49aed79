#pragma once

#include "core/price.h"
#include "core/sample.h"
#include "core/time.h"

#include <chrono>

namespace cryptopulse::market {

/// A candle as it is kept: the time at which it opened, and the price at which it closed. So public files of
/// minutes have it. Only closed candles are kept: a running one has no closing price yet.
struct Close {
    core::UtcTime time;
    core::Price price;

    bool operator==(const Close&) const = default;
};

/// What was asked of a venue, for judging its answer.
struct CandleQuery {
    core::SeriesKey series; ///< what is quoted, in which currency
    core::UtcTime from;     ///< first opening time
    core::UtcTime to;       ///< after the last opening time
    core::UtcTime now;      ///< candles that close later are running
    std::chrono::milliseconds spacing = std::chrono::minutes(1);
};

} // namespace cryptopulse::market
