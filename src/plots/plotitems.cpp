#include "plots/plotitems.h"

#include "look/words.h"

#include <QAreaSeries>
#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QHorizontalBarSeries>
#include <QLegendMarker>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::plots {

namespace {

constexpr qint64 kDayMs = 86'400'000;

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
        QColor colour = colourOf(band.tone, m_colours);
        area->setPen(QPen(colour, band.solid ? 1.0 : 0.0));
        colour.setAlphaF(band.solid ? 0.55F : 0.18F);
        area->setBrush(QBrush(colour, patternOf(band.fill)));
        place(area, band.name, true);
    }

    void add(const Curve& curve)
    {
        bool first = true;
        for (auto from = curve.points.begin(); from != curve.points.end();) {
            from = std::find_if(from, curve.points.end(), isDrawn);
            const auto to = std::find_if_not(from, curve.points.end(), isDrawn);
            if (from == to)
                break;
            addPiece(curve, QList<QPointF>(from, to), first);
            first = false;
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
        place(series, dots.name, true);
    }

    void add(const std::vector<Bars>& bars, bool lying, const Axis& along)
    {
        if (bars.empty())
            return;
        auto* series = lying ? static_cast<QAbstractBarSeries*>(new QHorizontalBarSeries) : new QBarSeries;
        for (const Bars& one : bars) {
            auto* set = new QBarSet(one.name);
            for (const double value : one.values)
                *set << (std::isfinite(value) ? value : 0.0);
            const QColor colour = colourOf(one.tone, m_colours);
            set->setBrush(QBrush(colour, patternOf(one.fill)));
            set->setBorderColor(one.fill == Fill::Plain ? m_colours.card : colour);
            set->setLabelColor(m_colours.text);
            series->append(set);
        }
        series->setBarWidth(0.7);
        label(*series, bars, along);
        place(series, bars.front().name, true);
    }

private:
    static Qt::BrushStyle patternOf(Fill fill)
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

    static void label(QAbstractBarSeries& series, const std::vector<Bars>& bars, const Axis& along)
    {
        series.setLabelsVisible(std::ranges::any_of(bars, &Bars::labelled));
        series.setLabelsPosition(QAbstractBarSeries::LabelsOutsideEnd);
        series.setLabelsFormat(u"@value"_s + along.unit);
        series.setLabelsPrecision(4); // digits that count: "52.31", as a share in per cent
    }

    void addPiece(const Curve& curve, const QList<QPointF>& points, bool first)
    {
        auto* series = new QLineSeries;
        series->append(points);
        QPen pen(colourOf(curve.tone, m_colours), curve.tone == Tone::Muted ? 1.5 : 2.0);
        pen.setStyle(curve.stroke == Stroke::Solid    ? Qt::SolidLine
                     : curve.stroke == Stroke::Dashed ? Qt::DashLine
                                                      : Qt::DotLine);
        pen.setCosmetic(true);
        series->setPen(pen);
        series->setPointsVisible(curve.marked);
        place(series, curve.name, first);
    }

    void place(QAbstractSeries* series, const QString& name, bool inLegend)
    {
        series->setName(name);
        m_chart.addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(m_y);
        if (inLegend && !name.isEmpty())
            return;
        for (QLegendMarker* marker : m_chart.legend()->markers(series))
            marker->setVisible(false);
    }

    QChart& m_chart;
    QAbstractAxis* m_x;
    QAbstractAxis* m_y;
    const look::Colours& m_colours;
};

QAbstractAxis* timeAxis(const Extent& extent)
{
    auto* axis = new QDateTimeAxis;
    const qint64 length = std::llround(extent.most - extent.least);
    axis->setFormat(length > 2 * 365 * kDayMs ? u"MM.yyyy"_s
                    : length > 3 * kDayMs     ? u"d MMM"_s
                                              : u"d MMM hh:mm"_s);
    axis->setRange(QDateTime::fromMSecsSinceEpoch(std::llround(extent.least)),
                   QDateTime::fromMSecsSinceEpoch(std::llround(std::max(extent.most, extent.least + 1))));
    axis->setTickCount(5);
    return axis;
}

QAbstractAxis* numberAxis(const Axis& wanted, const Extent& extent)
{
    auto* axis = new QValueAxis;
    const double room = extent.most > extent.least ? 0 : std::max(1e-9, std::abs(extent.most) * 0.01);
    axis->setRange(extent.least - room, extent.most + room);
    axis->setTickCount(5);
    if (!wanted.least && !wanted.most)
        axis->applyNiceNumbers();
    axis->setLabelFormat(u"%.%1f%2"_s.arg(wanted.decimals).arg(QString(wanted.unit).replace(u'%', "%%"_L1)));
    return axis;
}

QAbstractAxis* categoryAxis(const Axis& wanted)
{
    auto* axis = new QBarCategoryAxis;
    axis->append(wanted.categories);
    axis->setGridLineVisible(false);
    return axis;
}

void stretch(std::optional<Extent>& extent, double value)
{
    if (!std::isfinite(value))
        return;
    if (!extent)
        extent = Extent{value, value};
    extent->least = std::min(extent->least, value);
    extent->most = std::max(extent->most, value);
}

} // namespace

std::optional<Extent> extentOf(const Figure& figure, Qt::Orientation along)
{
    std::optional<Extent> extent;
    const auto all = [&](const std::vector<QPointF>& points) {
        for (const QPointF& point : points)
            stretch(extent, along == Qt::Horizontal ? point.x() : point.y());
    };
    for (const Band& band : figure.bands) {
        all(band.low);
        all(band.high);
    }
    for (const Curve& curve : figure.curves)
        all(curve.points);
    for (const Dots& dots : figure.dots)
        all(dots.points);
    const Axis& axis = along == Qt::Horizontal ? figure.x : figure.y;
    for (const Bars& bars : figure.bars) {
        if (axis.kind == Axis::Kind::Categories)
            break;
        stretch(extent, 0);
        for (const double value : bars.values)
            stretch(extent, value);
    }
    return extent;
}

QAbstractAxis* addAxis(QChart& chart, const Axis& wanted, Qt::Alignment side,
                       const std::optional<Extent>& extent, const look::Colours& colours)
{
    Extent range = extent.value_or(Extent{0, 1});
    range.least = wanted.least.value_or(range.least);
    range.most = wanted.most.value_or(range.most);
    QAbstractAxis* axis = wanted.kind == Axis::Kind::Time         ? timeAxis(range)
                          : wanted.kind == Axis::Kind::Categories ? categoryAxis(wanted)
                                                                  : numberAxis(wanted, range);
    axis->setTitleText(wanted.title);
    axis->setTitleBrush(colours.muted);
    axis->setLabelsColor(colours.muted);
    axis->setGridLineColor(colours.grid);
    axis->setLinePenColor(colours.control);
    chart.addAxis(axis, side);
    return axis;
}

void addParts(QChart& chart, const Figure& figure, QAbstractAxis* x, QAbstractAxis* y,
              const look::Colours& colours)
{
    Builder builder(chart, x, y, colours);
    for (const Band& band : figure.bands)
        builder.add(band);
    const bool lying = figure.y.kind == Axis::Kind::Categories;
    builder.add(figure.bars, lying, lying ? figure.x : figure.y);
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
