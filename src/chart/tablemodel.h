#pragma once

#include "chart/forecastmarks.h"
#include "core/series.h"

#include <QAbstractTableModel>

namespace cryptopulse::chart {

/// The samples of a chart as a table, newest first. Holds no copy of them: a row is arithmetic on an index.
///
/// A view keeps an entry for every row it knows of. Rows are therefore handed out by the hundred thousand, as
/// a reader gets to them, and not ten million at once.
class TableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, PriceColumn, ChangeColumn, ForecastColumn, OutcomeColumn, ColumnCount };
    enum Role {
        /// The raw value: milliseconds since 1970, the price, the change as a share of one, the probability
        /// of
        /// a rise, the ForecastMark::State. Invalid where the cell is empty.
        SortRole = Qt::UserRole
    };
    static constexpr std::size_t kPage = 250'000; ///< rows

    explicit TableModel(QObject* parent = nullptr)
        : QAbstractTableModel(parent)
    {
    }

    /// Shows the samples in @p range, whose ends may be infinite, and of @p marks (oldest first) those given
    /// at them. Samples that are only newer than all before become new rows; anything else begins anew.
    void setData(core::SeriesView samples, std::vector<ForecastMark> marks, TimeSpan range);

    /// Index of the sample in @p row.
    [[nodiscard]] std::size_t sampleAt(int row) const noexcept
    {
        return m_last - 1 - static_cast<std::size_t>(row);
    }
    [[nodiscard]] const core::SeriesView& samples() const noexcept { return m_samples; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

private:
    [[nodiscard]] std::size_t available() const noexcept { return m_last - m_first; }
    void take(core::SeriesView samples);
    [[nodiscard]] bool onlyGrows(const core::SeriesView& samples) const noexcept;
    [[nodiscard]] QVariant value(std::size_t sample, int column) const;
    [[nodiscard]] QString text(std::size_t sample, int column) const;

    core::SeriesView m_samples;
    std::vector<ForecastMark> m_marks;
    TimeSpan m_range;
    std::size_t m_first = 0; // of the samples in the range
    std::size_t m_last = 0;
    std::size_t m_rows = 0; // handed out so far
};

} // namespace cryptopulse::chart
