#include "chart/marker.h"

#include <QPainter>

namespace cryptopulse::chart {

namespace {

constexpr double kHalf = 5;

QPolygonF triangle(const QPointF& centre, bool up)
{
    const double tip = up ? -kHalf : kHalf;
    return QPolygonF({centre + QPointF(0, tip), centre + QPointF(kHalf, -tip * 0.8),
                      centre + QPointF(-kHalf, -tip * 0.8)});
}

} // namespace

void paintMarker(QPainter& painter, const QPointF& centre, ForecastMark::State state, bool up,
                 const Colours& colours)
{
    switch (state) {
    case ForecastMark::State::Hit:
        painter.setPen(QPen(colours.ground, 1));
        painter.setBrush(colours.hit);
        painter.drawPolygon(triangle(centre, up));
        return;
    case ForecastMark::State::Miss: {
        painter.setPen(QPen(colours.miss, 1.25));
        painter.setBrush(colours.ground);
        painter.drawPolygon(triangle(centre, up));
        painter.setPen(QPen(colours.miss, 1));
        constexpr double kArm = 3.5;
        painter.drawLine(centre + QPointF(-kArm, -kArm), centre + QPointF(kArm, kArm));
        painter.drawLine(centre + QPointF(-kArm, kArm), centre + QPointF(kArm, -kArm));
        return;
    }
    case ForecastMark::State::Pending:
        painter.setPen(QPen(colours.text, 1.25));
        painter.setBrush(colours.ground);
        painter.drawEllipse(centre, 3.25, 3.25);
        return;
    case ForecastMark::State::Unknown:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.muted);
        painter.drawEllipse(centre, 1.75, 1.75);
        return;
    }
}

} // namespace cryptopulse::chart
