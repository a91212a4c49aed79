#pragma once

#include "engine/gapsurvey.h"

#include <QAbstractTableModel>
#include <vector>

namespace cryptopulse::gui {

/// The gaps of a series as rows, in any order; however many there are, only what is in sight is put in words.
class GapsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { From, To, Missing, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Keeps the order that was asked for last; at first, the longest are above.
    void setSurvey(const engine::GapSurvey& survey);
    [[nodiscard]] const core::Gap& gapAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    [[nodiscard]] QString reasonOf(std::size_t gap) const;
    void arrange();

    std::vector<core::Gap> m_gaps;
    std::vector<bool> m_asked;
    std::vector<std::size_t> m_rows; // places in m_gaps
    int m_column = Missing;
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

} // namespace cryptopulse::gui
