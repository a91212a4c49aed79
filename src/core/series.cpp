#include "core/series.h"

#include <algorithm>

namespace cryptopulse::core {

namespace {
constexpr std::size_t kSmallest = 4096; // samples; small enough that an empty program stays small
}

std::size_t SeriesView::lowerBound(UtcTime time) const noexcept
{
    const auto all = times();
    return static_cast<std::size_t>(std::ranges::lower_bound(all, time) - all.begin());
}

SeriesView SeriesView::first(std::size_t count) const
{
    SeriesView part = *this;
    part.m_size = count;
    return part;
}

SeriesView SeriesView::from(std::size_t first) const
{
    SeriesView rest = *this;
    rest.m_times += first;
    rest.m_prices += first;
    rest.m_size -= first;
    return rest;
}

void Series::reserve(std::size_t expected)
{
    if (!m_columns || m_columns->times.capacity() < expected)
        m_columns = copyWithRoom(expected);
}

bool Series::add(UtcTime time, Price price)
{
    if (!m_columns)
        m_columns = copyWithRoom(kSmallest);
    const auto& times = m_columns->times;
    if (times.empty() || times.back() < time) {
        // push_back must not move the columns: views point into them.
        if (times.size() == times.capacity())
            m_columns = copyWithRoom(std::max(kSmallest, 2 * times.size()));
        m_columns->times.push_back(time);
        m_columns->prices.push_back(price.value());
        return true;
    }
    const auto place = std::ranges::lower_bound(times, time);
    if (*place == time)
        return false;
    const auto index = place - times.begin();
    auto columns = copyWithRoom(std::max(times.capacity(), times.size() + 1));
    columns->times.insert(columns->times.begin() + index, time);
    columns->prices.insert(columns->prices.begin() + index, price.value());
    m_columns = std::move(columns);
    return true;
}

std::size_t Series::size() const noexcept
{
    return m_columns ? m_columns->times.size() : 0;
}

SeriesView Series::view() const
{
    SeriesView view;
    if (m_columns) {
        view.m_columns = m_columns;
        view.m_times = m_columns->times.data();
        view.m_prices = m_columns->prices.data();
        view.m_size = m_columns->times.size();
    }
    return view;
}

std::shared_ptr<Series::Columns> Series::copyWithRoom(std::size_t capacity) const
{
    auto columns = std::make_shared<Columns>();
    columns->times.reserve(capacity);
    columns->prices.reserve(capacity);
    if (m_columns) {
        columns->times.assign(m_columns->times.begin(), m_columns->times.end());
        columns->prices.assign(m_columns->prices.begin(), m_columns->prices.end());
    }
    return columns;
}

} // namespace cryptopulse::core
