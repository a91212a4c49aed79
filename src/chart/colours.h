#pragma once

#include <QColor>

namespace cryptopulse::chart {

/// What a chart is painted in. Strokes have a contrast of at least 3 on the ground, text of 4.5; nothing is
/// told by a colour alone.
struct Colours {
    QColor ground;
    QColor text;
    QColor muted; ///< labels of the axes
    QColor grid;
    QColor line;    ///< the price, probabilities, focus
    QColor fill;    ///< below the price; translucent
    QColor hole;    ///< where there is no data; translucent
    QColor rising;  ///< candles
    QColor falling; ///< candles
    QColor hit;
    QColor miss;
    QColor ma5;
    QColor ma15;

    bool operator==(const Colours&) const = default;
};

} // namespace cryptopulse::chart
