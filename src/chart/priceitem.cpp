#include "chart/priceitem.h"

#include "chart/labels.h"
#include "chart/marker.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::chart {

namespace {

constexpr double kMarkDistance = 11; // pixels between a forecast and its price, which stays visible
constexpr double kWidestBody = 24;   // pixels of a candle

/// Corners closer than this fill every column of pixels. What is drawn of them is chosen for its cost:
/// outlines of such lines take the rasteriser tens of milliseconds.
constexpr double kDense = 1.1; // pixels, on average

bool onScreen(const QPainter& painter)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster;
}

bool isDense(const QPolygonF& piece)
{
    return piece.back().x() - piece.front().x() < kDense * static_cast<double>(piece.size());
}

/// The part of @p line from one @p x to another; its ends go from left to right.
QLineF between(const QLineF& line, double from, double to)
{
    if (!(line.dx() > 0))
        return line;
    return {line.pointAt((from - line.x1()) / line.dx()), line.pointAt((to - line.x1()) / line.dx())};
}

/// Lines of one pixel are many times faster than wider ones: a wide one is three of them, one where it
/// belongs and one to either side by so much.
double besideOf(const QPen& pen)
{
    return pen.widthF() >= 2 ? (pen.widthF() - 1) / 2 : 0;
}

/// Dashes along the axis of time instead of along a line that may go up and down in every column; they stand
/// still in time, which began at @p origin.
QList<QLineF> dashesOf(const QList<QLineF>& lines, const QPen& pen, double origin)
{
    const double on = pen.dashPattern().at(0) * pen.widthF();
    const double period = on + pen.dashPattern().at(1) * pen.widthF();
    const double dash = on - 2 * besideOf(pen);
    QList<QLineF> dashes;
    for (const QLineF& line : lines) {
        double begin = origin + std::floor((line.x1() - origin) / period) * period;
        do {
            const double from = std::max(begin, line.x1());
            const double to = std::min(begin + dash, line.x2());
            if (from < to || (from == to && line.dx() == 0))
                dashes.append(between(line, from, to));
            begin += period;
        } while (begin < line.x2());
    }
    return dashes;
}

/// Each line where it belongs and to either side of that: askew to it, whether it rises or falls, or it would
/// be wide where it rises and thin where it falls.
void drawBeside(QPainter& painter, const QList<QLineF>& lines, double beside)
{
    QList<QLineF> all = lines;
    all.reserve(3 * lines.size());
    for (const QLineF& line : lines) {
        const QPointF askew(beside, line.dy() > 0 ? -beside : beside); // the axis of y points down
        all.append(line.translated(askew));
        all.append(line.translated(-askew));
    }
    painter.drawLines(all);
}

/// Where dashes go up and down in every column they fill an area, whose edges need no smoothing.
void drawDashes(QPainter& painter, const QList<QLineF>& dashes, const QPen& pen)
{
    constexpr double kRough = 4;         // pixels up or down with each line, on average
    constexpr qsizetype kSmoothed = 600; // more of them cost a third of a frame, and are a pixel long each
    double travelled = 0;
    for (const QLineF& dash : dashes)
        travelled += std::abs(dash.dy());
    const double beside = besideOf(pen);
    const bool isSmooth = travelled < kRough * static_cast<double>(dashes.size());
    painter.setRenderHint(QPainter::Antialiasing, isSmooth && dashes.size() <= kSmoothed);
    painter.setPen(QPen(pen.color(), 1, Qt::SolidLine, pen.capStyle()));
    if (beside > 0)
        drawBeside(painter, dashes, beside);
    else
        painter.drawLines(dashes);
    painter.setRenderHint(QPainter::Antialiasing);
}

/// The rasteriser is many times faster at single lines with plain ends than at the outline of a line with
/// corners, but begins its dashes anew with each of them. A drawing for export keeps its lines whole.
/// @p all: points of the pieces that belong together, and must look alike on both sides of a hole.
void drawPiece(QPainter& painter, const QPolygonF& piece, double origin, std::size_t all)
{
    constexpr std::size_t kFew = 200; // whose corners are worth their cost
    if ((all < kFew && !isDense(piece)) || !onScreen(painter)) {
        painter.drawPolyline(piece);
        return;
    }
    QList<QLineF> lines;
    lines.reserve(piece.size());
    for (qsizetype i = 1; i < piece.size(); ++i)
        lines.append(QLineF(piece[i - 1], piece[i]));
    const QPen pen = painter.pen();
    if (pen.style() == Qt::SolidLine) {
        painter.drawLines(lines);
        return;
    }
    drawDashes(painter, dashesOf(lines, pen, origin), pen);
    painter.setPen(pen);
}

/// From the lower edge up, in the middle of @p area, where it is high enough.
void drawUpright(QPainter& painter, const QRectF& area, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    if (metrics.horizontalAdvance(text) + 12 > area.height())
        return;
    painter.save();
    painter.translate(area.center().x(), area.bottom() - 6);
    painter.rotate(-90);
    const QRectF line(0, -metrics.height() / 2, area.height(), metrics.height());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text);
    painter.restore();
}

/// @p on and @p off in pixels.
QPen dashed(const QColor& colour, double width, double on, double off)
{
    QPen pen(colour, width, Qt::CustomDashLine, Qt::FlatCap, Qt::BevelJoin);
    pen.setDashPattern({on / width, off / width});
    return pen;
}

} // namespace

QPen ma5Pen(const Colours& colours)
{
    return dashed(colours.ma5, 1.25, 5, 3);
}

QPen ma15Pen(const Colours& colours)
{
    return dashed(colours.ma15, 2.5, 18, 5);
}

void PriceItem::setPanes(const Panes& panes)
{
    prepareGeometryChange();
    m_panes = panes;
    update();
}

void PriceItem::setFrame(Frame frame)
{
    m_frame = std::move(frame);
    update();
}

void PriceItem::setLook(const Colours& colours, const QFont& font)
{
    m_colours = colours;
    m_font = font;
    update();
}

Scale PriceItem::scale() const
{
    return {m_panes.price, m_frame.span, m_frame.bottom, m_frame.top};
}

void PriceItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const Scale visible = scale();
    if (!visible.isUsable())
        return;
    painter->save();
    painter->setClipRect(m_panes.price.adjusted(0, -1, 1, 1));
    painter->setFont(m_font);
    paintHoles(*painter, visible);
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_frame.style == Style::Candles)
        paintCandles(*painter, visible);
    else
        paintLine(*painter, visible);
    paintAverages(*painter, visible);
    paintForecasts(*painter, visible);
    const QPointF newest(visible.x(m_frame.newest->time), visible.y(m_frame.newest->price));
    if (m_frame.style != Style::Candles && m_panes.price.contains(newest)) {
        painter->setPen(QPen(m_colours.ground, 2));
        painter->setBrush(m_colours.line);
        painter->drawEllipse(newest, 5, 5);
    }
    painter->restore();
}

void PriceItem::paintHoles(QPainter& painter, const Scale& visible) const
{
    const QFontMetricsF metrics(m_font);
    for (const Hole& hole : m_frame.holes) {
        const QRectF shade = QRectF(QPointF(visible.x(hole.from), visible.rect.top()),
                                    QPointF(visible.x(hole.to), visible.rect.bottom())) &
                             visible.rect;
        painter.fillRect(shade, m_colours.hole);
        const QString none = Labels::tr("no data");
        const auto length = std::chrono::milliseconds(std::llround(hole.length()));
        const QString text = Labels::tr("no data, %1", "a duration").arg(Labels::duration(length));
        painter.setPen(m_colours.muted);
        const QRectF label = shade.adjusted(0, 0, 0, -metrics.height() * 0.4);
        const auto fits = [&metrics, &shade](const QString& words) {
            return metrics.horizontalAdvance(words) + 12 <= shade.width();
        };
        if (fits(none))
            painter.drawText(label, Qt::AlignHCenter | Qt::AlignBottom, fits(text) ? text : none);
        else if (metrics.height() + 4 <= shade.width())
            drawUpright(painter, shade, text);
    }
}

void PriceItem::paintLine(QPainter& painter, const Scale& visible) const
{
    const std::vector<QPolygonF> parts = pieces(m_frame.line.vertices, visible);
    if (m_frame.style == Style::Area) {
        for (const QPolygonF& piece : parts)
            paintArea(painter, piece, visible.rect.bottom());
    }
    // Where strokes touch, a wide one only blurs. By all pieces together, so that they look alike.
    const bool dense = static_cast<double>(m_frame.line.vertices.size()) > visible.rect.width();
    painter.setPen(QPen(m_colours.line, dense ? 1.0 : 1.75, Qt::SolidLine, Qt::SquareCap, Qt::BevelJoin));
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF& piece : parts) {
        if (piece.size() > 1)
            drawPiece(painter, piece, 0, std::size_t(piece.size()));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colours.line);
    for (const QPolygonF& piece : parts) {
        if (piece.size() == 1) // alone between two holes
            painter.drawEllipse(piece.front(), 1.75, 1.75);
    }
}

void PriceItem::paintArea(QPainter& painter, const QPolygonF& piece, double floor) const
{
    if (piece.size() < 2)
        return;
    // The upper edge only: the rasteriser sorts the crossings of every row of pixels, and a line that goes up
    // and down in every column has thousands of them.
    const double merged = isDense(piece) ? 2 : 0.5; // pixels: the tint is faint
    QPolygonF outline;
    outline.reserve(piece.size() + 2);
    for (const QPointF& point : piece) {
        if (!outline.isEmpty() && point.x() - outline.back().x() < merged)
            outline.back().setY(std::min(outline.back().y(), point.y()));
        else
            outline << point;
    }
    outline << QPointF(piece.back().x(), floor) << QPointF(piece.front().x(), floor);
    painter.setRenderHint(QPainter::Antialiasing, false); // the line lies on the edge
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colours.fill);
    painter.drawPolygon(outline);
    painter.setRenderHint(QPainter::Antialiasing);
}

void PriceItem::paintCandles(QPainter& painter, const Scale& visible) const
{
    painter.setRenderHint(QPainter::Antialiasing, false); // upright edges, sharp
    for (const Candle& candle : m_frame.candles) {
        const double left = visible.x(candle.bucket.from);
        const double width = visible.x(candle.bucket.to) - left;
        const double middle = std::round(left + width / 2);
        if (middle < visible.rect.left() || middle > visible.rect.right())
            continue;
        const double half = std::max(1.0, std::floor(std::min(width * 0.7, kWidestBody) / 2));
        const double upper = std::round(visible.y(std::max(candle.open, candle.close)));
        const double lower = std::round(visible.y(std::min(candle.open, candle.close)));
        const QColor& colour = candle.rises() ? m_colours.rising : m_colours.falling;
        painter.setPen(QPen(colour, 1));
        painter.drawLine(QPointF(middle, std::round(visible.y(candle.high))), QPointF(middle, upper));
        painter.drawLine(QPointF(middle, lower), QPointF(middle, std::round(visible.y(candle.low))));
        painter.setBrush(candle.rises() ? m_colours.ground : colour); // hollow and filled, told apart in grey
        painter.drawRect(QRectF(middle - half, upper, 2 * half, std::max(1.0, lower - upper)) & visible.rect);
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void PriceItem::paintAverages(QPainter& painter, const Scale& visible) const
{
    painter.setBrush(Qt::NoBrush);
    // The wide one lies below the thin one.
    const std::pair<const std::vector<Vertex>*, QPen> averages[]{{&m_frame.ma15, ma15Pen(m_colours)},
                                                                 {&m_frame.ma5, ma5Pen(m_colours)}};
    for (const auto& [vertices, pen] : averages) {
        painter.setPen(pen);
        for (const QPolygonF& piece : pieces(*vertices, visible)) {
            if (piece.size() > 1)
                drawPiece(painter, piece, visible.x(0), vertices->size());
        }
    }
}

void PriceItem::paintForecasts(QPainter& painter, const Scale& visible) const
{
    for (const ForecastMark& mark : m_frame.forecasts.marks) {
        const QPointF at(visible.x(toAxis(mark.time)), visible.y(mark.price));
        // Below the price a triangle points up to it, above it down.
        const bool pointed =
            mark.state == ForecastMark::State::Hit || mark.state == ForecastMark::State::Miss;
        const double beside = !pointed ? 0 : mark.pointsUp() ? kMarkDistance : -kMarkDistance;
        paintMarker(painter, at + QPointF(0, beside), mark.state, mark.pointsUp(), m_colours);
    }
}

} // namespace cryptopulse::chart
