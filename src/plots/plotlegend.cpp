#include "plots/plotlegend.h"

#include "plots/plotitems.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

namespace cryptopulse::plots {

namespace {
constexpr double kSample = 18; // pixels
constexpr double kGap = 6;     // between a sample and its name
constexpr double kApart = 16;  // between entries
constexpr double kBelow = 4;   // the last line
} // namespace

void PlotLegend::collect(const Figure& figure)
{
    m_entries.clear();
    if (!figure.legend)
        return;
    for (const Band& band : figure.bands)
        m_entries.push_back({.name = band.name,
                             .kind = Kind::Area,
                             .tone = band.tone,
                             .fill = band.fill,
                             .alpha = std::max(0.35F, alphaOf(band.solid))});
    for (const Bars& bars : figure.bars)
        m_entries.push_back({.name = bars.name, .kind = Kind::Box, .tone = bars.tone, .fill = bars.fill});
    for (const Curve& curve : figure.curves)
        m_entries.push_back({.name = curve.name,
                             .kind = Kind::Line,
                             .tone = curve.tone,
                             .stroke = curve.stroke,
                             .marked = curve.marked});
    for (const Dots& dots : figure.dots)
        m_entries.push_back({.name = dots.name, .kind = Kind::Mark, .tone = dots.tone, .shape = dots.shape});
    std::erase_if(m_entries, [](const Entry& entry) { return entry.name.isEmpty(); });
}

void PlotLegend::lay(const Figure& figure, const QFont& font, double width)
{
    collect(figure);
    m_font = font;
    m_height = 0;
    const QFontMetricsF metrics(font);
    const double line = metrics.height() + 4;
    double x = 0;
    for (Entry& entry : m_entries) {
        const double length = kSample + kGap + metrics.horizontalAdvance(entry.name);
        if (x > 0 && x + length > width) {
            x = 0;
            m_height += line;
        }
        entry.place = QRectF(x, m_height, length, line);
        x += length + kApart;
    }
    if (!m_entries.empty())
        m_height += line + kBelow;
}

void PlotLegend::paint(QPainter& painter, const look::Colours& colours) const
{
    painter.save();
    painter.setFont(m_font);
    for (const Entry& entry : m_entries) {
        const QRectF box(entry.place.left(), entry.place.center().y() - 5, kSample, 10);
        paintSample(painter, entry, box, colours);
        painter.setPen(colours.text);
        painter.drawText(entry.place.adjusted(kSample + kGap, 0, 1, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         entry.name);
    }
    painter.restore();
}

void PlotLegend::paintSample(QPainter& painter, const Entry& entry, const QRectF& box,
                             const look::Colours& colours)
{
    const QColor colour = colourOf(entry.tone, colours);
    if (entry.kind == Kind::Line) {
        painter.setPen(penOf(entry.tone, entry.stroke, colours));
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
        if (entry.marked) {
            painter.setBrush(colour);
            painter.drawEllipse(box.center(), 2.5, 2.5);
        }
        return;
    }
    painter.setPen(entry.kind == Kind::Mark ? colours.card : colour);
    QColor filling = colour;
    filling.setAlphaF(entry.alpha);
    painter.setBrush(QBrush(filling, patternOf(entry.fill)));
    const QRectF mark(box.center() - QPointF(4.5, 4.5), QSizeF(9, 9));
    if (entry.kind != Kind::Mark)
        painter.drawRect(box);
    else if (entry.shape == Shape::Circle)
        painter.drawEllipse(mark);
    else if (entry.shape == Shape::Square)
        painter.drawRect(mark);
    else
        painter.drawPolygon(
            QPolygonF({mark.bottomLeft(), mark.bottomRight(), QPointF(mark.center().x(), mark.top())}));
}

} // namespace cryptopulse::plots
