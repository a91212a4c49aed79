#include "gui/pricechart.h"

#include "gui/priceitem.h"
#include "gui/words.h"

#include <QCategoryAxis>
#include <QChart>
#include <QDateTime>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLegend>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::gui {

namespace {

constexpr double kShortest = 2'000; // milliseconds across the whole picture
constexpr double kRightRoom =
    0.03; // of the picture's width, so that the newest price is not glued to the edge
constexpr double kPriceRoom = 0.08;  // of the prices' range, above and below
constexpr double kBottomMargin = 30; // pixels for the labels of time
constexpr double kTopMargin = 8;

QCategoryAxis* makeAxis(QChart& chart, Qt::Alignment side)
{
    // The date axis of Qt Charts divides the range evenly, at 14:03:41 and 14:41:12; this one takes our round
    // moments.
    auto* axis = new QCategoryAxis(&chart);
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setLineVisible(false);
    axis->setTruncateLabels(false);
    chart.addAxis(axis, side);
    return axis;
}

void setTicks(QCategoryAxis& axis, const QList<Tick>& ticks, double from, double to)
{
    const QSignalBlocker quiet(&axis); // one change of the range at the end instead of one for each label
    for (const QString& label : axis.categoriesLabels())
        axis.remove(label);
    axis.setStartValue(from);
    QString unique;
    for (const Tick& tick : ticks) {
        axis.append(tick.label + unique, tick.value);
        unique += QChar(0x200B); // two labels must differ; spaces without width cannot be seen
    }
    axis.setRange(from, to);
}

} // namespace

PriceChart::PriceChart(QWidget* parent)
    : QChartView(new QChart, parent)
{
    setUpChart();
    m_timeAxis = makeAxis(*chart(), Qt::AlignBottom);
    m_priceAxis = makeAxis(*chart(), Qt::AlignRight);
    m_item = new PriceItem(chart());
    m_item->setZValue(20); // above grid and axes
    m_frame.setSingleShot(true);
    connect(&m_frame, &QTimer::timeout, this, &PriceChart::drawFrame);
}

void PriceChart::setUpChart()
{
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setMargins({0, 0, 0, 0});
    chart()->setBackgroundRoundness(0);
    chart()->setBackgroundVisible(false);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 200);
    setAccessibleName(tr("Price chart"));
    setAccessibleDescription(
        tr("Plus and minus zoom, the arrow keys pan, Home shows everything, End the newest price."));
}

void PriceChart::setColours(const theme::Colours& colours)
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    for (QCategoryAxis* axis : {m_timeAxis, m_priceAxis}) {
        axis->setLabelsFont(small);
        axis->setLabelsColor(colours.muted);
        axis->setGridLinePen(QPen(colours.grid, 1));
    }
    setBackgroundBrush(colours.card);
    m_item->setLook(colours, small);
    layOut();
}

void PriceChart::setSamples(core::SeriesView samples, std::chrono::milliseconds step)
{
    const auto before = m_decimator.extent();
    m_decimator.setSamples(std::move(samples));
    m_step = step;
    const auto now = m_decimator.extent();
    if (now && (!before || m_everything))
        fit();
    else if (now && m_following)
        setSpan({m_span.from + now->to - before->to, m_span.to + now->to - before->to});
    scheduleFrame();
}

TimeSpan PriceChart::everything() const
{
    TimeSpan all = m_decimator.extent().value_or(TimeSpan{0, 0});
    if (all.length() < 600'000)
        all.from = all.to - 600'000; // a single price stands in ten minutes of its own
    all.to += kRightRoom * all.length();
    return all;
}

void PriceChart::fit()
{
    setSpan(everything());
    m_everything = true;
}

void PriceChart::showNewest(std::chrono::milliseconds length)
{
    const auto extent = m_decimator.extent();
    if (!extent)
        return;
    const auto wanted = static_cast<double>(length.count());
    const double to = extent->to + kRightRoom * wanted;
    setSpan({to - wanted, to});
}

void PriceChart::setSpan(TimeSpan span)
{
    const auto extent = m_decimator.extent();
    if (!extent)
        return;
    const double length = boundedLength(span.length());
    // Some of the data stays in sight, whatever is dragged where.
    const double from = std::clamp(span.from, extent->from - 0.9 * length, extent->to - 0.1 * length);
    m_span = {from, from + length};
    m_following = m_span.to >= extent->to;
    m_everything = false;
    scheduleFrame();
}

double PriceChart::boundedLength(double length) const
{
    return std::clamp(length, kShortest, std::max(everything().length() * 1.5, 7 * 86'400'000.0));
}

void PriceChart::zoom(double factor, double anchor)
{
    const double length = boundedLength(m_span.length() * factor);
    const double share = (anchor - m_span.from) / m_span.length();
    setSpan({anchor - share * length, anchor + (1 - share) * length});
    Q_EMIT spanChosen();
}

void PriceChart::pan(double milliseconds)
{
    setSpan({m_span.from + milliseconds, m_span.to + milliseconds});
    Q_EMIT spanChosen();
}

void PriceChart::scheduleFrame()
{
    if (!m_frame.isActive())
        m_frame.start(0);
}

const Polyline& PriceChart::polyline()
{
    if (m_frame.isActive()) {
        m_frame.stop();
        drawFrame();
    }
    return m_item->line();
}

void PriceChart::drawFrame()
{
    if (!(m_span.length() > 0) || m_plot.width() < 2)
        return;
    const double hole = holeThreshold(m_decimator.samples(), m_span, static_cast<double>(m_step.count()));
    Polyline line = m_decimator.decimate(m_span, static_cast<int>(m_plot.width()), hole);
    double bottom = line.lowest;
    double top = line.highest;
    if (line.samples == 0 && !line.vertices.empty()) // a hole fills the picture
        bottom = top = line.vertices.front().price;
    // A price that does not move is not magnified to noise.
    const double room = std::max((top - bottom) * kPriceRoom, std::abs(top) * 1e-4);
    bottom -= room;
    top += room;
    drawAxes(bottom, top);
    m_item->setLine(std::move(line), m_span, bottom, top);
    const core::SeriesView& samples = m_decimator.samples();
    m_item->setNewest(Vertex{toAxis(samples.newestTime()), samples.newestPrice().value(), true});
    if (underMouse() && !m_dragged)
        pointAt(mapFromGlobal(QCursor::pos()));
}

void PriceChart::drawAxes(double bottom, double top)
{
    const QFontMetricsF metrics(m_timeAxis->labelsFont());
    const double labelWidth = metrics.horizontalAdvance(u"00:00:00"_s) * 1.8;
    const auto times = timeTicks(m_span, std::max(2, static_cast<int>(m_plot.width() / labelWidth)),
                                 QTimeZone::systemTimeZone(), Words::locale());
    const auto prices =
        priceTicks(bottom, top, std::max(2, static_cast<int>(m_plot.height() / 56)), Words::locale());
    if (times != m_timeTicks) {
        m_timeTicks = times;
        setTicks(*m_timeAxis, times, m_span.from, m_span.to);
    }
    if (prices != m_priceTicks) {
        m_priceTicks = prices;
        setTicks(*m_priceAxis, prices, bottom, top);
        layOut();
    }
    m_timeAxis->setRange(m_span.from, m_span.to);
    m_priceAxis->setRange(bottom, top);
}

void PriceChart::layOut()
{
    // Room for the labels and for the crosshair's, which has more digits.
    const QFontMetricsF metrics(m_priceAxis->labelsFont());
    const core::SeriesView& samples = m_decimator.samples();
    double widest =
        samples.empty() ? 48 : metrics.horizontalAdvance(Words::price(samples.newestPrice().value()));
    for (const Tick& tick : std::as_const(m_priceTicks))
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    const QRectF whole(QPointF(0, 0), QSizeF(viewport()->size()));
    const QRectF plot = whole.adjusted(8, kTopMargin, -std::ceil(widest) - 18, -kBottomMargin);
    if (plot != m_plot && plot.isValid()) {
        m_plot = plot;
        chart()->setPlotArea(plot);
        scheduleFrame();
    }
    m_item->setGeometry(m_plot, whole);
}

void PriceChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    layOut();
    scheduleFrame();
}

double PriceChart::timeAt(double x) const
{
    return m_span.from + (x - m_plot.left()) / m_plot.width() * m_span.length();
}

void PriceChart::pointAt(const QPointF& position)
{
    const auto index = m_decimator.nearest(timeAt(position.x()));
    if (!index || !m_plot.contains(position)) {
        m_item->setCrosshair(std::nullopt);
        return;
    }
    const core::UtcTime time = m_decimator.samples().times()[*index];
    const double price = m_decimator.samples().prices()[*index];
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(core::toEpochMs(time));
    m_item->setCrosshair(
        PriceItem::Crosshair{.time = toAxis(time),
                             .price = price,
                             .timeLabel = Words::locale().toString(moment, u"d MMM yyyy  HH:mm:ss"_s),
                             .priceLabel = Words::price(price)});
}

QString PriceChart::crosshairText() const
{
    const auto& crosshair = m_item->crosshair();
    return crosshair ? crosshair->timeLabel + u", "_s + crosshair->priceLabel : QString();
}

// The handlers of the base class are never called: where no item lies under the pointer they use a null one.

void PriceChart::wheelEvent(QWheelEvent* event)
{
    const int turned = event->angleDelta().y();
    if (turned != 0 && m_span.length() > 0)
        zoom(std::pow(0.85, turned / 120.0),
             timeAt(std::clamp(event->position().x(), m_plot.left(), m_plot.right())));
    event->accept();
}

void PriceChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !m_decimator.samples().empty()) {
        m_dragged = event->position();
        m_item->setCrosshair(std::nullopt);
        setCursor(Qt::ClosedHandCursor);
    }
    event->accept();
}

void PriceChart::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged) {
        const double moved = event->position().x() - m_dragged->x();
        m_dragged = event->position();
        if (moved != 0)
            pan(-moved / m_plot.width() * m_span.length());
    } else {
        pointAt(event->position());
    }
    event->accept();
}

void PriceChart::mouseReleaseEvent(QMouseEvent* event)
{
    m_dragged.reset();
    unsetCursor();
    pointAt(event->position());
    event->accept();
}

void PriceChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    fit();
    Q_EMIT everythingChosen();
    event->accept();
}

void PriceChart::focusInEvent(QFocusEvent* event)
{
    m_item->setFocusRing(event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason);
    event->accept();
}

void PriceChart::focusOutEvent(QFocusEvent* event)
{
    m_item->setFocusRing(false);
    event->accept();
}

void PriceChart::leaveEvent(QEvent* event)
{
    m_item->setCrosshair(std::nullopt);
    event->accept();
}

void PriceChart::keyPressEvent(QKeyEvent* event)
{
    const double middle = (m_span.from + m_span.to) / 2;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(0.7, middle);
    case Qt::Key_Minus:
        return zoom(1 / 0.7, middle);
    case Qt::Key_Left:
        return pan(-0.1 * m_span.length());
    case Qt::Key_Right:
        return pan(0.1 * m_span.length());
    case Qt::Key_Home:
        fit();
        return Q_EMIT everythingChosen();
    case Qt::Key_End:
        showNewest(std::chrono::milliseconds(std::llround(m_span.length())));
        return Q_EMIT spanChosen();
    default:
        event->ignore();
    }
}

} // namespace cryptopulse::gui
