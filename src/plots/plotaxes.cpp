#include "plots/plotaxes.h"

#include "chart/axisticks.h"
#include "look/words.h"

#include <QBarCategoryAxis>
#include <QCategoryAxis>
#include <QChart>
#include <QTimeZone>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::plots {

namespace {

void stretch(std::optional<Extent>& extent, double value)
{
    if (!std::isfinite(value))
        return;
    if (!extent)
        extent = Extent{value, value};
    extent->least = std::min(extent->least, value);
    extent->most = std::max(extent->most, value);
}

/// The range that is shown: what the axis asks for, else the data, never empty.
Extent rangeOf(const Axis& wanted, const std::optional<Extent>& data)
{
    Extent range = data.value_or(Extent{0, 1});
    range.least = wanted.least.value_or(range.least);
    range.most = wanted.most.value_or(range.most);
    if (range.most > range.least)
        return range;
    const double room =
        wanted.kind == Axis::Kind::Time ? 60'000 : std::max(1e-9, std::abs(range.most) * 0.01);
    return {range.least - room, range.least + room};
}

QCategoryAxis* markedAxis(const Extent& range, const QList<chart::Tick>& ticks, const QString& unit)
{
    auto* axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setStartValue(range.least - (range.most - range.least)); // or a mark would stand there
    QString unique;
    for (const chart::Tick& tick : ticks) {
        axis->append(tick.label + unit + unique, tick.value);
        unique += QChar(0x200B); // two labels must differ; spaces without width cannot be seen
    }
    axis->setRange(range.least, range.most);
    return axis;
}

QAbstractAxis* timeAxis(const Extent& range, int marks)
{
    return markedAxis(range,
                      chart::timeTicks({range.least, range.most}, marks, QTimeZone::systemTimeZone(),
                                       look::Words::locale()),
                      {});
}

QAbstractAxis* numberAxis(const Axis& wanted, Extent range, int marks)
{
    const QLocale locale = look::Words::locale();
    QList<chart::Tick> ticks = chart::priceTicks(range.least, range.most, marks, locale);
    if (ticks.size() >= 2) { // ends that nobody asked for go on to the next mark
        const double step = ticks[1].value - ticks[0].value;
        const double room = step * 1e-9;
        if (!wanted.least)
            range.least = std::floor((range.least + room) / step) * step;
        if (!wanted.most)
            range.most = std::ceil((range.most - room) / step) * step;
        ticks = chart::priceTicks(range.least - room, range.most + room,
                                  (range.most - range.least + 2 * room) / step, locale);
    }
    return markedAxis(range, ticks, wanted.unit);
}

QAbstractAxis* categoryAxis(const Axis& wanted, bool upwards)
{
    auto* axis = new QBarCategoryAxis;
    QStringList categories = wanted.categories;
    if (upwards)
        std::ranges::reverse(categories); // Qt counts upwards, people read downwards
    axis->append(categories);
    axis->setGridLineVisible(false);
    return axis;
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
                       const std::optional<Extent>& extent, const AxisLook& look)
{
    const Extent range = rangeOf(wanted, extent);
    QAbstractAxis* axis = wanted.kind == Axis::Kind::Time ? timeAxis(range, look.marks)
                          : wanted.kind == Axis::Kind::Categories
                              ? categoryAxis(wanted, side == Qt::AlignLeft)
                              : numberAxis(wanted, range, look.marks);
    axis->setTitleText(wanted.title);
    axis->setTitleFont(look.font);
    axis->setTitleBrush(look.colours.muted);
    axis->setLabelsFont(look.font);
    axis->setLabelsColor(look.colours.muted);
    axis->setTruncateLabels(false);
    axis->setGridLineColor(look.colours.grid);
    axis->setLinePenColor(look.colours.control);
    chart.addAxis(axis, side);
    return axis;
}

} // namespace cryptopulse::plots
