#pragma once

#include "chart/colours.h"
#include "chart/frame.h"
#include "chart/panes.h"
#include "chart/scale.h"

#include <QFont>
#include <QGraphicsItem>

namespace cryptopulse::chart {

/// Draws the price in its pane: holes, line, area or candles, averages, forecasts and the newest price.
///
/// A line series of Qt Charts would join what lies on both sides of a hole; this one does not.
class PriceItem final : public QGraphicsItem
{
public:
    PriceItem() = default;

    void setPanes(const Panes& panes);
    void setFrame(Frame frame);
    void setLook(const Colours& colours, const QFont& font);

    [[nodiscard]] const Frame& frame() const noexcept { return m_frame; }
    [[nodiscard]] Scale scale() const;

    [[nodiscard]] QRectF boundingRect() const override { return m_panes.whole; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintHoles(QPainter& painter, const Scale& scale) const;
    void paintLine(QPainter& painter, const Scale& scale) const;
    void paintArea(QPainter& painter, const QPolygonF& piece, double floor) const;
    void paintCandles(QPainter& painter, const Scale& scale) const;
    void paintAverages(QPainter& painter, const Scale& scale) const;
    void paintForecasts(QPainter& painter, const Scale& scale) const;

    Panes m_panes;
    Frame m_frame;
    Colours m_colours;
    QFont m_font;
};

/// How the averages are drawn, also in the legend and where they are dense: one thin in short dashes, the
/// other wide in long ones, so that they are told apart without their colours.
[[nodiscard]] QPen ma5Pen(const Colours& colours);
[[nodiscard]] QPen ma15Pen(const Colours& colours);

} // namespace cryptopulse::chart
