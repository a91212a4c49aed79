#pragma once

#include "core/result.h"

#include <QImage>
#include <QString>

class QIODevice;

namespace cryptopulse::chart {

class PriceChart;

/// What a picture says that is looked at without its window. Either may be empty.
struct Caption {
    QString title;  ///< above the chart: what is shown
    QString source; ///< below it: whose prices these are, and when they were drawn
};

/// The chart as it is shown, with a margin and its caption, @p scale pixels for each of the screen's.
[[nodiscard]] QImage renderImage(PriceChart& chart, const Caption& caption, double scale = 2.0);

/// The same as vectors. Error: InvalidArgument when @p device cannot be written.
[[nodiscard]] core::Result<void> writeSvg(PriceChart& chart, const Caption& caption, QIODevice& device);

/// The same as PNG or SVG, by the ending of @p path. A file that is there already is
/// replaced whole or not at all. Error: InvalidArgument for another ending or a file that cannot be written.
[[nodiscard]] core::Result<void> saveImage(PriceChart& chart, const Caption& caption, const QString& path);

} // namespace cryptopulse::chart
