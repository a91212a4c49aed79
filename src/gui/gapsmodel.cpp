#include "gui/gapsmodel.h"

#include "chart/labels.h"
#include "look/words.h"

#include <algorithm>
#include <numeric>

namespace cryptopulse::gui {

void GapsModel::setSurvey(const engine::GapSurvey& survey)
{
    beginResetModel();
    m_gaps = survey.gaps.list;
    m_asked = survey.asked;
    arrange();
    endResetModel();
}

const core::Gap& GapsModel::gapAt(int row) const
{
    return m_gaps[m_rows[static_cast<std::size_t>(row)]];
}

int GapsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int GapsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant GapsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return index.column() == Missing ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    const std::size_t gap = m_rows[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case From:
        return chart::Labels::moment(m_gaps[gap].range.from);
    case To:
        return chart::Labels::moment(m_gaps[gap].range.to);
    case Missing:
        return look::Words::count(m_gaps[gap].missing);
    default:
        return reasonOf(gap);
    }
}

QVariant GapsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Missing)
        return Qt::AlignCenter; // at the right the arrow of the order would lie on it
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case From:
        return tr("From");
    case To:
        return tr("To");
    case Missing:
        return tr("Missing minutes");
    default:
        return tr("Why");
    }
}

QString GapsModel::reasonOf(std::size_t gap) const
{
    if (m_asked.empty())
        return tr("not known here");
    return m_asked[gap] ? tr("the source has none") : tr("not asked for");
}

void GapsModel::sort(int column, Qt::SortOrder order)
{
    Q_EMIT layoutAboutToBeChanged();
    m_column = column;
    m_order = order;
    arrange();
    Q_EMIT layoutChanged();
}

void GapsModel::arrange()
{
    m_rows.resize(m_gaps.size());
    std::iota(m_rows.begin(), m_rows.end(), std::size_t{0}); // by time
    const auto byTime = m_column == From || m_column == To;
    const auto rank = [this](std::size_t gap) {
        return m_column == Missing ? m_gaps[gap].missing : std::size_t(!m_asked.empty() && m_asked[gap]);
    };
    if (byTime) {
        if (m_order == Qt::DescendingOrder)
            std::ranges::reverse(m_rows);
    } else if (m_order == Qt::AscendingOrder) {
        std::ranges::stable_sort(m_rows, std::less{}, rank);
    } else {
        std::ranges::stable_sort(m_rows, std::greater{}, rank);
    }
}

} // namespace cryptopulse::gui
