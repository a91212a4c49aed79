#pragma once

#include "chart/decimator.h"

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace cryptopulse::chart {

/// A series seen in steps, as models count them: every sample, or the last price of each UTC bucket, where a
/// single empty bucket repeats the one before it.
struct Steps {
    const Pyramid& pyramid;
    std::chrono::milliseconds length{0}; ///< of a bucket; 0: every sample is a step
    double hole = 0.0;                   ///< milliseconds from which neighbours have a hole between them

    /// The mean price of the @p window steps that end with sample @p index, which counts as the last of its
    /// bucket. Empty where there are not as many since the oldest sample or the last hole.
    [[nodiscard]] std::optional<double> meanAt(std::size_t index, int window) const;

    /// The price one step before sample @p index; empty as above.
    [[nodiscard]] std::optional<double> before(std::size_t index) const;

private:
    struct Walk;
};

/// The lines of those means in @p range on @p columns pixels, one for each of @p windows: a vertex for every
/// step, or, where steps are narrower than a pixel, for the last step of every column. Each vertex is the
/// mean of its own window, however narrow that is; no line leads across a hole or to a step without a mean.
[[nodiscard]] std::vector<std::vector<Vertex>> movingAverages(const Steps& steps, TimeSpan range, int columns,
                                                              std::span<const int> windows);

} // namespace cryptopulse::chart
