#include "chart/crosshairitem.h"

#include "chart/labels.h"
#include "chart/priceitem.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace cryptopulse::chart {

namespace {

constexpr double kSwatch = 41;  // pixels of an average's line in the legend
constexpr double kBetween = 14; // pixels between entries
constexpr double kInset = 6;    // pixels of a box beside its text

} // namespace

void CrosshairItem::setPanes(const Panes& panes)
{
    prepareGeometryChange();
    m_panes = panes;
    update();
}

void CrosshairItem::setScales(const Scale& price, const Scale& strip)
{
    m_price = price;
    m_strip = strip;
    update();
}

void CrosshairItem::setNewest(std::optional<double> price)
{
    m_newest = price;
    update();
}

void CrosshairItem::setReading(std::optional<Reading> reading, Legend legend)
{
    m_reading = std::move(reading);
    m_legend = std::move(legend);
    update();
}

void CrosshairItem::setFocusRing(bool shown)
{
    m_focusRing = shown;
    update();
}

void CrosshairItem::setLook(const Colours& colours, const QFont& font)
{
    m_colours = colours;
    m_font = font;
    update();
}

void CrosshairItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (!m_price.isUsable())
        return;
    painter->save();
    painter->setFont(m_font);
    if (m_focusRing) {
        painter->setPen(QPen(m_colours.line, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(m_panes.plot());
    }
    paintLegend(*painter);
    paintNewest(*painter);
    if (m_reading)
        paintCrosshair(*painter);
    painter->restore();
}

void CrosshairItem::paintLegend(QPainter& painter) const
{
    const double height = QFontMetricsF(m_font).height() + 1;
    double y = m_panes.legend.top();
    for (const auto* line : {&m_legend.upper, &m_legend.lower, &m_legend.averages}) {
        paintEntries(painter, *line, y);
        y += line->empty() ? 0 : height; // averages move up while there is no crosshair
    }
}

void CrosshairItem::paintEntries(QPainter& painter, const std::vector<LegendEntry>& entries, double y) const
{
    using Kind = LegendEntry::Kind;
    const QFontMetricsF metrics(m_font);
    const double right = m_panes.whole.right();
    double x = m_panes.legend.left();
    for (const LegendEntry& entry : entries) {
        const bool average = entry.kind == Kind::Ma5 || entry.kind == Kind::Ma15;
        const double width = metrics.horizontalAdvance(entry.text) + (average ? kSwatch + 6 : 0);
        if (x + width > right)
            return; // the less important ones stand behind
        if (average) {
            painter.setPen(entry.kind == Kind::Ma5 ? ma5Pen(m_colours) : ma15Pen(m_colours));
            painter.drawLine(QPointF(x, y + metrics.height() / 2),
                             QPointF(x + kSwatch, y + metrics.height() / 2));
        }
        painter.setPen(entry.kind == Kind::Muted ? m_colours.muted : m_colours.text);
        const double offset = average ? kSwatch + 6 : 0;
        painter.drawText(QRectF(x + offset, y, width - offset + 1, metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, entry.text);
        x += width + kBetween;
    }
}

void CrosshairItem::paintNewest(QPainter& painter) const
{
    if (!m_newest || *m_newest < m_price.bottom || *m_newest > m_price.top)
        return;
    const double y = std::round(m_price.y(*m_newest)) + 0.5; // sharp
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(m_colours.line, 1, Qt::DotLine));
    painter.drawLine(QPointF(m_price.rect.left(), y), QPointF(m_price.rect.right(), y));
    painter.setRenderHint(QPainter::Antialiasing);
    paintLabel(painter, Labels::price(*m_newest), {m_price.rect.right(), y}, Qt::RightEdge, m_colours.line);
}

void CrosshairItem::paintCrosshair(QPainter& painter) const
{
    const QPointF at(m_price.x(m_reading->time), m_price.y(m_reading->price));
    if (at.x() < m_price.rect.left() - 0.5 || at.x() > m_price.rect.right() + 0.5)
        return;
    const QRectF plot = m_panes.plot();
    painter.setPen(QPen(m_colours.muted, 1, Qt::DashLine));
    painter.drawLine(QPointF(at.x(), m_price.rect.top()), QPointF(at.x(), m_price.rect.bottom()));
    if (m_panes.strip.height() > 0)
        painter.drawLine(QPointF(at.x(), m_panes.strip.top()), QPointF(at.x(), m_panes.strip.bottom()));
    painter.drawLine(QPointF(plot.left(), at.y()), QPointF(plot.right(), at.y()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_colours.line, 2));
    painter.setBrush(m_colours.ground);
    if (!m_reading->candle)
        painter.drawEllipse(at, 4, 4);
    paintLabel(painter, timeLabel(*m_reading), {at.x(), plot.bottom()}, Qt::BottomEdge, m_colours.text);
    paintLabel(painter, Labels::price(m_reading->price), {plot.right(), at.y()}, Qt::RightEdge,
               m_colours.text);
    if (m_reading->forecast && m_panes.strip.height() > 0) {
        const double up = m_reading->forecast->up.value();
        paintLabel(painter, Labels::percent(up), {plot.right(), m_strip.y(up)}, Qt::RightEdge,
                   m_colours.text);
    }
}

void CrosshairItem::paintLabel(QPainter& painter, const QString& text, const QPointF& anchor, Qt::Edge edge,
                               const QColor& ground) const
{
    const QFontMetricsF metrics(m_font);
    QRectF box(0, 0, metrics.horizontalAdvance(text) + 2 * kInset, tagHeight(metrics.height()));
    if (edge == Qt::BottomEdge)
        box.moveTopLeft({anchor.x() - box.width() / 2, anchor.y() + kLabelGap - kInset / 2});
    else
        box.moveTopLeft({anchor.x() + kLabelGap - kInset, anchor.y() - box.height() / 2});
    // Wholly on the picture, also at its corners.
    const QRectF& whole = m_panes.whole;
    box.moveLeft(std::clamp(box.left(), whole.left(), std::max(whole.left(), whole.right() - box.width())));
    for (const QRectF& under : m_axes.labelsUnder(box))
        painter.fillRect(under, m_colours.ground); // half a number is another number
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(m_colours.ground);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace cryptopulse::chart
