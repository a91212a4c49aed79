#pragma once

#include "chart/decimator.h"
#include "chart/timespan.h"

#include <QPolygonF>
#include <QRectF>
#include <vector>

namespace cryptopulse::chart {

/// Where times and values stand in a rectangle of pixels.
struct Scale {
    QRectF rect;
    TimeSpan span;
    double bottom = 0.0; ///< the values at the lower and the upper edge
    double top = 1.0;

    [[nodiscard]] bool isUsable() const noexcept
    {
        return span.length() > 0 && top > bottom && rect.width() > 1 && rect.height() > 1;
    }
    [[nodiscard]] double x(double time) const noexcept
    {
        return rect.left() + (time - span.from) / span.length() * rect.width();
    }
    [[nodiscard]] double y(double value) const noexcept
    {
        return rect.bottom() - (value - bottom) / (top - bottom) * rect.height();
    }
    [[nodiscard]] double time(double x) const noexcept
    {
        return span.from + (x - rect.left()) / rect.width() * span.length();
    }
};

/// The pieces of a line, cut at the edges of the rectangle: an exported drawing knows no clipping. A vertex
/// alone between two holes is a piece of one point.
[[nodiscard]] std::vector<QPolygonF> pieces(const std::vector<Vertex>& vertices, const Scale& scale);

} // namespace cryptopulse::chart
