#include "chart/stripitem.h"

#include "chart/labels.h"
#include "chart/legend.h"
#include "chart/marker.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace cryptopulse::chart {

namespace {

constexpr double kSign = 14; // pixels of a sign in front of its count

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

void StripItem::paintCaption(QPainter& painter) const
{
    const QFontMetricsF metrics(m_font);
    const QRectF pane = m_panes.caption;
    painter.fillRect(pane.adjusted(0, 1, 1, m_panes.strip.height() > 0 ? 0 : -1), m_colours.ground);
    painter.setRenderHint(QPainter::Antialiasing);
    double x = pane.left();
    const auto say = [&](const QString& text, const QColor& colour, std::optional<ForecastMark::State> sign) {
        const double begin = x + (sign ? kSign : 0);
        const double end = begin + metrics.horizontalAdvance(text) + 1;
        if (end > pane.right()) {
            x = pane.right(); // nothing behind it either
            return;
        }
        if (sign)
            paintMarker(painter, {x + kSign / 2 - 2, pane.center().y()}, *sign, true, m_colours);
        painter.setPen(colour);
        painter.drawText(QRectF(begin, pane.top(), end - begin, pane.height()),
                         Qt::AlignVCenter | Qt::AlignLeft, text);
        x = end + 12;
    };
    const auto count = [&](ForecastMark::State state, const QString& text, std::size_t number) {
        say(text.arg(Labels::locale().toString(static_cast<qulonglong>(number))), m_colours.text, state);
    };
    say(m_title, m_colours.muted, std::nullopt);
    count(ForecastMark::State::Hit, Labels::tr("hit %1"), m_counts.hits);
    count(ForecastMark::State::Miss, Labels::tr("miss %1"), m_counts.misses);
    count(ForecastMark::State::Pending, Labels::tr("pending %1"), m_counts.pending);
    if (m_counts.unknown > 0)
        count(ForecastMark::State::Unknown, Labels::tr("unknown %1"), m_counts.unknown);
    const QString title = Labels::tr("Probability of a rise");
    if (m_panes.strip.height() > 0 && x + metrics.horizontalAdvance(title) <= pane.right()) {
        painter.setPen(m_colours.muted);
        painter.drawText(pane, Qt::AlignVCenter | Qt::AlignRight, title);
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
        painter.fillRect(QRectF(x - width / 2, upper, width, even - upper), m_colours.rising);
        painter.fillRect(QRectF(x - width / 2, even, width, lower - even), m_colours.falling);
    }
    for (const ProbabilityColumn& column : m_columns) {
        if (dense)
            break;
        for (const double value : {column.lowest, column.highest})
            painter.fillRect(QRectF(std::round(visible.x(column.time)) - 2, visible.y(value) - 2, 4, 4),
                             value >= 0.5 ? m_colours.rising : m_colours.falling);
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
