#pragma once

#include "core/price.h"
#include "core/time.h"

#include <memory>
#include <span>
#include <vector>

namespace cryptopulse::core {

/// The columns of a series as they were at one moment: ascending unique times and their prices.
///
/// A value: copying shares the columns, which never change below size(). Any thread may read it
/// while the Series it came from grows. Keeps its memory alive; spans are valid while it lives.
class SeriesView
{
public:
    SeriesView() = default;

    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] bool empty() const noexcept { return m_size == 0; }
    [[nodiscard]] std::span<const UtcTime> times() const noexcept { return {m_times, m_size}; }
    [[nodiscard]] std::span<const double> prices() const noexcept { return {m_prices, m_size}; }

    /// The newest time and price. The view must not be empty.
    [[nodiscard]] UtcTime newestTime() const noexcept { return m_times[m_size - 1]; }
    [[nodiscard]] Price newestPrice() const noexcept { return *Price::from(m_prices[m_size - 1]); }

    /// Index of the first sample at or after @p time; size() when there is none.
    [[nodiscard]] std::size_t lowerBound(UtcTime time) const noexcept;

    /// The first @p count samples (at most size()), sharing the same columns.
    [[nodiscard]] SeriesView first(std::size_t count) const;

    /// The samples from index @p first (at most size()) on, sharing the same columns.
    [[nodiscard]] SeriesView from(std::size_t first) const;

private:
    friend class Series;
    std::shared_ptr<const void> m_columns; // keeps what the pointers below point into
    const UtcTime* m_times = nullptr;
    const double* m_prices = nullptr;
    std::size_t m_size = 0;
};

/// The growing columns of one series. One thread writes; views of it go anywhere.
///
/// 16 bytes a sample. Appending is amortised O(1) and never touches what a view shows; when the
/// room is used up the columns move to a place twice as large, and views keep the old one.
class Series
{
public:
    Series() = default;
    /// Room for @p expected samples at once, for loading.
    explicit Series(std::size_t expected) { reserve(expected); }
    // A copy would go on growing in the same columns as the original. What is handed around is a view.
    Series(const Series&) = delete;
    Series& operator=(const Series&) = delete;
    Series(Series&&) noexcept = default;
    Series& operator=(Series&&) noexcept = default;
    ~Series() = default;

    void reserve(std::size_t expected);

    /// Adds a sample at its place in time. Newer than all others: amortised O(1); between others: O(n),
    /// in new columns. False, and nothing changed, when there is a sample at that time already.
    bool add(UtcTime time, Price price);

    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] SeriesView view() const;

private:
    struct Columns {
        std::vector<UtcTime> times;
        std::vector<double> prices;
    };
    [[nodiscard]] std::shared_ptr<Columns> copyWithRoom(std::size_t capacity) const;
    std::shared_ptr<Columns> m_columns;
};

} // namespace cryptopulse::core
