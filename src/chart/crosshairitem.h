#pragma once

#include "chart/axesitem.h"
#include "chart/colours.h"
#include "chart/legend.h"
#include "chart/panes.h"
#include "chart/scale.h"

#include <QFont>
#include <QGraphicsItem>

namespace cryptopulse::chart {

/// Draws what lies above all else: the ring of focus, the newest price and the crosshair through price and
/// strip with their labels on the axes, and the legend above them.
class CrosshairItem final : public QGraphicsItem
{
public:
    /// @p axes: the labels of which its own cover; outlives it.
    explicit CrosshairItem(const AxesItem& axes)
        : m_axes(axes)
    {
    }

    void setPanes(const Panes& panes);
    void setScales(const Scale& price, const Scale& strip);
    void setNewest(std::optional<double> price);
    void setReading(std::optional<Reading> reading, Legend legend);
    /// Shows that keys act on the chart.
    void setFocusRing(bool shown);
    void setLook(const Colours& colours, const QFont& font);

    [[nodiscard]] const std::optional<Reading>& reading() const noexcept { return m_reading; }
    [[nodiscard]] const Legend& legend() const noexcept { return m_legend; }

    [[nodiscard]] QRectF boundingRect() const override { return m_panes.whole; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintLegend(QPainter& painter) const;
    void paintEntries(QPainter& painter, const std::vector<LegendEntry>& entries, double y) const;
    void paintNewest(QPainter& painter) const;
    void paintCrosshair(QPainter& painter) const;
    void paintLabel(QPainter& painter, const QString& text, const QPointF& anchor, Qt::Edge edge,
                    const QColor& ground) const;

    const AxesItem& m_axes;
    Panes m_panes;
    Scale m_price;
    Scale m_strip;
    std::optional<double> m_newest;
    std::optional<Reading> m_reading;
    Legend m_legend;
    bool m_focusRing = false;
    Colours m_colours;
    QFont m_font;
};

} // namespace cryptopulse::chart
