#include "chart/navigator.h"

#include <QKeyEvent>
#include <QMouseEvent>
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

std::chrono::milliseconds timeOf(const QMouseEvent& event)
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

void Navigator::wheel(const QWheelEvent& event)
{
    stop();
    if (m_plot.width() < 1 || !(m_viewport.span().length() > 0))
        return;
    QPoint turned = event.angleDelta();
    if (event.modifiers().testFlag(Qt::ShiftModifier))
        turned = {turned.x() + turned.y(), 0};
    if (std::abs(turned.x()) > std::abs(turned.y())) {
        const int pixels = event.pixelDelta().x(); // of a touchpad
        return panPixels(pixels != 0 ? pixels : turned.x() / kNotch * kWheelPan * m_plot.width());
    }
    if (turned.y() == 0)
        return;
    m_viewport.zoom(std::pow(kWheelZoom, turned.y() / kNotch),
                    timeAt(std::clamp(event.position().x(), m_plot.left(), m_plot.right())));
    Q_EMIT moved();
}

void Navigator::press(const QMouseEvent& event)
{
    stop();
    m_dragged = event.position().x();
    m_speed.clear();
    m_speed.add(timeOf(event), *m_dragged);
}

void Navigator::move(const QMouseEvent& event)
{
    if (!m_dragged)
        return;
    const double x = event.position().x();
    panPixels(x - *m_dragged);
    m_dragged = x;
    m_speed.add(timeOf(event), x);
}

void Navigator::release(const QMouseEvent& event)
{
    if (!m_dragged)
        return;
    move(event);
    m_dragged.reset();
    m_glide = Glide(m_speed.at(timeOf(event)));
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
