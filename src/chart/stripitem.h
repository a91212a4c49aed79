#pragma once

#include "chart/colours.h"
#include "chart/forecastmarks.h"
#include "chart/panes.h"
#include "chart/scale.h"

#include <QFont>
#include <QGraphicsItem>

namespace cryptopulse::chart {

/// Draws the probabilities of past forecasts below the price as bars from 50 %, which stays in the middle;
/// and above them a line that explains the signs of forecasts and counts them.
class StripItem final : public QGraphicsItem
{
public:
    StripItem() = default;

    void setPanes(const Panes& panes);
    void setForecasts(const VisibleMarks& forecasts, TimeSpan span);
    void setLook(const Colours& colours, const QFont& font);

    [[nodiscard]] Scale scale() const { return {m_panes.strip, m_span, 0.5 - m_reach, 0.5 + m_reach}; }

    [[nodiscard]] QRectF boundingRect() const override { return m_panes.whole; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    struct Entry {
        QString text;
        ForecastMark::State sign;
    };
    [[nodiscard]] std::vector<Entry> entries() const;
    void paintCaption(QPainter& painter) const;
    void paintStrip(QPainter& painter) const;

    Panes m_panes;
    TimeSpan m_span;
    std::vector<ProbabilityColumn> m_columns;
    MarkCounts m_counts;
    QString m_title;
    double m_reach = 0.5;
    Colours m_colours;
    QFont m_font;
};

} // namespace cryptopulse::chart
