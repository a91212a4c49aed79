#include "chart/navigator.h"

#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QTouchEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace cryptopulse::chart {

namespace {

constexpr double kNotch = 120;      // a click of a wheel, in Qt's eighths of a degree
constexpr double kWheelZoom = 0.85; // for each of them
constexpr double kWheelPan = 0.1;   // of the picture's width
constexpr double kKeyZoom = 0.7;
constexpr double kKeyPan = 0.1;

std::chrono::milliseconds timeOf(const QInputEvent& event)
{
    return std::chrono::milliseconds(static_cast<long long>(event.timestamp()));
}

} // namespace

Navigator::Navigator(Viewport& viewport, QObject* parent)
    : QObject(parent)
    , m_viewport(viewport)
{
    m_gliding.setInterval(8ms);
    m_gliding.setTimerType(Qt::PreciseTimer);
    connect(&m_gliding, &QTimer::timeout, this, &Navigator::glideOn);
}

double Navigator::timeAt(double x) const
{
    const TimeSpan span = m_viewport.span();
    return span.from + (x - m_plot.left()) / m_plot.width() * span.length();
}

void Navigator::panPixels(double pixels)
{
    if (pixels == 0 || m_plot.width() < 1)
        return;
    m_viewport.pan(-pixels / m_plot.width() * m_viewport.span().length());
    Q_EMIT moved();
}

void Navigator::zoomAt(double x, double factor)
{
    if (m_plot.width() < 1 || !(m_viewport.span().length() > 0) || !(factor > 0))
        return;
    m_viewport.zoom(factor, timeAt(std::clamp(x, m_plot.left(), m_plot.right())));
    Q_EMIT moved();
}

void Navigator::wheel(const QWheelEvent& event)
{
    stop();
    QPoint turned = event.angleDelta();
    QPoint pixels = event.pixelDelta(); // of a touchpad
    if (event.modifiers().testFlag(Qt::ShiftModifier)) {
        turned = {turned.x() + turned.y(), 0};
        pixels = {pixels.x() + pixels.y(), 0};
    }
    if (event.phase() == Qt::ScrollBegin || event.phase() == Qt::NoScrollPhase)
        m_scrolling.reset();
    if (!m_scrolling && !turned.isNull())
        m_scrolling = std::abs(turned.x()) > std::abs(turned.y()) ? Qt::Horizontal : Qt::Vertical;
    if (m_scrolling == Qt::Horizontal)
        panPixels(pixels.x() != 0 ? pixels.x() : turned.x() / kNotch * kWheelPan * m_plot.width());
    else if (turned.y() != 0)
        zoomAt(event.position().x(), std::pow(kWheelZoom, turned.y() / kNotch));
    if (event.phase() == Qt::ScrollEnd)
        m_scrolling.reset();
}

bool Navigator::gesture(const QNativeGestureEvent& event)
{
    if (event.gestureType() != Qt::ZoomNativeGesture)
        return false;
    stop();
    zoomAt(event.position().x(), 1 / std::max(0.1, 1 + event.value()));
    return true;
}

void Navigator::touch(const QTouchEvent& event)
{
    QList<QPointF> fingers;
    for (const QEventPoint& point : event.points()) {
        if (point.state() != QEventPoint::Released)
            fingers << point.position();
    }
    if (fingers.isEmpty())
        releaseAt(event.points().constFirst().position().x(), timeOf(event));
    else if (fingers.size() == 1 && m_dragged)
        moveTo(fingers[0].x(), timeOf(event));
    else if (fingers.size() == 1)
        pressAt(fingers[0].x(), timeOf(event));
    if (fingers.size() != 2) {
        m_pinch.reset();
        return;
    }
    stop();
    m_dragged.reset();
    const Pinch pinch{(fingers[0].x() + fingers[1].x()) / 2, QLineF(fingers[0], fingers[1]).length()};
    if (m_pinch) {
        panPixels(pinch.centre - m_pinch->centre);
        zoomAt(pinch.centre, m_pinch->distance / std::max(1.0, pinch.distance));
    }
    m_pinch = pinch;
}

void Navigator::press(const QMouseEvent& event)
{
    pressAt(event.position().x(), timeOf(event));
}

void Navigator::move(const QMouseEvent& event)
{
    moveTo(event.position().x(), timeOf(event));
}

void Navigator::release(const QMouseEvent& event)
{
    releaseAt(event.position().x(), timeOf(event));
}

void Navigator::pressAt(double x, std::chrono::milliseconds time)
{
    stop();
    m_dragged = x;
    m_speed.clear();
    m_speed.add(time, x);
}

void Navigator::moveTo(double x, std::chrono::milliseconds time)
{
    if (!m_dragged)
        return;
    panPixels(x - *m_dragged);
    m_dragged = x;
    m_speed.add(time, x);
}

void Navigator::releaseAt(double x, std::chrono::milliseconds time)
{
    if (!m_dragged)
        return;
    moveTo(x, time);
    m_dragged.reset();
    m_glide = Glide(m_speed.at(time));
    m_glided = 0;
    if (m_glide.duration() > 0ms) {
        m_sinceThrow.start();
        m_gliding.start();
    }
}

void Navigator::glideOn()
{
    const std::chrono::milliseconds elapsed(m_sinceThrow.elapsed());
    const double distance = m_glide.distance(elapsed);
    const TimeSpan before = m_viewport.span();
    panPixels(distance - std::exchange(m_glided, distance));
    if (elapsed >= m_glide.duration() || m_viewport.span() == before) // over, or at the end of the data
        stop();
}

void Navigator::stop()
{
    m_gliding.stop();
}

bool Navigator::key(const QKeyEvent& event)
{
    stop();
    const TimeSpan span = m_viewport.span();
    const double middle = (span.from + span.to) / 2;
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_viewport.zoom(kKeyZoom, middle);
        break;
    case Qt::Key_Minus:
        m_viewport.zoom(1 / kKeyZoom, middle);
        break;
    case Qt::Key_Left:
        m_viewport.pan(-kKeyPan * span.length());
        break;
    case Qt::Key_Right:
        m_viewport.pan(kKeyPan * span.length());
        break;
    case Qt::Key_End:
        m_viewport.followNewest();
        break;
    case Qt::Key_Home:
        m_viewport.fit();
        Q_EMIT everythingChosen();
        return true;
    default:
        return false;
    }
    Q_EMIT moved();
    return true;
}

} // namespace cryptopulse::chart
