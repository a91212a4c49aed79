#include "chart/axes.h"

#include "chart/labels.h"

#include <QCategoryAxis>
#include <QChart>
#include <QFontMetricsF>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::chart {

namespace {

// Pixels between two labels, at least; steps are round, so up to twice that.
constexpr double kPriceDistance = 38;
constexpr double kTimeDistance = 1.4; // of a label's width
constexpr double kTimeGap = 12;       // pixels between two labels, at least

QCategoryAxis* makeAxis(QChart& chart, Qt::Alignment side)
{
    // The date axis of Qt Charts divides the range evenly, at 14:03:41 and 14:41:12; this one takes our round
    // moments.
    auto* axis = new QCategoryAxis(&chart);
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setLineVisible(false);
    axis->setTruncateLabels(false);
    chart.addAxis(axis, side);
    return axis;
}

void setTicks(QCategoryAxis& axis, const QList<Tick>& ticks, double from, double to)
{
    const QSignalBlocker quiet(&axis); // one change of the range at the end instead of one for each label
    for (const QString& label : axis.categoriesLabels())
        axis.remove(label);
    axis.setStartValue(from);
    QString unique;
    for (const Tick& tick : ticks) {
        axis.append(tick.label + unique, tick.value);
        unique += QChar(0x200B); // two labels must differ; spaces without width cannot be seen
    }
    axis.setRange(from, to);
}

/// As close as round prices come to kPriceDistance; closer where the pane is too low for two.
QList<Tick> fittingPrices(double bottom, double top, double height, double line)
{
    QList<Tick> ticks;
    for (double distance = kPriceDistance; ticks.size() < 2 && distance > line; distance *= 0.75)
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

Axes::Axes(QChart& chart)
    : m_time(makeAxis(chart, Qt::AlignBottom))
    , m_price(makeAxis(chart, Qt::AlignRight))
{
}

void Axes::setLook(const Colours& colours, const QFont& font)
{
    m_font = font;
    for (QCategoryAxis* axis : {m_time, m_price}) {
        axis->setLabelsFont(font);
        axis->setLabelsColor(colours.muted);
        axis->setGridLinePen(QPen(colours.grid, 1));
    }
}

bool Axes::show(TimeSpan span, double bottom, double top, const Panes& panes)
{
    const QRectF& pane = panes.price;
    const QFontMetricsF metrics(m_font);
    const auto times = fittingTimes(span, pane.width(), metrics);
    const auto prices = fittingPrices(bottom, top, pane.height(), metrics.height());
    // The axes span the strip as well, so that the grid of time does.
    const double lowest = bottom - (top - bottom) * (panes.plot().bottom() - pane.bottom()) / pane.height();
    if (times != m_timeTicks) {
        m_timeTicks = times;
        setTicks(*m_time, times, span.from, span.to);
    }
    const bool changed = prices != m_priceTicks;
    if (changed) {
        m_priceTicks = prices;
        setTicks(*m_price, prices, lowest, top);
    }
    m_time->setRange(span.from, span.to);
    m_price->setRange(lowest, top);
    return changed;
}

double Axes::widestPrice() const
{
    const QFontMetricsF metrics(m_font);
    double widest = 0;
    for (const Tick& tick : m_priceTicks)
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    return widest;
}

} // namespace cryptopulse::chart
