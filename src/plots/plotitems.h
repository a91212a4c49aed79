#pragma once

#include "look/theme.h"
#include "plots/figure.h"

#include <QPen>

class QAbstractAxis;
class QAbstractSeries;
class QChart;

/// What a figure becomes in Qt Charts. Everything that is made belongs to the chart it is made for.
namespace cryptopulse::plots {

/// The smallest and the largest finite value along an axis; empty without any.
struct Extent {
    double least = 0;
    double most = 0;
};
[[nodiscard]] std::optional<Extent> extentOf(const Figure& figure, Qt::Orientation along);

/// Bars lie along the axis that has no categories.
[[nodiscard]] QAbstractAxis* addAxis(QChart& chart, const Axis& axis, Qt::Alignment side,
                                     const std::optional<Extent>& extent, const look::Colours& colours);

/// All of the figure, from the ground up; @p x and @p y are axes of the chart.
void addParts(QChart& chart, const Figure& figure, QAbstractAxis* x, QAbstractAxis* y,
              const look::Colours& colours);

[[nodiscard]] QColor colourOf(Tone tone, const look::Colours& colours);
/// Of the fill of a band.
[[nodiscard]] float alphaOf(bool solid);
[[nodiscard]] QPen penOf(Tone tone, Stroke stroke, const look::Colours& colours);
[[nodiscard]] Qt::BrushStyle patternOf(Fill fill);

} // namespace cryptopulse::plots
