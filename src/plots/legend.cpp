#include "plots/legend.h"

#include "plots/plotitems.h"

#include <QPainter>
#include <QPolygonF>
#include <algorithm>

namespace cryptopulse::plots {

namespace {

constexpr int kSign = 22; // width of what stands before a name
constexpr int kGap = 6;   // between the two
constexpr int kApart = 18;
constexpr int kBetweenRows = 4;
constexpr int kBelow = 6;

} // namespace

Legend::Legend(QWidget* parent)
    : QWidget(parent)
    , m_colours(look::colours(look::Choice::Light))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Legend::show(const Figure& figure, const look::Colours& colours)
{
    m_colours = colours;
    m_entries.clear();
    if (figure.legend) {
        addLines(figure);
        for (const Dots& dots : figure.dots)
            m_entries.push_back({dots.name, Qt::NoPen, colourOf(dots.tone, colours), dots.shape});
        for (const Band& band : figure.bands) {
            if (!names().contains(band.name)) // one that is broken by a hole has a part on either side
                m_entries.push_back({band.name, penOf(band, colours), brushOf(band, colours)});
        }
        const auto first = m_entries.size();
        for (const Bars& bars : figure.bars)
            m_entries.push_back({bars.name, QPen(colourOf(bars.tone, colours)), brushOf(bars, colours)});
        if (figure.y.kind == Axis::Kind::Categories) // lying ones are stacked from below
            std::reverse(m_entries.begin() + static_cast<std::ptrdiff_t>(first), m_entries.end());
        std::erase_if(m_entries, [](const Entry& entry) { return entry.name.isEmpty(); });
    }
    updateGeometry();
    update();
}

void Legend::addLines(const Figure& figure)
{
    for (const Curve& curve : figure.curves) {
        const auto dot = curve.marked ? std::optional(Shape::Circle) : std::nullopt;
        m_entries.push_back({curve.name, penOf(curve, m_colours),
                             curve.marked ? QBrush(colourOf(curve.tone, m_colours)) : QBrush(Qt::NoBrush),
                             dot});
    }
}

QStringList Legend::names() const
{
    QStringList all;
    for (const Entry& entry : m_entries)
        all += entry.name;
    return all;
}

std::vector<QPoint> Legend::places(int width) const
{
    std::vector<QPoint> places;
    QPoint at(0, 0);
    for (const Entry& entry : m_entries) {
        const int wanted = kSign + kGap + fontMetrics().horizontalAdvance(entry.name);
        if (at.x() > 0 && at.x() + wanted > width)
            at = {0, at.y() + fontMetrics().height() + kBetweenRows};
        places.push_back(at);
        at.rx() += wanted + kApart;
    }
    return places;
}

int Legend::heightForWidth(int width) const
{
    const auto all = places(width);
    return all.empty() ? 0 : all.back().y() + fontMetrics().height() + kBelow;
}

void Legend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto all = places(width());
    const int line = fontMetrics().height();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        paintSign(painter, m_entries[i], QRectF(all[i], QSizeF(kSign, line)));
        painter.setPen(m_colours.text);
        painter.drawText(QRect(all[i].x() + kSign + kGap, all[i].y(), width(), line), Qt::AlignVCenter,
                         m_entries[i].name);
    }
}

void Legend::paintSign(QPainter& painter, const Entry& entry, const QRectF& room)
{
    const QPointF centre = room.center();
    const bool isField = entry.fill.style() != Qt::NoBrush && !entry.shape;
    painter.setBrush(entry.fill);
    if (isField) {
        painter.setPen(entry.line);
        painter.drawRect(QRectF(room.left() + 3, centre.y() - 5, room.width() - 6, 10));
        return;
    }
    if (entry.line.style() != Qt::NoPen) {
        painter.setPen(entry.line);
        painter.drawLine(QPointF(room.left(), centre.y()), QPointF(room.right(), centre.y()));
    }
    if (!entry.shape)
        return;
    painter.setPen(Qt::NoPen);
    constexpr double kRadius = 4;
    const QRectF box(centre - QPointF(kRadius, kRadius), QSizeF(2 * kRadius, 2 * kRadius));
    if (entry.shape == Shape::Circle)
        painter.drawEllipse(box);
    else if (entry.shape == Shape::Square)
        painter.drawRect(box);
    else
        painter.drawPolygon(QPolygonF{box.bottomLeft(), box.bottomRight(), {centre.x(), box.top()}});
}

} // namespace cryptopulse::plots
