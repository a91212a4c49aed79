#pragma once

#include "core/series.h"

#include <cstddef>
#include <limits>
#include <vector>

namespace cryptopulse::chart {

/// The samples of a series under levels of summaries: each node sums up sixteen of the level below it.
///
/// Any range's extremes and holes are found in a time that hardly grows with its length. Bringing it up to
/// date costs what was added at the end, and after an insertion what stands behind it. 1.6 bytes a sample.
class Pyramid
{
public:
    struct Extremes {
        double lowest = std::numeric_limits<double>::infinity();
        double highest = -std::numeric_limits<double>::infinity();

        bool operator==(const Extremes&) const = default;
    };

    void setSamples(core::SeriesView samples);
    [[nodiscard]] const core::SeriesView& samples() const noexcept { return m_samples; }

    /// Of the prices [first, last); infinite, upside down, when there are none.
    [[nodiscard]] Extremes extremes(std::size_t first, std::size_t last) const noexcept;

    /// Those of the samples [first, last) that lie more than @p milliseconds behind the one before them,
    /// which is in the range, too. Ascending.
    [[nodiscard]] std::vector<std::size_t> behindGaps(double milliseconds, std::size_t first,
                                                      std::size_t last) const;

    /// The first edge between nodes at or after @p index; the widest nodes of at most @p widest samples count,
    /// or else the samples themselves. Ranges between such edges are summed up fastest.
    [[nodiscard]] static std::size_t nodeEdge(std::size_t index, std::size_t widest) noexcept;

private:
    static constexpr std::size_t kFanOut = 16;

    struct Node {
        Extremes prices;
        double gap = 0.0; // the widest that leads to one of its samples

        void take(const Node& other) noexcept;
    };
    struct Search {
        double milliseconds;
        std::size_t first;
        std::size_t last;
        std::vector<std::size_t> found;
    };

    [[nodiscard]] Node sampleNode(std::size_t index) const noexcept;
    [[nodiscard]] Node nodeAt(std::size_t level, std::size_t index) const noexcept;
    [[nodiscard]] Node summary(std::size_t first, std::size_t last) const noexcept;
    void search(Search& search, std::size_t level, std::size_t index, std::size_t size) const;

    core::SeriesView m_samples;
    std::vector<std::vector<Node>> m_levels; // [0] sums up samples; whole nodes only
};

/// Index of the first of the samples [first, last) at or after @p time (milliseconds since 1970); @p last
/// when there is none.
[[nodiscard]] std::size_t indexAt(const core::SeriesView& samples, double time, std::size_t first,
                                  std::size_t last) noexcept;

/// Finds one time after another, evenly spaced ones: looks first where a stride as long as the last one
/// leads, and from there outwards. In millions of samples that touches a few places near each other, where
/// halving the rest each time touches two dozen all over.
class Strides
{
public:
    explicit Strides(const core::SeriesView& samples, std::size_t last)
        : m_times(samples.times().first(last))
    {
    }

    /// As indexAt(samples, time, from, last).
    [[nodiscard]] std::size_t to(double time, std::size_t from) noexcept;

private:
    std::span<const core::UtcTime> m_times;
    std::size_t m_stride = 1;
};

} // namespace cryptopulse::chart
