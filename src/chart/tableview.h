#pragma once

#include "chart/tablemodel.h"

#include <QTableView>

namespace cryptopulse::chart {

/// The data of a chart as a table to read, to walk through by keys and to copy from.
class TableView final : public QTableView
{
    Q_OBJECT

public:
    explicit TableView(QWidget* parent = nullptr);

    /// As in TableModel, and so are these.
    void setData(core::SeriesView samples, std::vector<ForecastMark> marks, TimeSpan range,
                 std::chrono::milliseconds step);
    [[nodiscard]] int pageCount() const noexcept { return m_model.pageCount(); }
    [[nodiscard]] int page() const noexcept { return m_model.page(); }
    [[nodiscard]] TableModel::Rows rows() const noexcept { return m_model.rows(); }

    /// The selected rows as CSV, oldest first: "time,price" and a line for each; empty without a selection.
    [[nodiscard]] QString selectedCsv() const;

public Q_SLOTS:
    /// Puts selectedCsv() on the clipboard; leaves it alone when that is empty.
    void copy() const;
    void setPage(int page);

Q_SIGNALS:
    void rowsChanged();

private:
    TableModel m_model;
};

} // namespace cryptopulse::chart
