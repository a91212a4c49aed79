#include "chart/chartexport.h"

#include "chart/pricechart.h"
#include "chart/replacefile.h"

#include <QPainter>
#include <QSvgGenerator>

using namespace Qt::StringLiterals;

namespace cryptopulse::chart {

namespace {

constexpr int kMargin = 16; // pixels around a picture, and below its title

/// A picture on its own: the chart with a margin, what it shows above it, and whose prices these are below.
class Sheet
{
public:
    Sheet(PriceChart& chart, const Caption& caption)
        : m_chart(chart)
        , m_caption(caption)
        , m_titleFont(chart.font())
    {
        m_titleFont.setBold(true);
        m_titleFont.setPointSizeF(chart.font().pointSizeF() * 1.2);
        m_title = heightOf(caption.title, m_titleFont);
        m_source = heightOf(caption.source, chart.font());
    }

    [[nodiscard]] QSize size() const
    {
        const QSize chart = m_chart.viewport()->size();
        return {chart.width() + 2 * kMargin, chart.height() + 2 * kMargin + m_title + m_source};
    }

    void paint(QPainter& painter) const
    {
        const QRect whole(QPoint(0, 0), size());
        const QRect inner = whole.adjusted(kMargin, kMargin, -kMargin, -kMargin);
        painter.fillRect(whole, m_chart.backgroundBrush().color());
        write(painter, m_caption.title, m_titleFont, m_chart.colours().text, inner, Qt::AlignTop);
        write(painter, m_caption.source, m_chart.font(), m_chart.colours().muted, inner, Qt::AlignBottom);
        static_cast<void>(m_chart.frame()); // what is outstanding is drawn first
        const QRect source = m_chart.viewport()->rect();
        m_chart.render(&painter, QRectF(source.translated(kMargin, kMargin + m_title)), source);
    }

private:
    [[nodiscard]] static int heightOf(const QString& text, const QFont& font)
    {
        return text.isEmpty() ? 0 : QFontMetrics(font).height() + kMargin / 2;
    }

    static void write(QPainter& painter, const QString& text, const QFont& font, const QColor& colour,
                      const QRect& where, Qt::Alignment edge)
    {
        painter.setFont(font);
        painter.setPen(colour);
        const QString fitting = QFontMetrics(font).elidedText(text, Qt::ElideRight, where.width());
        painter.drawText(where, Qt::AlignLeft | edge, fitting);
    }

    PriceChart& m_chart;
    const Caption& m_caption;
    QFont m_titleFont;
    int m_title = 0;  // pixels
    int m_source = 0; // pixels
};

} // namespace

QImage renderImage(PriceChart& chart, const Caption& caption, double scale)
{
    const Sheet sheet(chart, caption);
    QImage image((QSizeF(sheet.size()) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    sheet.paint(painter);
    return image;
}

core::Result<void> writeSvg(PriceChart& chart, const Caption& caption, QIODevice& device)
{
    const Sheet sheet(chart, caption);
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setSize(sheet.size());
    generator.setViewBox(QRect(QPoint(0, 0), sheet.size()));
    generator.setTitle(caption.title.isEmpty() ? PriceChart::tr("Price chart") : caption.title);
    // As many dots to the inch as the screen has, or every font would be of another size.
    generator.setResolution(chart.logicalDpiX());
    QPainter painter;
    if (!painter.begin(&generator))
        return cannotWrite(device);
    sheet.paint(painter);
    painter.end();
    return {};
}

core::Result<void> saveImage(PriceChart& chart, const Caption& caption, const QString& path)
{
    if (path.endsWith(u".svg"_s, Qt::CaseInsensitive))
        return replaceFile<void>(path, [&](QIODevice& file) { return writeSvg(chart, caption, file); });
    if (path.endsWith(u".png"_s, Qt::CaseInsensitive)) {
        return replaceFile<void>(path, [&](QIODevice& file) -> core::Result<void> {
            if (!renderImage(chart, caption).save(&file, "PNG"))
                return cannotWrite(file);
            return {};
        });
    }
    return core::failure(core::ErrorKind::InvalidArgument, "a picture is saved as .png or .svg");
}

} // namespace cryptopulse::chart
