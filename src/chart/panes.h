#pragma once

#include <QRectF>

namespace cryptopulse::chart {

/// How a chart's area is divided, from the top: legend, price, a line that explains the forecasts, their
/// probabilities, the labels of time. Labels of prices stand at the right of it all.
struct Panes {
    QRectF whole;
    QRectF legend;
    QRectF price;
    QRectF caption; ///< empty where no forecast is shown
    QRectF strip;   ///< empty where it is not

    bool operator==(const Panes&) const = default;
    /// Price, caption and strip: what the axis of time spans.
    [[nodiscard]] QRectF plot() const { return price.united(caption).united(strip); }
};

/// Pixels between the plot and the texts beside and below it.
inline constexpr double kLabelGap = 9;

/// Of the box around a price or time on an axis, for a text of that height.
[[nodiscard]] constexpr double tagHeight(double lineHeight) noexcept
{
    return lineHeight + 6;
}

struct PaneWishes {
    double lineHeight = 16; ///< of a text
    double labelWidth = 60; ///< of the widest price
    int legendLines = 2;
    bool caption = false;
    bool strip = false;
};

[[nodiscard]] Panes dividePanes(const QRectF& whole, const PaneWishes& wishes);

} // namespace cryptopulse::chart
