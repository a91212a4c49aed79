#pragma once

#include "look/theme.h"
#include "plots/figure.h"

#include <QFont>

class QAbstractAxis;
class QChart;

/// The axes of a figure, with round marks in the reader's language: Qt Charts' own divide a range evenly, at
/// 53.8 % and 57.5 %, and name the day of 17:31 as if it began there.
namespace cryptopulse::plots {

/// The smallest and the largest finite value along an axis; empty without any.
struct Extent {
    double least = 0;
    double most = 0;
};
[[nodiscard]] std::optional<Extent> extentOf(const Figure& figure, Qt::Orientation along);

/// How axes are drawn at a size.
struct AxisLook {
    const look::Colours& colours;
    QFont font;
    int marks = 5; ///< about so many, or fewer
};

/// Adds an axis to the chart, which owns it.
[[nodiscard]] QAbstractAxis* addAxis(QChart& chart, const Axis& axis, Qt::Alignment side,
                                     const std::optional<Extent>& extent, const AxisLook& look);

} // namespace cryptopulse::plots
