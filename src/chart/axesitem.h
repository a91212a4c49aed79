#pragma once

#include "chart/axisticks.h"
#include "chart/colours.h"
#include "chart/panes.h"
#include "chart/scale.h"

#include <QFont>
#include <QGraphicsItem>
#include <optional>

namespace cryptopulse::chart {

/// Draws the grid and the labels of time and price. They stand at round moments and prices; a price whose
/// place the label of the newest price takes is left out.
class AxesItem final : public QGraphicsItem
{
public:
    AxesItem() = default;

    void setPanes(const Panes& panes);
    [[nodiscard]] const Colours& colours() const noexcept { return m_colours; }
    void setLook(const Colours& colours, const QFont& font);
    void setNewest(std::optional<double> price);
    /// Labels what @p scale shows. True when the labels of prices have changed.
    bool show(const Scale& scale);

    [[nodiscard]] const QList<Tick>& times() const noexcept { return m_times; }
    [[nodiscard]] const QList<Tick>& prices() const noexcept { return m_prices; }
    [[nodiscard]] const Scale& scale() const noexcept { return m_scale; }
    [[nodiscard]] const QFont& font() const noexcept { return m_font; }
    /// In pixels.
    [[nodiscard]] double widestPrice() const;
    /// Whether the label at that price is drawn, rather than covered by the newest one.
    [[nodiscard]] bool isLabelled(double price) const;

    /// The labels that have a part in @p area, whole: what covers one in part must cover all of it.
    [[nodiscard]] QList<QRectF> labelsUnder(const QRectF& area) const;

    [[nodiscard]] QRectF boundingRect() const override { return m_panes.whole; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    [[nodiscard]] QRectF timeRect(const Tick& tick) const;
    [[nodiscard]] QRectF priceRect(const Tick& tick) const;
    void paintTimes(QPainter& painter) const;
    void paintPrices(QPainter& painter) const;

    Panes m_panes;
    Scale m_scale;
    std::optional<double> m_newest;
    QList<Tick> m_times;
    QList<Tick> m_prices;
    Colours m_colours;
    QFont m_font;
};

} // namespace cryptopulse::chart
