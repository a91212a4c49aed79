#pragma once

#include "gui/decimator.h"
#include "gui/theme.h"

#include <QFont>
#include <QGraphicsItem>
#include <QString>

namespace cryptopulse::gui {

/// Draws the price line inside the plot area of a chart, the newest price and the crosshair with its labels.
///
/// A line series of Qt Charts would join what lies on both sides of a hole; this one does not.
class PriceItem final : public QGraphicsItem
{
public:
    /// What the crosshair points at; labels are drawn as given.
    struct Crosshair {
        double time = 0.0;
        double price = 0.0;
        QString timeLabel;
        QString priceLabel;
    };

    explicit PriceItem(QGraphicsItem* parent)
        : QGraphicsItem(parent)
    {
    }

    void setGeometry(const QRectF& plot, const QRectF& whole);
    void setLine(Polyline line, TimeSpan span, double bottom, double top);
    void setNewest(std::optional<Vertex> newest);
    void setCrosshair(std::optional<Crosshair> crosshair);
    /// Shows that keys act on the chart.
    void setFocusRing(bool shown);
    void setLook(const theme::Colours& colours, const QFont& font);

    [[nodiscard]] const Polyline& line() const noexcept { return m_line; }
    [[nodiscard]] const std::optional<Crosshair>& crosshair() const noexcept { return m_crosshair; }

    [[nodiscard]] QRectF boundingRect() const override { return m_whole; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    [[nodiscard]] QPointF map(double time, double price) const;
    void paintLine(QPainter& painter) const;
    void paintPiece(QPainter& painter, const QPolygonF& piece) const;
    /// How often the piece crosses a level of the picture, on average.
    [[nodiscard]] double crossings(const QPolygonF& piece) const;
    void paintCrosshair(QPainter& painter) const;
    void paintLabel(QPainter& painter, const QString& text, const QPointF& anchor, Qt::Edge edge) const;

    QRectF m_plot;
    QRectF m_whole;
    Polyline m_line;
    TimeSpan m_span;
    double m_bottom = 0.0;
    double m_top = 1.0;
    std::optional<Vertex> m_newest;
    std::optional<Crosshair> m_crosshair;
    bool m_focusRing = false;
    theme::Colours m_colours;
    QFont m_font;
};

} // namespace cryptopulse::gui
