#pragma once

#include "core/series.h"
#include "core/timerange.h"

#include <cstddef>
#include <vector>

namespace cryptopulse::core {

/// Buckets in a row without a price, between two that have one.
struct Gap {
    TimeRange range;         ///< from the beginning of the first empty bucket to the end of the last
    std::size_t missing = 0; ///< buckets

    bool operator==(const Gap&) const = default;
};

/// What is missing of a series, exactly.
struct Gaps {
    std::vector<Gap> list;   ///< ascending; the first ones where there are more than were asked for
    std::size_t count = 0;   ///< of all of them
    std::size_t missing = 0; ///< buckets in all of them
    std::size_t buckets = 0; ///< from the first price to the last, with those that are missing
    std::size_t longest = 0; ///< buckets
};

/// The gaps of @p samples in UTC buckets of @p interval (above zero), of which at most @p most are listed.
/// O(n).
[[nodiscard]] Gaps gapsOf(const SeriesView& samples, std::chrono::milliseconds interval, std::size_t most);

} // namespace cryptopulse::core
