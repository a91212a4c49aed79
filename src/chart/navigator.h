#pragma once

#include "chart/glide.h"
#include "chart/viewport.h"

#include <QElapsedTimer>
#include <QObject>
#include <QRectF>
#include <QTimer>
#include <optional>

class QKeyEvent;
class QMouseEvent;
class QNativeGestureEvent;
class QTouchEvent;
class QWheelEvent;

namespace cryptopulse::chart {

/// Turns wheel, mouse, touchpad, fingers and keys into movements of a viewport. A picture that is thrown
/// slides on and comes to a stop; a press, the wheel or a key stops it at once.
class Navigator final : public QObject
{
    Q_OBJECT

public:
    /// @p viewport outlives this object.
    explicit Navigator(Viewport& viewport, QObject* parent = nullptr);

    /// Where the span is drawn.
    void setPlot(const QRectF& plot) { m_plot = plot; }

    /// Upright it zooms at the pointer, sideways (or with Shift) it pans; what two fingers on a touchpad
    /// began they go on with, however crooked their way.
    void wheel(const QWheelEvent& event);
    /// Two fingers on a touchpad zoom between them. False for a gesture that means nothing here.
    bool gesture(const QNativeGestureEvent& event);
    /// One finger on a screen drags and throws, two zoom between them.
    void touch(const QTouchEvent& event);
    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    /// False for a key that means nothing here.
    bool key(const QKeyEvent& event);
    void stop();

    [[nodiscard]] bool isDragging() const noexcept { return m_dragged.has_value(); }
    [[nodiscard]] bool isGliding() const noexcept { return m_gliding.isActive(); }

Q_SIGNALS:
    /// By the reader's hand.
    void moved();
    /// The reader asked for everything.
    void everythingChosen();

private:
    struct Pinch {
        double centre = 0.0;   // pixels
        double distance = 0.0; // of the fingers
    };

    void pressAt(double x, std::chrono::milliseconds time);
    void moveTo(double x, std::chrono::milliseconds time);
    void releaseAt(double x, std::chrono::milliseconds time);
    void zoomAt(double x, double factor);
    void panPixels(double pixels);
    void glideOn();
    [[nodiscard]] double timeAt(double x) const;

    Viewport& m_viewport;
    QRectF m_plot;
    std::optional<double> m_dragged;            // where the pointer was last, while dragging
    std::optional<Pinch> m_pinch;               // of two fingers on a screen, as they were last
    std::optional<Qt::Orientation> m_scrolling; // what the fingers on a touchpad do
    PointerSpeed m_speed;
    Glide m_glide{0};
    double m_glided = 0; // pixels, of the glide
    QElapsedTimer m_sinceThrow;
    QTimer m_gliding;
};

} // namespace cryptopulse::chart
