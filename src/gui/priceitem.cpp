#include "gui/priceitem.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace cryptopulse::gui {

namespace {

/// How often a level may be crossed by a line whose area is tinted. The rasteriser sorts the crossings of
/// every row of pixels: a thousand of them take half a second, and the tint below so dense a line can hardly
/// be seen.
constexpr double kMostCrossings = 20;

} // namespace

void PriceItem::setGeometry(const QRectF& plot, const QRectF& whole)
{
    if (whole != m_whole)
        prepareGeometryChange();
    m_plot = plot;
    m_whole = whole;
    update();
}

void PriceItem::setLine(Polyline line, TimeSpan span, double bottom, double top)
{
    m_line = std::move(line);
    m_span = span;
    m_bottom = bottom;
    m_top = top;
    update();
}

void PriceItem::setNewest(std::optional<Vertex> newest)
{
    m_newest = newest;
    update();
}

void PriceItem::setCrosshair(std::optional<Crosshair> crosshair)
{
    m_crosshair = std::move(crosshair);
    update();
}

void PriceItem::setFocusRing(bool shown)
{
    m_focusRing = shown;
    update();
}

void PriceItem::setLook(const theme::Colours& colours, const QFont& font)
{
    m_colours = colours;
    m_font = font;
    update();
}

QPointF PriceItem::map(double time, double price) const
{
    return {m_plot.left() + (time - m_span.from) / m_span.length() * m_plot.width(),
            m_plot.bottom() - (price - m_bottom) / (m_top - m_bottom) * m_plot.height()};
}

void PriceItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (!(m_span.length() > 0) || !(m_top > m_bottom))
        return;
    painter->save();
    painter->setClipRect(m_plot.adjusted(0, -1, 1, 1));
    paintLine(*painter);
    painter->restore();
    if (m_focusRing) {
        painter->setPen(QPen(m_colours.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(m_plot);
    }
    if (m_crosshair)
        paintCrosshair(*painter);
}

void PriceItem::paintLine(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF piece;
    piece.reserve(static_cast<qsizetype>(m_line.vertices.size()));
    for (const Vertex& vertex : m_line.vertices) {
        if (vertex.starts) {
            paintPiece(painter, piece);
            piece.clear();
        }
        piece.append(map(vertex.time, vertex.price));
    }
    paintPiece(painter, piece);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_newest) {
        const QPointF at = map(m_newest->time, m_newest->price);
        painter.setPen(QPen(m_colours.card, 2));
        painter.setBrush(m_colours.accent);
        painter.drawEllipse(at, 5, 5);
    }
}

void PriceItem::paintPiece(QPainter& painter, const QPolygonF& piece) const
{
    if (piece.isEmpty())
        return;
    if (piece.size() == 1) { // alone between two holes
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colours.accent);
        painter.drawEllipse(piece.front(), 1.75, 1.75);
        return;
    }
    QColor fill = m_colours.accent;
    fill.setAlphaF(m_colours.dark ? 0.10F : 0.07F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    if (crossings(piece) < kMostCrossings)
        painter.drawPolygon(QPolygonF(piece) << QPointF(piece.back().x(), m_plot.bottom())
                                             << QPointF(piece.front().x(), m_plot.bottom()));
    // Wider pens are stroked as outlines: dear, and of no use where strokes touch.
    const auto vertices =
        static_cast<double>(m_line.vertices.size()); // of all pieces, so that they look alike
    painter.setPen(QPen(m_colours.accent, vertices > m_plot.width() ? 1.0 : 1.75, Qt::SolidLine, Qt::RoundCap,
                        Qt::BevelJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(piece);
}

double PriceItem::crossings(const QPolygonF& piece) const
{
    double travel = 0;
    for (qsizetype i = 1; i < piece.size(); ++i)
        travel += std::abs(piece[i].y() - piece[i - 1].y());
    return travel / m_plot.height();
}

void PriceItem::paintCrosshair(QPainter& painter) const
{
    const QPointF at = map(m_crosshair->time, m_crosshair->price);
    if (at.x() < m_plot.left() - 0.5 || at.x() > m_plot.right() + 0.5)
        return;
    painter.save();
    painter.setPen(QPen(m_colours.muted, 1, Qt::DashLine));
    painter.drawLine(QPointF(at.x(), m_plot.top()), QPointF(at.x(), m_plot.bottom()));
    painter.drawLine(QPointF(m_plot.left(), at.y()), QPointF(m_plot.right(), at.y()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_colours.accent, 2));
    painter.setBrush(m_colours.card);
    painter.drawEllipse(at, 4, 4);
    painter.setFont(m_font);
    paintLabel(painter, m_crosshair->timeLabel, {at.x(), m_plot.bottom()}, Qt::BottomEdge);
    paintLabel(painter, m_crosshair->priceLabel, {m_plot.right(), at.y()}, Qt::RightEdge);
    painter.restore();
}

void PriceItem::paintLabel(QPainter& painter, const QString& text, const QPointF& anchor, Qt::Edge edge) const
{
    const QFontMetricsF metrics(m_font);
    QRectF box(0, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + 6);
    if (edge == Qt::BottomEdge)
        box.moveTopLeft({anchor.x() - box.width() / 2, anchor.y() + 3});
    else
        box.moveTopLeft({anchor.x() + 3, anchor.y() - box.height() / 2});
    // Wholly on the picture, also at its corners.
    box.moveLeft(
        std::clamp(box.left(), m_whole.left(), std::max(m_whole.left(), m_whole.right() - box.width())));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colours.text);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(m_colours.card);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace cryptopulse::gui
