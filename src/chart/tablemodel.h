#pragma once

#include "chart/forecastmarks.h"
#include "core/series.h"

#include <QAbstractTableModel>
#include <chrono>
#include <optional>

namespace cryptopulse::chart {

/// The samples of a chart as a table, newest first. Holds no copy of them: a row is arithmetic on an index.
///
/// A view keeps an entry for every row it knows of. Rows are therefore shown a page at a time, and not ten
/// million at once. Pages are counted off from the oldest sample, so that those which are full keep their
/// rows when prices come; the newest page holds the rest as well and is up to twice as long.
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
    static constexpr std::size_t kPage = 100'000; ///< rows

    /// Which of all rows are shown; the newest is the first. Nothing: 0 to 0 of 0.
    struct Rows {
        std::size_t first = 0;
        std::size_t last = 0;
        std::size_t all = 0;

        bool operator==(const Rows&) const = default;
    };

    explicit TableModel(QObject* parent = nullptr)
        : QAbstractTableModel(parent)
    {
    }

    /// Shows the samples in @p range, whose ends may be infinite, and of @p marks (oldest first) those given
    /// at them; @p step as in Dataset. Samples that are only newer than all before become new rows; anything
    /// else begins anew. Another range begins with the newest page.
    void setData(core::SeriesView samples, std::vector<ForecastMark> marks, TimeSpan range,
                 std::chrono::milliseconds step);

    [[nodiscard]] int pageCount() const noexcept;
    /// From 1, which is the newest, to pageCount().
    [[nodiscard]] int page() const noexcept { return pageCount() - static_cast<int>(m_page); }
    void setPage(int page);
    [[nodiscard]] Rows rows() const noexcept;

    /// Index of the sample in @p row.
    [[nodiscard]] std::size_t sampleAt(int row) const noexcept
    {
        return m_end - 1 - static_cast<std::size_t>(row);
    }
    [[nodiscard]] const core::SeriesView& samples() const noexcept { return m_samples; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// What rows(), page() or pageCount() say is another.
    void rowsChanged();

private:
    [[nodiscard]] std::size_t available() const noexcept { return m_last - m_first; }
    void take(core::SeriesView samples);
    void begin(std::size_t page);
    void grow(core::SeriesView samples);
    [[nodiscard]] bool onlyGrows(const core::SeriesView& samples) const noexcept;
    /// The price before @p sample, unless data is missing between them.
    [[nodiscard]] std::optional<double> before(std::size_t sample) const;
    [[nodiscard]] QVariant value(std::size_t sample, int column) const;
    [[nodiscard]] QString text(std::size_t sample, int column) const;

    core::SeriesView m_samples;
    std::vector<ForecastMark> m_marks;
    TimeSpan m_range;
    std::chrono::milliseconds m_step{0};
    double m_hole = 0.0;     // as in Frame
    std::size_t m_first = 0; // of the samples in the range
    std::size_t m_last = 0;
    std::size_t m_page = 0;  // 0 is the oldest
    std::size_t m_begin = 0; // of the samples on the page
    std::size_t m_end = 0;
};

} // namespace cryptopulse::chart
