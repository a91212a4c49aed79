// What the mouse, the wheel, fingers and keys do to the chart.

#include "chart/crosshairitem.h"
#include "chart/pricechart.h"
#include "chart/priceitem.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QTouchEvent>
#include <QWheelEvent>

namespace cryptopulse::chart {

namespace {
constexpr double kTap = 10; // pixels: a finger that moved no further pointed at something
}

bool PriceChart::viewportEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        showHole(help->pos(), help->globalPos());
        return true;
    }
    case QEvent::NativeGesture:
        event->setAccepted(m_navigator.gesture(*static_cast<QNativeGestureEvent*>(event)));
        return event->isAccepted() || QGraphicsView::viewportEvent(event);
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        return touchEvent(*static_cast<QTouchEvent*>(event));
    default:
        return QGraphicsView::viewportEvent(event);
    }
}

bool PriceChart::touchEvent(QTouchEvent& event)
{
    if (event.pointingDevice()->type() != QInputDevice::DeviceType::TouchScreen || event.points().isEmpty())
        return QGraphicsView::viewportEvent(&event); // a touchpad moves the pointer
    m_navigator.touch(event);
    const QEventPoint& finger = event.points().constFirst();
    const bool tapped = (finger.position() - finger.pressPosition()).manhattanLength() < kTap;
    if (event.type() == QEvent::TouchEnd && event.points().size() == 1 && tapped)
        pointAt(finger.position());
    else
        pointAway();
    event.accept();
    return true;
}

void PriceChart::wheelEvent(QWheelEvent* event)
{
    m_navigator.wheel(*event);
    event->accept();
}

void PriceChart::mousePressEvent(QMouseEvent* event)
{
    m_byKeyboard = false;
    m_crosshair->setFocusRing(false);
    if (event->button() == Qt::LeftButton && !m_data.samples().empty()) {
        m_navigator.press(*event);
        pointAway();
        setCursor(Qt::ClosedHandCursor);
    }
    event->accept();
}

void PriceChart::mouseMoveEvent(QMouseEvent* event)
{
    if (m_navigator.isDragging())
        m_navigator.move(*event);
    else
        pointAt(event->position());
    event->accept();
}

void PriceChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_navigator.release(*event);
    unsetCursor();
    pointAt(event->position());
    event->accept();
}

void PriceChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    fit();
    Q_EMIT everythingChosen();
    event->accept();
}

void PriceChart::focusInEvent(QFocusEvent* event)
{
    // Where a window or a menu only gives the focus back, it is what it was.
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        m_byKeyboard = event->reason() != Qt::MouseFocusReason;
    m_crosshair->setFocusRing(m_byKeyboard);
    event->accept();
}

void PriceChart::focusOutEvent(QFocusEvent* event)
{
    m_crosshair->setFocusRing(false);
    event->accept();
}

void PriceChart::leaveEvent(QEvent* event)
{
    pointAway();
    event->accept();
}

void PriceChart::keyPressEvent(QKeyEvent* event)
{
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (m_data.samples().empty())
        event->ignore();
    else if (sideways && event->modifiers().testFlag(Qt::ShiftModifier))
        stepCrosshair(event->key() == Qt::Key_Left ? -1 : 1);
    else if (!m_navigator.key(*event))
        event->ignore();
}

} // namespace cryptopulse::chart
