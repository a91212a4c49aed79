#include "plots/plot.h"

#include "look/words.h"
#include "plots/plotitems.h"

#include <QChart>
#include <QCursor>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QToolTip>
#include <QXYSeries>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::plots {

namespace {

QString said(double value, const Axis& axis)
{
    if (axis.kind == Axis::Kind::Time)
        return look::Words::locale().toString(QDateTime::fromMSecsSinceEpoch(std::llround(value)),
                                              QLocale::ShortFormat);
    return look::Words::locale().toString(value, 'f', axis.decimals + 1) + axis.unit;
}

} // namespace

Plot::Plot(QWidget* parent)
    : QChartView(parent)
    , m_colours(look::colours(look::Choice::Light))
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(
        Qt::NoFocus); // there is nothing to do in it; its values are in the page's texts and its CSV
    setMinimumSize(260, 200);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->setLocalizeNumbers(true);
    chart()->setLocale(look::Words::locale());
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundRoundness(0);
    chart()->legend()->hide();
}

Plot::~Plot() = default;

void Plot::draw(const Figure& figure)
{
    if (figure == m_figure)
        return;
    m_figure = figure;
    setAccessibleName(figure.name);
    setAccessibleDescription(figure.description);
    setToolTip({});
    rebuild();
}

void Plot::setColours(const look::Colours& colours)
{
    if (colours == m_colours)
        return;
    m_colours = colours;
    rebuild();
}

void Plot::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        rebuild();
}

void Plot::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    layLegend();
    fitTicks();
}

/// Labels of times are long: as many as have room beside each other.
void Plot::fitTicks()
{
    const QFontMetrics metrics(chart()->font());
    for (QAbstractAxis* axis : chart()->axes(Qt::Horizontal)) {
        auto* times = qobject_cast<QDateTimeAxis*>(axis);
        if (!times)
            continue;
        const int label = metrics.horizontalAdvance(times->max().toString(times->format())) * 3 / 2;
        times->setTickCount(std::clamp(viewport()->width() / std::max(1, label), 2, 6));
    }
}

void Plot::layLegend()
{
    m_legend.lay(m_figure, font(), viewport()->width());
    chart()->setMargins({0, qCeil(m_legend.height()), 0, 0});
}

void Plot::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    painter->save();
    painter->resetTransform();
    m_legend.paint(*painter, m_colours);
    painter->restore();
}

void Plot::rebuild()
{
    QChart& drawn = *chart();
    drawn.removeAllSeries();
    const auto axes = drawn.axes();
    for (QAbstractAxis* axis : axes) {
        drawn.removeAxis(axis);
        delete axis;
    }
    drawn.setBackgroundBrush(m_colours.card);
    setBackgroundBrush(m_colours.card);
    layLegend();
    if (m_figure.empty())
        return;
    QAbstractAxis* x =
        addAxis(drawn, m_figure.x, Qt::AlignBottom, extentOf(m_figure, Qt::Horizontal), m_colours);
    QAbstractAxis* y = addAxis(drawn, m_figure.y, Qt::AlignLeft, extentOf(m_figure, Qt::Vertical), m_colours);
    addParts(drawn, m_figure, x, y, m_colours);
    fitTicks();
    for (QAbstractSeries* series : drawn.series()) {
        if (auto* points = qobject_cast<QXYSeries*>(series))
            connect(points, &QXYSeries::hovered, this, [this, points](QPointF point, bool inside) {
                QToolTip::showText(QCursor::pos(),
                                   inside ? u"%1\n%2 · %3"_s
                                                .arg(points->name(), said(point.x(), m_figure.x),
                                                     said(point.y(), m_figure.y))
                                                .trimmed()
                                          : QString(),
                                   this);
            });
    }
}

} // namespace cryptopulse::plots
