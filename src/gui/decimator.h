#pragma once

#include "core/series.h"
#include "gui/timespan.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace cryptopulse::gui {

/// A corner of the price line.
struct Vertex {
    double time = 0.0; ///< milliseconds since 1970
    double price = 0.0;
    bool starts = false; ///< the first of a piece: no line leads to it
};

/// What is to be drawn of a series.
struct Polyline {
    std::vector<Vertex> vertices;
    double lowest = 0.0; ///< of the samples inside the range; 0 when there are none
    double highest = 0.0;
    std::size_t samples = 0; ///< how many lie inside the range
};

/// Turns the part of a series that a chart shows into few vertices: at most two (lowest, highest) a pixel
/// column.
///
/// Ten million samples stay usable because extremes of whole blocks are kept; they are brought up to date by
/// setSamples(), which costs what was added. Pure: no widgets, no clock.
class Decimator
{
public:
    void setSamples(core::SeriesView samples);
    [[nodiscard]] const core::SeriesView& samples() const noexcept { return m_samples; }

    /// The line in @p range on @p columns pixels, with one sample beyond either edge so that it leaves the
    /// picture. Samples further apart than @p hole milliseconds are not joined. At most 2 · columns + 4
    /// vertices.
    [[nodiscard]] Polyline decimate(TimeSpan range, int columns, double hole) const;

    /// From the oldest to the newest sample; empty without samples.
    [[nodiscard]] std::optional<TimeSpan> extent() const noexcept;

    /// Index of the sample nearest in time; empty without samples.
    [[nodiscard]] std::optional<std::size_t> nearest(double time) const noexcept;

private:
    struct Extremes {
        double lowest;
        double highest;
    };
    static constexpr std::size_t kBlock = 512;

    [[nodiscard]] Extremes extremes(std::size_t first, std::size_t last) const noexcept;
    [[nodiscard]] std::size_t indexAt(double time) const noexcept;
    [[nodiscard]] bool continues(const core::SeriesView& samples) const noexcept;

    core::SeriesView m_samples;
    std::vector<Extremes> m_blocks; // of samples [i · kBlock, (i + 1) · kBlock), whole ones only
};

/// Median distance in milliseconds of neighbours among the samples [first, last), from at most a few hundred
/// of them spread evenly; empty for fewer than two samples.
[[nodiscard]] std::optional<double> medianSpacing(const core::SeriesView& samples, std::size_t first,
                                                  std::size_t last);

/// The distance from which two samples have a hole between them: more than three usual distances and more
/// than a step.
[[nodiscard]] double holeThreshold(const core::SeriesView& samples, TimeSpan range, double stepMs);

} // namespace cryptopulse::gui
