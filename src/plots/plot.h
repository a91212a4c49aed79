#pragma once

#include "look/theme.h"
#include "plots/figure.h"
#include "plots/plotlegend.h"

#include <QChartView>
#include <memory>

namespace cryptopulse::plots {

/// Draws a figure. Says the values of what the mouse rests on. Nothing in it moves by itself.
class Plot final : public QChartView
{
    Q_OBJECT

public:
    explicit Plot(QWidget* parent = nullptr);
    ~Plot() override;

    /// Does nothing when that is what is drawn already.
    void draw(const Figure& figure);
    void setColours(const look::Colours& colours);
    [[nodiscard]] const Figure& figure() const noexcept { return m_figure; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void rebuild();
    void layLegend();
    void fitTicks();

    Figure m_figure;
    look::Colours m_colours;
    PlotLegend m_legend;
};

} // namespace cryptopulse::plots
