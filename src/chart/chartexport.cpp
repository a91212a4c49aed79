#include "chart/chartexport.h"

#include "chart/pricechart.h"
#include "chart/replacefile.h"

#include <QPainter>
#include <QSvgGenerator>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::chart {

namespace {

constexpr qsizetype kChunk = 256 * 1024; // bytes of a file written at a time

/// As if on the screen: what is outstanding is drawn first.
void renderChart(PriceChart& chart, QPainter& painter)
{
    static_cast<void>(chart.frame());
    const QRect source = chart.viewport()->rect();
    chart.render(&painter, QRectF(QPointF(0, 0), QSizeF(source.size())), source);
}

} // namespace

QImage renderImage(PriceChart& chart, double scale)
{
    QImage image((QSizeF(chart.viewport()->size()) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(chart.backgroundBrush().color());
    QPainter painter(&image);
    renderChart(chart, painter);
    return image;
}

core::Result<void> writeSvg(PriceChart& chart, QIODevice& device)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setSize(chart.viewport()->size());
    generator.setViewBox(chart.viewport()->rect());
    generator.setTitle(PriceChart::tr("Price chart"));
    // As many dots to the inch as the screen has, or every font would be of another size.
    generator.setResolution(chart.logicalDpiX());
    QPainter painter;
    if (!painter.begin(&generator))
        return cannotWrite(device);
    renderChart(chart, painter);
    painter.end();
    return {};
}

core::Result<void> saveImage(PriceChart& chart, const QString& path)
{
    if (path.endsWith(u".svg"_s, Qt::CaseInsensitive))
        return replaceFile<void>(path, [&](QIODevice& file) { return writeSvg(chart, file); });
    if (path.endsWith(u".png"_s, Qt::CaseInsensitive)) {
        return replaceFile<void>(path, [&](QIODevice& file) -> core::Result<void> {
            if (!renderImage(chart).save(&file, "PNG"))
                return cannotWrite(file);
            return {};
        });
    }
    return core::failure(core::ErrorKind::InvalidArgument, "a picture is saved as .png or .svg");
}

void appendCsvRow(QByteArray& text, core::UtcTime time, double price)
{
    char line[64];
    char* end = std::to_chars(line, line + sizeof line, core::toEpochMs(time)).ptr;
    *end++ = ',';
    end = std::to_chars(end, line + sizeof line, price, std::chars_format::fixed).ptr;
    *end++ = '\n';
    text.append(line, end - line);
}

core::Result<std::size_t> writeCsv(const core::SeriesView& samples, TimeSpan range, QIODevice& device)
{
    const std::size_t first = samples.lowerBound(fromAxis(range.from));
    const std::size_t last = samples.lowerBound(fromAxis(std::nextafter(range.to, range.to + 1)));
    QByteArray text = "time,price\n";
    for (std::size_t index = first; index < last; ++index) {
        appendCsvRow(text, samples.times()[index], samples.prices()[index]);
        if (text.size() < kChunk)
            continue;
        if (device.write(text) != text.size())
            return cannotWrite(device);
        text.clear();
    }
    if (device.write(text) != text.size())
        return cannotWrite(device);
    return last > first ? last - first : 0;
}

core::Result<std::size_t> saveCsv(const core::SeriesView& samples, TimeSpan range, const QString& path)
{
    return replaceFile<std::size_t>(path, [&](QIODevice& file) { return writeCsv(samples, range, file); });
}

} // namespace cryptopulse::chart
