#include "plots/plotitems.h"

#include <QAreaSeries>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QHorizontalBarSeries>
#include <QHorizontalStackedBarSeries>
#include <QLineSeries>
#include <QScatterSeries>
#include <QStackedBarSeries>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::plots {

namespace {

bool isDrawn(QPointF point)
{
    return std::isfinite(point.x()) && std::isfinite(point.y());
}

/// Adds what it draws to a chart, part by part.
class Builder
{
public:
    Builder(QChart& chart, QAbstractAxis* x, QAbstractAxis* y, const look::Colours& colours)
        : m_chart(chart)
        , m_x(x)
        , m_y(y)
        , m_colours(colours)
    {
    }

    void add(const Band& band)
    {
        auto* low = new QLineSeries(&m_chart);
        auto* high = new QLineSeries(&m_chart);
        for (std::size_t i = 0; i < std::min(band.low.size(), band.high.size()); ++i) {
            if (!isDrawn(band.low[i]) || !isDrawn(band.high[i]))
                continue;
            low->append(band.low[i]);
            high->append(band.high[i]);
        }
        auto* area = new QAreaSeries(high, low);
        area->setPen(penOf(band, m_colours));
        area->setBrush(brushOf(band, m_colours));
        place(area, band.name);
    }

    void add(const Curve& curve)
    {
        for (auto from = curve.points.begin(); from != curve.points.end();) {
            from = std::find_if(from, curve.points.end(), isDrawn);
            const auto to = std::find_if_not(from, curve.points.end(), isDrawn);
            if (from == to)
                break;
            addPiece(curve, QList<QPointF>(from, to));
            from = to;
        }
    }

    void add(const Dots& dots)
    {
        auto* series = new QScatterSeries;
        for (const QPointF& point : dots.points) {
            if (isDrawn(point))
                series->append(point);
        }
        series->setMarkerShape(dots.shape == Shape::Circle   ? QScatterSeries::MarkerShapeCircle
                               : dots.shape == Shape::Square ? QScatterSeries::MarkerShapeRectangle
                                                             : QScatterSeries::MarkerShapeTriangle);
        series->setMarkerSize(dots.size);
        series->setColor(colourOf(dots.tone, m_colours));
        series->setBorderColor(m_colours.card);
        place(series, dots.name);
    }

    void addBars(const Figure& figure)
    {
        if (figure.bars.empty())
            return;
        const bool lying = figure.y.kind == Axis::Kind::Categories;
        QAbstractBarSeries* series = barSeries(lying, figure.stacked);
        for (const Bars& one : figure.bars) {
            auto* set = new QBarSet(one.name);
            QList<double> values(one.values.begin(), one.values.end());
            if (lying)
                std::ranges::reverse(values); // Qt counts upwards, people read downwards
            for (const double value : values)
                *set << (std::isfinite(value) ? value : 0.0);
            set->setBrush(brushOf(one, m_colours));
            set->setBorderColor(one.fill == Fill::Plain ? m_colours.card : colourOf(one.tone, m_colours));
            set->setLabelColor(m_colours.text);
            series->append(set);
        }
        series->setBarWidth(0.7);
        label(*series, figure.bars, lying ? figure.x : figure.y);
        place(series, figure.bars.front().name);
    }

private:
    static QAbstractBarSeries* barSeries(bool lying, bool stacked)
    {
        if (lying)
            return stacked ? static_cast<QAbstractBarSeries*>(new QHorizontalStackedBarSeries)
                           : new QHorizontalBarSeries;
        return stacked ? static_cast<QAbstractBarSeries*>(new QStackedBarSeries) : new QBarSeries;
    }

    static void label(QAbstractBarSeries& series, const std::vector<Bars>& bars, const Axis& along)
    {
        series.setLabelsVisible(std::ranges::any_of(bars, &Bars::labelled));
        series.setLabelsPosition(QAbstractBarSeries::LabelsOutsideEnd);
        series.setLabelsFormat(u"@value"_s + along.unit);
        series.setLabelsPrecision(3); // digits that count: "52.3", as a share in per cent
    }

    void addPiece(const Curve& curve, const QList<QPointF>& points)
    {
        auto* series = new QLineSeries;
        series->append(points);
        series->setPen(penOf(curve, m_colours));
        series->setPointsVisible(curve.marked);
        place(series, curve.name);
    }

    void place(QAbstractSeries* series, const QString& name)
    {
        series->setName(name);
        m_chart.addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(m_y);
    }

    QChart& m_chart;
    QAbstractAxis* m_x;
    QAbstractAxis* m_y;
    const look::Colours& m_colours;
};

Qt::BrushStyle patternOf(Fill fill)
{
    switch (fill) {
    case Fill::Plain:
        return Qt::SolidPattern;
    case Fill::Rising:
        return Qt::BDiagPattern;
    case Fill::Falling:
        return Qt::FDiagPattern;
    case Fill::Crossed:
        return Qt::DiagCrossPattern;
    case Fill::Dense:
        return Qt::Dense4Pattern;
    }
    return Qt::SolidPattern;
}

} // namespace

QPen penOf(const Curve& curve, const look::Colours& colours)
{
    QPen pen(colourOf(curve.tone, colours), curve.tone == Tone::Muted ? 1.5 : 2.0);
    pen.setStyle(curve.stroke == Stroke::Solid    ? Qt::SolidLine
                 : curve.stroke == Stroke::Dashed ? Qt::DashLine
                                                  : Qt::DotLine);
    return pen;
}

QPen penOf(const Band& band, const look::Colours& colours)
{
    return {colourOf(band.tone, colours), band.solid ? 1.0 : 0.0};
}

QBrush brushOf(const Band& band, const look::Colours& colours)
{
    QColor colour = colourOf(band.tone, colours);
    colour.setAlphaF(band.solid ? 0.55F : 0.18F);
    return {colour, patternOf(band.fill)};
}

QBrush brushOf(const Bars& bars, const look::Colours& colours)
{
    return {colourOf(bars.tone, colours), patternOf(bars.fill)};
}

void addParts(QChart& chart, const Figure& figure, QAbstractAxis* x, QAbstractAxis* y,
              const look::Colours& colours)
{
    Builder builder(chart, x, y, colours);
    for (const Band& band : figure.bands)
        builder.add(band);
    builder.addBars(figure);
    for (const Curve& curve : figure.curves)
        builder.add(curve);
    for (const Dots& dots : figure.dots)
        builder.add(dots);
}

QColor colourOf(Tone tone, const look::Colours& colours)
{
    const chart::Colours c = look::chartColours(colours);
    switch (tone) {
    case Tone::Main:
        return colours.accent;
    case Tone::Second:
        return c.ma5;
    case Tone::Third:
        return c.ma15;
    case Tone::Good:
        return c.hit;
    case Tone::Bad:
        return c.miss;
    case Tone::Muted:
        return colours.muted;
    }
    return colours.text;
}

} // namespace cryptopulse::plots
