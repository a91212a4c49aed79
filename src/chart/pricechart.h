#pragma once

#include "chart/colours.h"
#include "chart/frame.h"
#include "chart/navigator.h"
#include "chart/panes.h"
#include "chart/updater.h"

#include <QGraphicsScene>
#include <QGraphicsView>
#include <QTimer>

class QTouchEvent;

namespace cryptopulse::chart {

class AxesItem;
class CrosshairItem;
class PriceItem;
class StripItem;

/// The price over time, and below it the probabilities of past forecasts.
///
/// The wheel zooms at the pointer, sideways it pans, as two fingers on a touchpad do; dragging pans and may
/// be thrown; pinching zooms between the fingers; a double click shows everything. So do the keys + and -,
/// the arrows and Home; End goes to the newest price, Shift with an arrow moves the crosshair. While the
/// newest price is in sight, the picture moves along with it.
///
/// Draws at most two vertices a pixel column however many samples there are, and once a frame however often
/// it is changed.
class PriceChart final : public QGraphicsView
{
    Q_OBJECT

public:
    explicit PriceChart(QWidget* parent = nullptr);
    ~PriceChart() override;

    /// @p step: length of a step of the data, 0 when every sample is one. Where many prices have another
    /// place than before, the chart goes on showing data() as it was until samplesShown().
    void setSamples(core::SeriesView samples, std::chrono::milliseconds step);
    /// Oldest first.
    void setForecasts(std::vector<ForecastMark> marks);
    void setColours(const Colours& colours);
    void setView(const ChartView& view);

    [[nodiscard]] const ChartView& view() const noexcept { return m_view; }
    [[nodiscard]] const Colours& colours() const noexcept;
    [[nodiscard]] TimeSpan span() const noexcept { return m_viewport.span(); }
    [[nodiscard]] bool isFollowing() const noexcept { return m_viewport.isFollowing(); }
    [[nodiscard]] const Dataset& data() const noexcept { return m_data; }
    [[nodiscard]] const Panes& panes() const noexcept { return m_panes; }
    [[nodiscard]] const AxesItem& axes() const noexcept { return *m_axes; }

    /// What is drawn now; draws first what is still outstanding.
    [[nodiscard]] const Frame& frame();
    [[nodiscard]] const Polyline& polyline() { return frame().line; }
    /// "26 Sep 2023  14:05:00, 26,123.45" under the crosshair; empty when there is none.
    [[nodiscard]] QString crosshairText() const;
    /// All that stands at the top left.
    [[nodiscard]] QString legendText() const;

public Q_SLOTS:
    /// Everything from the oldest to the newest sample.
    void fit();
    /// The newest @p length.
    void showNewest(std::chrono::milliseconds length);
    /// The newest, as long as what is in sight now.
    void followNewest();
    /// That stretch.
    void showSpan(TimeSpan span);

Q_SIGNALS:
    /// The samples set last, or some that were set before them, are those of data() now.
    void samplesShown();
    /// The reader moved or zoomed the picture by hand.
    void spanChosen();
    /// The reader asked for everything on the chart itself.
    void everythingChosen();
    void followingChanged(bool following);

protected:
    bool viewportEvent(QEvent* event) override;
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
    void setUpView();
    bool touchEvent(QTouchEvent& event);
    void layOut();
    void takeSamples();
    void spanMoved();
    void scheduleFrame();
    void drawFrame();
    void pointAt(const QPointF& position);
    void pointAtTime(double time);
    void pointAway();
    void stepCrosshair(int towards);
    void showHole(const QPoint& position, const QPoint& onScreen);

    Dataset m_data;
    Updater m_updater;
    ChartView m_view;
    Viewport m_viewport;
    Navigator m_navigator;
    QGraphicsScene m_scene;
    AxesItem* m_axes; // owned by the scene, as the items below
    PriceItem* m_price;
    StripItem* m_strip;
    CrosshairItem* m_crosshair;
    QTimer m_frame; // one drawing for all changes since the last
    Panes m_panes;
    std::optional<QPointF> m_pointer; // of mouse or finger, while the crosshair stands there
    bool m_saidFollowing = true;
    bool m_byKeyboard = true; // came the focus; until a mouse proves otherwise
};

} // namespace cryptopulse::chart
