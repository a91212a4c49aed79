#pragma once

#include "chart/pyramid.h"
#include "chart/timespan.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace cryptopulse::chart {

/// A corner of a line.
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

/// Pixel columns that stand still in time while a range moves over them, so that a line does not shimmer when
/// it is panned.
class Columns
{
public:
    /// @p range and @p count must be above zero.
    Columns(TimeSpan range, int count) noexcept
        : m_width(range.length() / count)
    {
    }

    [[nodiscard]] double width() const noexcept { return m_width; }
    /// Where the column that @p time lies in ends.
    [[nodiscard]] double endAfter(double time) const noexcept
    {
        return (std::floor(time / m_width) + 1) * m_width;
    }

private:
    double m_width; // milliseconds
};

/// Turns the part of a series that a chart shows into few vertices: at most two (lowest, highest) a pixel
/// column. Pure: no widgets, no clock.
class Decimator
{
public:
    void setSamples(core::SeriesView samples) { m_pyramid.setSamples(std::move(samples)); }
    /// For a pyramid that was built elsewhere.
    void swap(Pyramid& pyramid) noexcept { std::swap(m_pyramid, pyramid); }
    [[nodiscard]] const core::SeriesView& samples() const noexcept { return m_pyramid.samples(); }
    [[nodiscard]] const Pyramid& pyramid() const noexcept { return m_pyramid; }

    /// The line in @p range on @p columns pixels, with one sample beyond either edge so that it leaves the
    /// picture. Samples further apart than @p hole milliseconds and than a column are not joined. At
    /// most 2 · columns + 4 vertices.
    [[nodiscard]] Polyline decimate(TimeSpan range, int columns, double hole) const;

    /// From the oldest to the newest sample; empty without samples.
    [[nodiscard]] std::optional<TimeSpan> extent() const noexcept;

    /// Index of the sample nearest in time; empty without samples.
    [[nodiscard]] std::optional<std::size_t> nearest(double time) const noexcept;

private:
    Pyramid m_pyramid;
};

} // namespace cryptopulse::chart
