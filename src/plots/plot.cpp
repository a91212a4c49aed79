#include "plots/plot.h"

#include "look/words.h"
#include "plots/legend.h"
#include "plots/plotaxes.h"
#include "plots/plotitems.h"

#include <QChart>
#include <QCursor>
#include <QDateTime>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QToolTip>
#include <QXYSeries>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::plots {

namespace {

QString said(double value, const Axis& axis)
{
    if (axis.kind == Axis::Kind::Time)
        return look::Words::locale().toString(QDateTime::fromMSecsSinceEpoch(std::llround(value)),
                                              QLocale::ShortFormat);
    QString number = look::Words::locale().toString(value, 'f', axis.decimals + 1);
    return number.replace(u'-', QChar(0x2212)) + axis.unit; // the minus sign of the axes
}

} // namespace

Plot::Plot(QWidget* parent)
    : QChartView(parent)
    , m_colours(look::colours(look::Choice::Light))
    , m_legend(new Legend(this))
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(
        Qt::NoFocus); // there is nothing to do in it; its values are in the page's texts and its CSV
    setMinimumSize(260, 200);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->setLocalizeNumbers(true); // of the labels of bars
    chart()->setLocale(look::Words::locale());
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundRoundness(0);
    chart()->legend()->hide(); // ours does not cut the names
    placeLegend();
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
    placeLegend();
    if (!m_figure.empty() && marks() != m_marks)
        rebuild();
}

/// As many as have room for their names.
QSize Plot::marks() const
{
    return {std::clamp(width() / 64, 2, 10), std::clamp(height() / 48, 2, 6)};
}

/// Over the chart, which leaves room for it.
void Plot::placeLegend()
{
    const int height = m_legend->heightForWidth(width());
    m_legend->setGeometry(0, 0, width(), height);
    m_legend->setVisible(height > 0);
    // The last name of the lower axis is centred on its mark, half of it beyond the end.
    const int right = fontMetrics().averageCharWidth() * 4;
    chart()->setMargins({0, height + fontMetrics().height() / 2, right, 0});
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
    m_legend->show(m_figure, m_colours);
    placeLegend();
    if (m_figure.empty())
        return;
    m_marks = marks();
    QAbstractAxis* x = addAxis(drawn, m_figure.x, Qt::AlignBottom, extentOf(m_figure, Qt::Horizontal),
                               {m_colours, font(), m_marks.width()});
    QAbstractAxis* y = addAxis(drawn, m_figure.y, Qt::AlignLeft, extentOf(m_figure, Qt::Vertical),
                               {m_colours, font(), m_marks.height()});
    addParts(drawn, m_figure, x, y, m_colours);
    sayValues();
}

void Plot::sayValues()
{
    for (QAbstractSeries* series : chart()->series()) {
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
