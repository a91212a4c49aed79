#include "chart/tablemodel.h"

#include "chart/holes.h"
#include "chart/labels.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::chart {

namespace {

/// The words of the outcomes stand apart from the numbers before them.
QVariant alignment(int column)
{
    const Qt::Alignment sideways = column == TableModel::TimeColumn      ? Qt::AlignLeft
                                   : column == TableModel::OutcomeColumn ? Qt::AlignHCenter
                                                                         : Qt::AlignRight;
    return QVariant(Qt::AlignVCenter | sideways);
}

QString outcomeText(const ForecastMark& mark)
{
    switch (mark.state) {
    case ForecastMark::State::Pending:
        return TableModel::tr("pending");
    case ForecastMark::State::Hit:
        return TableModel::tr("hit");
    case ForecastMark::State::Miss:
        return TableModel::tr("miss");
    case ForecastMark::State::Unknown:
        return TableModel::tr("unknown");
    }
    return {};
}

/// Index behind the last sample that is not newer than @p to.
std::size_t endOf(const core::SeriesView& samples, double to)
{
    return samples.lowerBound(fromAxis(std::nextafter(to, to + 1)));
}

} // namespace

int TableModel::pageCount() const noexcept
{
    return static_cast<int>(std::max<std::size_t>(1, available() / kPage));
}

TableModel::Rows TableModel::rows() const noexcept
{
    if (m_begin == m_end)
        return {};
    return {m_last - m_end + 1, m_last - m_begin, available()};
}

void TableModel::take(core::SeriesView samples)
{
    m_samples = std::move(samples);
    m_first = m_samples.lowerBound(fromAxis(m_range.from));
    m_last = std::max(m_first, endOf(m_samples, m_range.to));
    m_hole = holeThreshold(m_samples, m_range, static_cast<double>(m_step.count()));
}

void TableModel::begin(std::size_t page)
{
    const auto newest = static_cast<std::size_t>(pageCount()) - 1;
    m_page = std::min(page, newest);
    m_begin = m_first + m_page * kPage;
    m_end = m_page == newest ? m_last : m_begin + kPage;
}

void TableModel::setPage(int page)
{
    beginResetModel();
    begin(static_cast<std::size_t>(pageCount() - std::clamp(page, 1, pageCount())));
    endResetModel();
    Q_EMIT rowsChanged();
}

bool TableModel::onlyGrows(const core::SeriesView& samples) const noexcept
{
    // Samples are never taken away: none came between the known ones exactly when the oldest and the newest
    // of them stand where they stood.
    const std::size_t known = m_samples.size();
    return known > 0 && samples.size() >= known && samples.times().front() == m_samples.times().front() &&
           samples.times()[known - 1] == m_samples.times()[known - 1] &&
           samples.prices()[known - 1] == m_samples.prices()[known - 1];
}

void TableModel::setData(core::SeriesView samples, std::vector<ForecastMark> marks, TimeSpan range,
                         std::chrono::milliseconds step)
{
    const bool sameRange = range == m_range && available() > 0;
    m_step = step;
    if (sameRange && onlyGrows(samples)) {
        grow(std::move(samples));
        if (m_marks != marks) {
            m_marks = std::move(marks);
            Q_EMIT dataChanged(index(0, ForecastColumn), index(rowCount() - 1, OutcomeColumn));
        }
    } else {
        const bool newest = !sameRange || page() == 1;
        beginResetModel();
        m_range = range;
        m_marks = std::move(marks);
        take(std::move(samples));
        begin(newest ? static_cast<std::size_t>(pageCount()) - 1 : m_page);
        endResetModel();
    }
    Q_EMIT rowsChanged();
}

void TableModel::grow(core::SeriesView samples)
{
    const bool newest = page() == 1;
    const std::size_t end = endOf(samples, m_range.to);
    const std::size_t added = end - m_last;
    const double hole = m_hole;
    const bool fills = (m_last - m_first + added) / kPage > static_cast<std::size_t>(pageCount());
    if (newest && fills) { // there is a newer page now
        beginResetModel();
        take(std::move(samples));
        begin(static_cast<std::size_t>(pageCount()) - 1);
        endResetModel();
        return;
    }
    if (newest && added > 0)
        beginInsertRows({}, 0, static_cast<int>(added) - 1);
    take(std::move(samples));
    begin(m_page);
    if (newest && added > 0)
        endInsertRows();
    if (m_hole != hole)
        Q_EMIT dataChanged(index(0, ChangeColumn), index(rowCount() - 1, ChangeColumn));
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_end - m_begin);
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<double> TableModel::before(std::size_t sample) const
{
    const auto times = m_samples.times();
    if (sample == 0 || toAxis(times[sample]) - toAxis(times[sample - 1]) > m_hole)
        return std::nullopt;
    return m_samples.prices()[sample - 1];
}

QVariant TableModel::value(std::size_t sample, int column) const
{
    const core::UtcTime time = m_samples.times()[sample];
    const double price = m_samples.prices()[sample];
    switch (column) {
    case TimeColumn:
        return static_cast<qlonglong>(core::toEpochMs(time));
    case PriceColumn:
        return price;
    case ChangeColumn:
        return before(sample) ? QVariant(price / *before(sample) - 1) : QVariant();
    default:
        break;
    }
    const ForecastMark* mark = markAt(m_marks, time);
    if (!mark)
        return {};
    return column == ForecastColumn ? QVariant(mark->up.value()) : QVariant(static_cast<int>(mark->state));
}

QString TableModel::text(std::size_t sample, int column) const
{
    const core::UtcTime time = m_samples.times()[sample];
    const auto prices = m_samples.prices();
    switch (column) {
    case TimeColumn:
        return Labels::moment(time);
    case PriceColumn:
        return Labels::price(prices[sample]);
    case ChangeColumn:
        return before(sample) ? Labels::change(*before(sample), prices[sample]) : QString();
    default:
        break;
    }
    const ForecastMark* mark = markAt(m_marks, time);
    if (!mark)
        return {};
    return column == ForecastColumn ? Labels::percent(mark->up.value()) : outcomeText(*mark);
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const std::size_t sample = sampleAt(index.row());
    if (role == Qt::DisplayRole)
        return text(sample, index.column());
    if (role == SortRole)
        return value(sample, index.column());
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column());
    return {};
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role == Qt::ToolTipRole && section == ChangeColumn)
        return tr("Change from the price before, in the row below; empty where data is missing between them");
    if (role != Qt::DisplayRole)
        return {};
    const QString names[]{tr("Time"), tr("Price"), tr("Change"), tr("Rise", "a probability"),
                          tr("Outcome")};
    return names[section];
}

} // namespace cryptopulse::chart
