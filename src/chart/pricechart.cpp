#include "chart/pricechart.h"

#include "chart/axesitem.h"
#include "chart/crosshairitem.h"
#include "chart/labels.h"
#include "chart/priceitem.h"
#include "chart/stripitem.h"

#include <QToolTip>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::chart {

namespace {

int columnsOf(const Panes& panes)
{
    return static_cast<int>(panes.price.width());
}

} // namespace

PriceChart::PriceChart(QWidget* parent)
    : QGraphicsView(parent)
    , m_updater(m_data)
    , m_navigator(m_viewport)
    , m_axes(new AxesItem)
    , m_price(new PriceItem)
    , m_strip(new StripItem)
    , m_crosshair(new CrosshairItem(*m_axes))
{
    setUpView();
    for (QGraphicsItem* item : std::initializer_list<QGraphicsItem*>{m_axes, m_price, m_strip, m_crosshair})
        m_scene.addItem(item); // each above the one before
    m_frame.setSingleShot(true);
    connect(&m_frame, &QTimer::timeout, this, &PriceChart::drawFrame);
    connect(&m_updater, &Updater::updated, this, &PriceChart::takeSamples);
    connect(&m_navigator, &Navigator::moved, this, [this] {
        spanMoved();
        Q_EMIT spanChosen();
    });
    connect(&m_navigator, &Navigator::everythingChosen, this, [this] {
        spanMoved();
        Q_EMIT everythingChosen();
    });
}

PriceChart::~PriceChart() = default;

void PriceChart::setUpView()
{
    setScene(&m_scene);
    m_scene.setItemIndexMethod(QGraphicsScene::NoIndex); // four items
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate); // every item spans the picture
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_AcceptTouchEvents);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 200);
    setAccessibleName(tr("Price chart"));
    setAccessibleDescription(
        tr("Plus and minus zoom, the arrow keys pan, with Shift they move the crosshair, Home shows "
           "everything, End the newest price."));
}

void PriceChart::setColours(const Colours& colours)
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    setBackgroundBrush(colours.ground);
    m_axes->setLook(colours, small);
    m_price->setLook(colours, small);
    m_strip->setLook(colours, small);
    m_crosshair->setLook(colours, small);
    layOut();
}

const Colours& PriceChart::colours() const noexcept
{
    return m_axes->colours();
}

void PriceChart::setSamples(core::SeriesView samples, std::chrono::milliseconds step)
{
    m_updater.setSamples(std::move(samples), step);
}

void PriceChart::takeSamples()
{
    m_viewport.setExtent(m_data.decimator.extent());
    spanMoved();
    Q_EMIT samplesShown();
}

void PriceChart::setForecasts(std::vector<ForecastMark> marks)
{
    const bool appears = m_data.marks.empty() != marks.empty();
    m_data.marks = std::move(marks);
    if (appears)
        layOut();
    scheduleFrame();
}

void PriceChart::setView(const ChartView& view)
{
    m_view = view;
    layOut();
    scheduleFrame();
}

void PriceChart::fit()
{
    m_navigator.stop();
    m_viewport.fit();
    spanMoved();
}

void PriceChart::showNewest(std::chrono::milliseconds length)
{
    m_navigator.stop();
    m_viewport.showNewest(length);
    spanMoved();
}

void PriceChart::followNewest()
{
    m_navigator.stop();
    m_viewport.followNewest();
    spanMoved();
}

void PriceChart::showSpan(TimeSpan span)
{
    m_navigator.stop();
    m_viewport.show(span);
    spanMoved();
}

void PriceChart::spanMoved()
{
    scheduleFrame();
    if (std::exchange(m_saidFollowing, isFollowing()) != isFollowing())
        Q_EMIT followingChanged(isFollowing());
}

void PriceChart::scheduleFrame()
{
    if (!m_frame.isActive())
        m_frame.start(0);
}

const Frame& PriceChart::frame()
{
    if (m_frame.isActive()) {
        m_frame.stop();
        drawFrame();
    }
    return m_price->frame();
}

void PriceChart::drawFrame()
{
    if (!(span().length() > 0) || m_panes.price.width() < 2 || m_panes.price.height() < 2)
        return;
    Frame frame = makeFrame(m_data, m_view, span(), columnsOf(m_panes));
    if (m_axes->show({m_panes.price, frame.span, frame.bottom, frame.top}))
        layOut(); // labels of another width
    m_strip->setForecasts(frame.forecasts, frame.span);
    m_price->setFrame(std::move(frame));
    m_crosshair->setScales(m_price->scale(), m_strip->scale());
    const auto& newest = m_price->frame().newest;
    const auto price = newest ? std::optional(newest->price) : std::nullopt;
    m_axes->setNewest(price);
    m_crosshair->setNewest(price);
    if (m_pointer)
        pointAt(*m_pointer); // something else lies there now
    else if (m_crosshair->reading())
        pointAtTime(m_crosshair->reading()->time);
    else
        pointAway(); // the legend tells the range
}

void PriceChart::layOut()
{
    // Room for the labels and for the crosshair's, which has more digits.
    const QFontMetricsF metrics(m_axes->font());
    const core::SeriesView& samples = m_data.samples();
    const double newest =
        samples.empty() ? 48 : metrics.horizontalAdvance(Labels::price(samples.newestPrice().value()));
    const double widest = std::max(newest, m_axes->widestPrice());
    const bool forecasts = !m_data.marks.empty();
    const Panes panes = dividePanes(QRectF(QPointF(0, 0), QSizeF(viewport()->size())),
                                    {.lineHeight = metrics.height(),
                                     .labelWidth = widest,
                                     .legendLines = m_view.ma5 || m_view.ma15 ? 3 : 2,
                                     .caption = forecasts && (m_view.forecasts || m_view.probability),
                                     .strip = forecasts && m_view.probability});
    if (panes == m_panes || !panes.plot().isValid())
        return;
    m_panes = panes;
    m_navigator.setPlot(panes.price);
    m_scene.setSceneRect(panes.whole);
    m_axes->setPanes(panes);
    m_price->setPanes(panes);
    m_strip->setPanes(panes);
    m_crosshair->setPanes(panes);
    scheduleFrame();
}

void PriceChart::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    layOut();
    scheduleFrame();
}

void PriceChart::pointAt(const QPointF& position)
{
    if (!m_panes.plot().contains(position))
        return pointAway();
    pointAtTime(m_price->scale().time(position.x()));
    m_pointer = position;
}

void PriceChart::pointAtTime(double time)
{
    m_pointer.reset();
    const auto reading = readAt(m_data, m_view, m_price->frame(), time, columnsOf(m_panes));
    m_crosshair->setReading(reading, makeLegend(m_view, m_price->frame(), reading));
}

void PriceChart::pointAway()
{
    m_pointer.reset();
    m_crosshair->setReading(std::nullopt, makeLegend(m_view, m_price->frame(), std::nullopt));
}

void PriceChart::stepCrosshair(int towards)
{
    const Frame& drawn = frame();
    const auto& reading = m_crosshair->reading();
    if (!reading)
        return pointAtTime(drawn.newest && drawn.newest->time <= span().to ? drawn.newest->time : span().to);
    if (reading->candle)
        return pointAtTime(reading->time + towards * reading->candle->bucket.length());
    const auto index = m_data.decimator.nearest(reading->time);
    const std::size_t last = m_data.samples().size() - 1;
    const std::size_t next =
        towards < 0 ? *index - std::min<std::size_t>(*index, 1) : std::min(*index + 1, last);
    pointAtTime(toAxis(m_data.samples().times()[next]));
}

QString PriceChart::crosshairText() const
{
    const auto& reading = m_crosshair->reading();
    return reading ? timeLabel(*reading) + u", "_s + Labels::price(reading->price) : QString();
}

QString PriceChart::legendText() const
{
    QStringList texts;
    const Legend& legend = m_crosshair->legend();
    for (const auto* line : {&legend.upper, &legend.lower, &legend.averages}) {
        for (const LegendEntry& entry : *line)
            texts << entry.text;
    }
    return texts.join(u", "_s);
}

void PriceChart::showHole(const QPoint& position, const QPoint& onScreen)
{
    const double time = m_price->scale().time(position.x());
    for (const Hole& hole : m_price->frame().holes) {
        if (m_panes.price.contains(position) && hole.from <= time && time <= hole.to) {
            const auto length = std::chrono::milliseconds(std::llround(hole.length()));
            return QToolTip::showText(onScreen, tr("no data, %1", "a duration").arg(Labels::duration(length)),
                                      this);
        }
    }
    QToolTip::hideText();
}

} // namespace cryptopulse::chart
