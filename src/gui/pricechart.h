#pragma once

#include "gui/axisticks.h"
#include "gui/decimator.h"
#include "gui/theme.h"

#include <QChartView>
#include <QTimer>
#include <chrono>
#include <optional>

class QCategoryAxis;

namespace cryptopulse::gui {

class PriceItem;

/// The price over time. Wheel zooms at the pointer, dragging pans, a double click shows everything; so do the
/// keys + and -, the arrows and Home; End goes to the newest price. While the newest price is in sight, the
/// picture moves along with it.
///
/// Draws at most two vertices a pixel column however many samples there are, and once a frame however
/// often it is changed.
class PriceChart final : public QChartView
{
    Q_OBJECT

public:
    explicit PriceChart(QWidget* parent = nullptr);

    /// @p step: length of a step of the data, 0 when every sample is one.
    void setSamples(core::SeriesView samples, std::chrono::milliseconds step);
    void setColours(const theme::Colours& colours);

    [[nodiscard]] TimeSpan span() const noexcept { return m_span; }
    [[nodiscard]] bool isFollowing() const noexcept { return m_following; }

    /// What is drawn now; draws first what is still outstanding.
    [[nodiscard]] const Polyline& polyline();
    /// "26 Sep 14:05:00, 26,123.45" under the crosshair; empty when there is none.
    [[nodiscard]] QString crosshairText() const;

public Q_SLOTS:
    /// Everything from the oldest to the newest sample.
    void fit();
    /// The newest @p length.
    void showNewest(std::chrono::milliseconds length);

Q_SIGNALS:
    /// The reader moved or zoomed the picture by hand.
    void spanChosen();
    /// The reader asked for everything on the chart itself.
    void everythingChosen();

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setUpChart();
    void layOut();
    void setSpan(TimeSpan span);
    void zoom(double factor, double anchor);
    void pan(double milliseconds);
    void scheduleFrame();
    void drawFrame();
    void drawAxes(double bottom, double top);
    void pointAt(const QPointF& position);
    [[nodiscard]] double timeAt(double x) const;
    [[nodiscard]] TimeSpan everything() const;
    [[nodiscard]] double boundedLength(double length) const;

    Decimator m_decimator;
    PriceItem* m_item;          // owned by the chart's scene
    QCategoryAxis* m_timeAxis;  // owned by the chart
    QCategoryAxis* m_priceAxis; // owned by the chart
    QList<Tick> m_timeTicks;
    QList<Tick> m_priceTicks;
    QTimer m_frame; // one drawing for all changes since the last
    QRectF m_plot;
    TimeSpan m_span;
    std::chrono::milliseconds m_step{0};
    std::optional<QPointF> m_dragged; // where the pointer was last, while dragging
    bool m_following = true;
    bool m_everything = true; // a fitted picture stays fitted when prices come
};

} // namespace cryptopulse::gui
