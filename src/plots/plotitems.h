#pragma once

#include "look/theme.h"
#include "plots/figure.h"

#include <QBrush>
#include <QPen>

class QAbstractAxis;
class QChart;

/// What a figure becomes in Qt Charts. Everything that is made belongs to the chart it is made for.
namespace cryptopulse::plots {

/// All of the figure, from the ground up; @p x and @p y are axes of the chart.
void addParts(QChart& chart, const Figure& figure, QAbstractAxis* x, QAbstractAxis* y,
              const look::Colours& colours);

/// How parts are drawn, in the figure and in its legend.
[[nodiscard]] QColor colourOf(Tone tone, const look::Colours& colours);
[[nodiscard]] QPen penOf(const Curve& curve, const look::Colours& colours);
[[nodiscard]] QPen penOf(const Band& band, const look::Colours& colours);
[[nodiscard]] QBrush brushOf(const Band& band, const look::Colours& colours);
[[nodiscard]] QBrush brushOf(const Bars& bars, const look::Colours& colours);

} // namespace cryptopulse::plots
