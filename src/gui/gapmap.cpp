#include "gui/gapmap.h"

#include "chart/axisticks.h"
#include "chart/labels.h"
#include "look/words.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace cryptopulse::gui {

namespace {

constexpr int kTrack = 64;      // pixels
constexpr int kLeastSeen = 4;   // pixels of a gap that is less than its column has room for
constexpr int kLabelGap = 4;    // pixels between the track and its times
constexpr int kTimeWidth = 110; // pixels for each label

double msOf(core::UtcTime time)
{
    return double(core::toEpochMs(time));
}

} // namespace

GapMap::GapMap(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Map of the gaps"));
}

std::vector<GapMap::Column> GapMap::columnsOf(const engine::GapSurvey& survey, int count)
{
    std::vector<Column> columns(static_cast<std::size_t>(std::max(0, count)));
    if (columns.empty() || survey.whole.empty())
        return columns;
    const double from = msOf(survey.whole.from);
    const double width = double(survey.whole.length().count()) / count; // of a column, in ms
    for (std::size_t i = 0; i < survey.gaps.list.size(); ++i) {
        const core::TimeRange& gap = survey.gaps.list[i].range;
        const bool isAsked = !survey.asked.empty() && survey.asked[i];
        const double first = (msOf(gap.from) - from) / width;
        const double last = std::min((msOf(gap.to) - from) / width, double(count));
        for (auto column = static_cast<std::size_t>(std::max(0.0, first)); double(column) < last; ++column) {
            const double share = std::min(last, double(column) + 1) - std::max(first, double(column));
            (isAsked ? columns[column].asked : columns[column].unasked) += share;
        }
    }
    return columns;
}

void GapMap::setSurvey(engine::GapSurvey survey)
{
    m_survey = std::move(survey);
    m_columns = columnsOf(m_survey, track().width());
    update();
}

void GapMap::setMarked(std::optional<core::TimeRange> range)
{
    m_marked = range;
    update();
}

QSize GapMap::minimumSizeHint() const
{
    return {320, kTrack + kLabelGap + fontMetrics().height() + 2};
}

QSize GapMap::sizeHint() const
{
    return {640, minimumSizeHint().height()};
}

QRect GapMap::track() const
{
    return {1, 1, width() - 2, kTrack - 2};
}

double GapMap::xOf(core::UtcTime time) const
{
    const double share = (msOf(time) - msOf(m_survey.whole.from)) / double(m_survey.whole.length().count());
    return track().left() + share * track().width();
}

QBrush GapMap::askedBrush() const
{
    return {palette().color(QPalette::Text), Qt::BDiagPattern};
}

QBrush GapMap::unaskedBrush() const
{
    return {palette().color(QPalette::Text), Qt::SolidPattern};
}

void GapMap::resizeEvent(QResizeEvent*)
{
    m_columns = columnsOf(m_survey, track().width());
}

void GapMap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(track(), palette().base());
    if (!m_survey.whole.empty()) {
        paintColumns(painter);
        paintTimes(painter);
        paintMark(painter);
    }
    painter.setPen(palette().color(QPalette::Dark));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(track().adjusted(-1, -1, 0, 0));
}

void GapMap::paintColumns(QPainter& painter) const
{
    const QRect area = track();
    const auto heightOf = [&](double share) { // a single minute is seen in years
        return share <= 0 ? 0 : std::max(kLeastSeen, static_cast<int>(std::round(share * area.height())));
    };
    for (int x = 0; x < area.width(); ++x) {
        const Column& column = m_columns[static_cast<std::size_t>(x)];
        const int unasked = std::min(area.height(), heightOf(column.unasked));
        const int asked = std::min(area.height() - unasked, heightOf(column.asked));
        const int left = area.left() + x;
        painter.fillRect(left, area.top(), 1, unasked, unaskedBrush());
        painter.fillRect(left, area.top() + unasked, 1, asked, askedBrush());
        painter.fillRect(left, area.top() + unasked + asked, 1, area.height() - unasked - asked,
                         palette().highlight());
    }
}

void GapMap::paintTimes(QPainter& painter) const
{
    const chart::TimeSpan span{msOf(m_survey.whole.from), msOf(m_survey.whole.to)};
    const QFontMetrics metrics = fontMetrics();
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const int wanted = std::max(1, track().width() / kTimeWidth);
    for (const chart::Tick& tick :
         chart::timeTicks(span, wanted, QTimeZone::systemTimeZone(), look::Words::locale())) {
        const int x = static_cast<int>(xOf(core::fromEpochMs(static_cast<std::int64_t>(tick.value))));
        const int half = metrics.horizontalAdvance(tick.label) / 2 + 1;
        if (x - half < 0 || x + half > width())
            continue; // cut in two it would say something else
        painter.drawText(QRect(x - half, kTrack + kLabelGap, 2 * half, metrics.height()), Qt::AlignCenter,
                         tick.label);
    }
}

void GapMap::paintMark(QPainter& painter) const
{
    if (!m_marked)
        return;
    const QRect area = track();
    const int left = std::clamp(static_cast<int>(xOf(m_marked->from)), area.left(), area.right());
    const int right = std::clamp(static_cast<int>(std::ceil(xOf(m_marked->to))), left + 1, area.right() + 1);
    painter.setPen(QPen(palette().color(QPalette::Base), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRect(left - 3, area.top(), right - left + 5, area.height() - 1));
    painter.setPen(QPen(palette().color(QPalette::Text), 2));
    painter.drawRect(QRect(left - 4, area.top() + 1, right - left + 8, area.height() - 2));
}

bool GapMap::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), textAt(help->pos().x() - track().left()), this);
    return true;
}

QString GapMap::textAt(int x) const
{
    if (m_survey.whole.empty() || x < 0 || x >= static_cast<int>(m_columns.size()))
        return {};
    const double width = double(m_survey.whole.length().count()) / double(m_columns.size());
    const auto time = [&](int column) {
        const double ms = msOf(m_survey.whole.from) + column * width;
        return chart::Labels::moment(core::fromEpochMs(static_cast<std::int64_t>(ms)));
    };
    const Column& column = m_columns[static_cast<std::size_t>(x)];
    const double missing = std::min(1.0, column.asked + column.unasked);
    return tr("%1 to %2: %3 of the minutes have a price")
        .arg(time(x), time(x + 1), look::Words::percent(1 - missing));
}

} // namespace cryptopulse::gui
