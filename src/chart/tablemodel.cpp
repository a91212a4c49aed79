#include "chart/tablemodel.h"

#include "chart/labels.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::chart {

namespace {

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

void TableModel::take(core::SeriesView samples)
{
    m_samples = std::move(samples);
    m_first = m_samples.lowerBound(fromAxis(m_range.from));
    m_last = std::max(m_first, endOf(m_samples, m_range.to));
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

void TableModel::setData(core::SeriesView samples, std::vector<ForecastMark> marks, TimeSpan range)
{
    if (m_rows == 0 || range != m_range || !onlyGrows(samples)) {
        beginResetModel();
        m_range = range;
        m_marks = std::move(marks);
        take(std::move(samples));
        m_rows = std::min(available(), kPage);
        endResetModel();
        return;
    }
    const std::size_t added = endOf(samples, range.to) - m_last;
    if (added > 0)
        beginInsertRows({}, 0, static_cast<int>(added) - 1);
    take(std::move(samples));
    m_rows += added;
    if (added > 0)
        endInsertRows();
    if (m_marks != marks) {
        m_marks = std::move(marks);
        Q_EMIT dataChanged(index(0, ForecastColumn), index(static_cast<int>(m_rows) - 1, OutcomeColumn));
    }
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows);
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool TableModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_rows < available();
}

void TableModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    const std::size_t rows = std::min(available(), m_rows + kPage);
    beginInsertRows({}, static_cast<int>(m_rows), static_cast<int>(rows) - 1);
    m_rows = rows;
    endInsertRows();
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
        return sample > 0 ? QVariant(price / m_samples.prices()[sample - 1] - 1) : QVariant();
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
        return sample > 0 ? Labels::change(prices[sample - 1], prices[sample]) : QString();
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
    const bool number = index.column() > TimeColumn && index.column() < OutcomeColumn;
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    return {};
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section > TimeColumn && section < OutcomeColumn;
        return QVariant(Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString names[]{tr("Time"), tr("Price"), tr("Change"), tr("Rise", "a probability"), tr("Outcome")};
    return names[section];
}

} // namespace cryptopulse::chart
