#include "chart/panes.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::chart {

namespace {

constexpr double kLeft = 8;
constexpr double kLabelRoom = 2 * kLabelGap; // beside the widest price, for the crosshair's box
constexpr double kStripShare = 0.2;
constexpr double kStripLowest = 48;
constexpr double kStripHighest = 110;

} // namespace

Panes dividePanes(const QRectF& whole, const PaneWishes& wishes)
{
    Panes panes;
    panes.whole = whole;
    const double width = std::max(0.0, whole.width() - kLeft - std::ceil(wishes.labelWidth) - kLabelRoom);
    const double legend = wishes.legendLines * (wishes.lineHeight + 1) + 5;
    const double times = wishes.lineHeight + 14;
    const double caption = wishes.caption ? wishes.lineHeight + 8 : 0;
    const double strip =
        wishes.strip ? std::clamp(whole.height() * kStripShare, kStripLowest, kStripHighest) : 0;
    double y = whole.top();
    const auto take = [&](double height) {
        const QRectF pane(whole.left() + kLeft, y, width, height);
        y += height;
        return pane;
    };
    panes.legend = take(legend);
    panes.price = take(std::max(0.0, std::floor(whole.height() - legend - times - caption - strip)));
    panes.caption = take(caption);
    panes.strip = take(strip);
    return panes;
}

} // namespace cryptopulse::chart
