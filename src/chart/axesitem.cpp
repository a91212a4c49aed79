#include "chart/axesitem.h"

#include "chart/labels.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::chart {

namespace {

// Pixels between two labels, at least; steps are round, so up to twice that.
constexpr double kPriceDistance = 38;
constexpr double kTimeDistance = 1.4; // of a label's width
constexpr double kTimeGap = 12;       // pixels between two labels, at least

/// As close as round prices come to kPriceDistance; closer where the pane is too low for three.
QList<Tick> fittingPrices(double bottom, double top, double height, double line)
{
    QList<Tick> ticks;
    for (double distance = kPriceDistance; ticks.size() < 3 && distance > line * 1.25; distance *= 0.75)
        ticks = priceTicks(bottom, top, height / distance, Labels::locale());
    return ticks;
}

bool areApart(const QList<Tick>& ticks, double pixelsPerMs, const QFontMetricsF& metrics)
{
    for (qsizetype i = 1; i < ticks.size(); ++i) {
        const double labels =
            metrics.horizontalAdvance(ticks[i - 1].label) + metrics.horizontalAdvance(ticks[i].label);
        if ((ticks[i].value - ticks[i - 1].value) * pixelsPerMs < labels / 2 + kTimeGap)
            return false;
    }
    return true;
}

/// As many as fit: names of months are longer in some languages than in others.
QList<Tick> fittingTimes(TimeSpan span, double width, const QFontMetricsF& metrics)
{
    const double label = metrics.horizontalAdvance(u"00:00:00"_s) * kTimeDistance;
    for (int wanted = std::max(1, static_cast<int>(width / label));; --wanted) {
        const auto ticks = timeTicks(span, wanted, QTimeZone::systemTimeZone(), Labels::locale());
        if (wanted == 1 || areApart(ticks, width / span.length(), metrics))
            return ticks;
    }
}

} // namespace

void AxesItem::setPanes(const Panes& panes)
{
    prepareGeometryChange();
    m_panes = panes;
    m_scale.rect = panes.price;
    update();
}

void AxesItem::setLook(const Colours& colours, const QFont& font)
{
    m_colours = colours;
    m_font = font;
    update();
}

void AxesItem::setNewest(std::optional<double> price)
{
    m_newest = price;
    update();
}

bool AxesItem::show(const Scale& scale)
{
    m_scale = scale;
    const QFontMetricsF metrics(m_font);
    m_times = fittingTimes(scale.span, scale.rect.width(), metrics);
    auto prices = fittingPrices(scale.bottom, scale.top, scale.rect.height(), metrics.height());
    update();
    const bool changed = prices != m_prices;
    m_prices = std::move(prices);
    return changed;
}

double AxesItem::widestPrice() const
{
    const QFontMetricsF metrics(m_font);
    double widest = 0;
    for (const Tick& tick : m_prices)
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    return widest;
}

bool AxesItem::isLabelled(double price) const
{
    if (!m_newest || *m_newest < m_scale.bottom || *m_newest > m_scale.top)
        return true;
    const double line = QFontMetricsF(m_font).height();
    return std::abs(m_scale.y(price) - m_scale.y(*m_newest)) >= (line + tagHeight(line)) / 2;
}

/// Empty where it would not fit: cut in two it would say something else.
QRectF AxesItem::timeRect(const Tick& tick) const
{
    const QFontMetricsF metrics(m_font);
    const double x = std::round(m_scale.x(tick.value)) + 0.5;
    const double width = metrics.horizontalAdvance(tick.label);
    const QRectF label(x - width / 2 - 1, m_panes.plot().bottom() + kLabelGap, width + 2, metrics.height());
    const bool fits = label.left() >= m_panes.whole.left() && label.right() <= m_panes.whole.right();
    return fits ? label : QRectF();
}

QRectF AxesItem::priceRect(const Tick& tick) const
{
    const QFontMetricsF metrics(m_font);
    const double y = std::round(m_scale.y(tick.value)) + 0.5;
    return {m_scale.rect.right() + kLabelGap, y - metrics.height() / 2,
            metrics.horizontalAdvance(tick.label) + 1, metrics.height()};
}

QList<QRectF> AxesItem::labelsUnder(const QRectF& area) const
{
    QList<QRectF> labels;
    for (const Tick& tick : m_times)
        labels += timeRect(tick);
    for (const Tick& tick : m_prices) {
        if (isLabelled(tick.value))
            labels += priceRect(tick);
    }
    labels.removeIf([&area](const QRectF& label) { return !label.intersects(area); });
    return labels;
}

void AxesItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (!m_scale.isUsable())
        return;
    painter->setRenderHint(QPainter::Antialiasing, false); // sharp
    painter->setFont(m_font);
    paintTimes(*painter);
    paintPrices(*painter);
}

void AxesItem::paintTimes(QPainter& painter) const
{
    const QRectF plot = m_panes.plot(); // the grid of time spans the strip as well
    for (const Tick& tick : m_times) {
        const double x = std::round(m_scale.x(tick.value)) + 0.5;
        painter.setPen(QPen(m_colours.grid, 1));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const QRectF label = timeRect(tick);
        if (label.isEmpty())
            continue;
        painter.setPen(m_colours.muted);
        painter.drawText(label, Qt::AlignCenter, tick.label);
    }
}

void AxesItem::paintPrices(QPainter& painter) const
{
    const QRectF& pane = m_scale.rect;
    for (const Tick& tick : m_prices) {
        const double y = std::round(m_scale.y(tick.value)) + 0.5;
        painter.setPen(QPen(m_colours.grid, 1));
        painter.drawLine(QPointF(pane.left(), y), QPointF(pane.right(), y));
        if (!isLabelled(tick.value))
            continue;
        painter.setPen(m_colours.muted);
        painter.drawText(priceRect(tick), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, tick.label);
    }
}

} // namespace cryptopulse::chart
