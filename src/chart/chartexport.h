#pragma once

#include "chart/timespan.h"
#include "core/result.h"
#include "core/series.h"

#include <QImage>
#include <QString>

class QIODevice;

namespace cryptopulse::chart {

class PriceChart;

/// The chart as it is shown, @p scale pixels for each of the screen's.
[[nodiscard]] QImage renderImage(PriceChart& chart, double scale = 2.0);

/// The chart as it is shown, as vectors. Error: InvalidArgument when @p device cannot be written.
[[nodiscard]] core::Result<void> writeSvg(PriceChart& chart, QIODevice& device);

/// The chart as it is shown, as PNG or SVG, by the ending of @p path. A file that is there already is
/// replaced whole or not at all. Error: InvalidArgument for another ending or a file that cannot be written.
[[nodiscard]] core::Result<void> saveImage(PriceChart& chart, const QString& path);

/// The samples in @p range, oldest first: "time,price" and lines like "1693526400000,25932.18", as a store
/// exports them. Returns how many. Error: InvalidArgument when @p device cannot be written.
[[nodiscard]] core::Result<std::size_t> writeCsv(const core::SeriesView& samples, TimeSpan range,
                                                 QIODevice& device);

/// The same into a file, which is replaced whole or not at all.
[[nodiscard]] core::Result<std::size_t> saveCsv(const core::SeriesView& samples, TimeSpan range,
                                                const QString& path);

/// One such line, with its end.
void appendCsvRow(QByteArray& text, core::UtcTime time, double price);

} // namespace cryptopulse::chart
