#include "chart/stripitem.h"

#include "chart/labels.h"
#include "chart/legend.h"
#include "chart/marker.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace cryptopulse::chart {

namespace {

constexpr double kSign = 14;    // pixels of a sign in front of its count
constexpr double kBetween = 12; // pixels between a text and the next sign
constexpr double kBeside = 6;   // pixels beside the texts, of the ring of focus, too

} // namespace

void StripItem::setPanes(const Panes& panes)
{
    prepareGeometryChange();
    m_panes = panes;
    update();
}

void StripItem::setForecasts(const VisibleMarks& forecasts, TimeSpan span)
{
    m_columns = forecasts.strip;
    m_counts = forecasts.counts;
    m_title = forecastsTitle(forecasts);
    m_reach = probabilityReach(m_columns);
    m_span = span;
    update();
}

void StripItem::setLook(const Colours& colours, const QFont& font)
{
    m_colours = colours;
    m_font = font;
    update();
}

void StripItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setFont(m_font);
    if (m_panes.caption.height() > 0)
        paintCaption(*painter);
    if (m_panes.strip.height() > 0 && scale().isUsable())
        paintStrip(*painter);
}

std::vector<StripItem::Entry> StripItem::entries() const
{
    using State = ForecastMark::State;
    std::vector<Entry> entries;
    const auto count = [&entries](State state, const QString& text, std::size_t number) {
        entries.push_back({text.arg(Labels::locale().toString(static_cast<qulonglong>(number))), state});
    };
    count(State::Hit, Labels::tr("hit %1"), m_counts.hits);
    count(State::Miss, Labels::tr("miss %1"), m_counts.misses);
    count(State::Pending, Labels::tr("pending %1"), m_counts.pending);
    if (m_counts.unknown > 0)
        count(State::Unknown, Labels::tr("unknown %1"), m_counts.unknown);
    return entries;
}

void StripItem::paintCaption(QPainter& painter) const
{
    const QFontMetricsF metrics(m_font);
    const QRectF whole = m_panes.caption;
    painter.fillRect(whole.adjusted(0, 1, 1, m_panes.strip.height() > 0 ? 0 : -1), m_colours.ground);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF pane = whole.adjusted(kBeside, 0, -kBeside, 0);
    const QString named = m_panes.strip.height() > 0 ? Labels::tr("Probability of a rise") : QString();
    const std::vector<Entry> counts = entries();
    double needed = metrics.horizontalAdvance(named);
    for (const Entry& entry : counts)
        needed += kSign + metrics.horizontalAdvance(entry.text) + kBetween;
    // What the signs mean goes before how many of them there are: the title may be short, or missing.
    double x = pane.left();
    for (const QString& title : {m_title, Labels::tr("Forecasts")}) {
        const double width = metrics.horizontalAdvance(title) + kBetween;
        if (needed + width > pane.width())
            continue;
        painter.setPen(m_colours.muted);
        painter.drawText(pane, Qt::AlignVCenter | Qt::AlignLeft, title);
        x += width;
        break;
    }
    for (const auto& [text, sign] : counts) {
        const QRectF place(x + kSign, pane.top(), metrics.horizontalAdvance(text) + 1, pane.height());
        if (place.right() > pane.right())
            return;
        paintMarker(painter, {x + kSign / 2 - 2, pane.center().y()}, sign, true, m_colours);
        painter.setPen(m_colours.text);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, text);
        x = place.right() + kBetween;
    }
    if (m_panes.strip.height() == 0)
        return;
    for (const QString& name : {named, Labels::tr("Probability")}) {
        if (x + metrics.horizontalAdvance(name) > pane.right())
            continue;
        painter.setPen(m_colours.muted);
        painter.drawText(pane, Qt::AlignVCenter | Qt::AlignRight, name);
        return;
    }
}

void StripItem::paintStrip(QPainter& painter) const
{
    const Scale visible = scale();
    const QRectF& pane = visible.rect;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_colours.grid, 1));
    painter.drawRect(pane);
    const double even = std::round(visible.y(0.5));
    painter.setPen(QPen(m_colours.muted, 1, Qt::DashLine));
    painter.drawLine(QPointF(pane.left(), even), QPointF(pane.right(), even));

    const bool dense = static_cast<double>(m_columns.size()) > pane.width() / 5;
    const double width = dense ? 1 : 2;
    for (const ProbabilityColumn& column : m_columns) {
        const double x = std::round(visible.x(column.time));
        const double upper = visible.y(std::max(0.5, column.highest));
        const double lower = visible.y(std::min(0.5, column.lowest));
        painter.fillRect(QRectF(x - width / 2, upper, width, even - upper), m_colours.line);
        painter.fillRect(QRectF(x - width / 2, even, width, lower - even), m_colours.line);
    }
    for (const ProbabilityColumn& column : m_columns) {
        if (dense)
            break;
        for (const double value : {column.lowest, column.highest})
            painter.fillRect(QRectF(std::round(visible.x(column.time)) - 2, visible.y(value) - 2, 4, 4),
                             m_colours.line);
    }
    const QFontMetricsF metrics(m_font);
    painter.setPen(m_colours.muted);
    for (const double share : {visible.bottom, 0.5, visible.top}) {
        const double y = std::clamp(visible.y(share), pane.top() + metrics.height() / 2 - 2,
                                    pane.bottom() - metrics.height() / 2 + 2);
        painter.drawText(
            QRectF(pane.right() + kLabelGap, y - metrics.height(), 100, 2 * metrics.height()),
            Qt::AlignVCenter | Qt::AlignLeft,
            Labels::tr("%1 %", "a percentage").arg(Labels::locale().toString(share * 100, 'f', 0)));
    }
}

} // namespace cryptopulse::chart
