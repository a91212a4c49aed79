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
class QWheelEvent;

namespace cryptopulse::chart {

/// Turns wheel, mouse and keys into movements of a viewport. A picture that is thrown slides on and comes to
/// a stop; a press, the wheel or a key stops it at once.
class Navigator final : public QObject
{
    Q_OBJECT

public:
    /// @p viewport outlives this object.
    explicit Navigator(Viewport& viewport, QObject* parent = nullptr);

    /// Where the span is drawn.
    void setPlot(const QRectF& plot) { m_plot = plot; }

    void wheel(const QWheelEvent& event);
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
    void panPixels(double pixels);
    void glideOn();
    [[nodiscard]] double timeAt(double x) const;

    Viewport& m_viewport;
    QRectF m_plot;
    std::optional<double> m_dragged; // where the pointer was last, while dragging
    PointerSpeed m_speed;
    Glide m_glide{0};
    double m_glided = 0; // pixels, of the glide
    QElapsedTimer m_sinceThrow;
    QTimer m_gliding;
};

} // namespace cryptopulse::chart
