#pragma once

#include "chart/pyramid.h"
#include "chart/timespan.h"

#include <optional>
#include <vector>

namespace cryptopulse::chart {

/// A stretch without data, from one sample to the next.
using Hole = TimeSpan;

/// Median distance in milliseconds of neighbours among the samples [first, last), from at most a few hundred
/// of them spread evenly; empty for fewer than two samples.
[[nodiscard]] std::optional<double> medianSpacing(const core::SeriesView& samples, std::size_t first,
                                                  std::size_t last);

/// The distance from which two samples have a hole between them: more than three usual distances and more
/// than a step. What is usual is said by the samples of the range and, where these are few, by their
/// neighbours: the distance over a hole never is.
[[nodiscard]] double holeThreshold(const core::SeriesView& samples, TimeSpan range, double stepMs);

/// The holes that reach into @p range and are longer than @p threshold (milliseconds), oldest first.
[[nodiscard]] std::vector<Hole> findHoles(const Pyramid& pyramid, TimeSpan range, double threshold);

} // namespace cryptopulse::chart
