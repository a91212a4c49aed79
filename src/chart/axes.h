#pragma once

#include "chart/axisticks.h"
#include "chart/colours.h"
#include "chart/panes.h"

#include <QFont>

class QCategoryAxis;
class QChart;

namespace cryptopulse::chart {

/// The axes of time and price of a chart. Labels are laid out anew only when they change: that is dear.
class Axes
{
public:
    /// @p chart owns the axes and outlives this object.
    explicit Axes(QChart& chart);

    void setLook(const Colours& colours, const QFont& font);
    /// Labels @p span and the prices from @p bottom to @p top. True when the labels of prices have changed.
    bool show(TimeSpan span, double bottom, double top, const Panes& panes);

    [[nodiscard]] const QFont& font() const noexcept { return m_font; }
    /// In pixels.
    [[nodiscard]] double widestPrice() const;

private:
    QCategoryAxis* m_time;
    QCategoryAxis* m_price;
    QList<Tick> m_timeTicks;
    QList<Tick> m_priceTicks;
    QFont m_font;
};

} // namespace cryptopulse::chart
