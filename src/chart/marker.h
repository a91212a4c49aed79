#pragma once

#include "chart/colours.h"
#include "chart/forecastmarks.h"

#include <QPointF>

class QPainter;

namespace cryptopulse::chart {

/// Draws the sign of a forecast around @p centre, 10 pixels in size. Shapes differ as well as colours: a hit
/// is a filled triangle, a miss a hollow one that is crossed out, either pointing to the side forecast;
/// pending is a ring, unknown a dot.
void paintMarker(QPainter& painter, const QPointF& centre, ForecastMark::State state, bool up,
                 const Colours& colours);

} // namespace cryptopulse::chart
