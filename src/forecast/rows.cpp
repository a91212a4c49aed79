#include "forecast/rows.h"

#include "forecast/seedmodel.h"

#include <iterator>

namespace cryptopulse::forecast {

RowIndex::RowIndex(const Steps& steps)
{
    std::size_t begin = 0;
    for (const std::size_t end : steps.runEnds()) {
        if (end - begin > kFirstUsable + kHorizon) {
            const std::size_t rows = end - begin - kFirstUsable - kHorizon;
            m_stretches.push_back({m_rows, begin + kFirstUsable, rows});
            m_rows += rows;
        }
        begin = end;
    }
}

std::size_t RowIndex::rowsBefore(std::size_t step) const noexcept
{
    const auto after = std::ranges::lower_bound(m_stretches, step, {}, &Stretch::firstStep);
    if (after == m_stretches.begin())
        return 0;
    const Stretch& last = *std::prev(after);
    return last.firstRow + std::min(last.rows, step - last.firstStep);
}

std::size_t RowIndex::stretchOf(std::size_t row) const noexcept
{
    const auto after = std::ranges::upper_bound(m_stretches, row, {}, &Stretch::firstRow);
    return static_cast<std::size_t>(after - m_stretches.begin()) - 1;
}

} // namespace cryptopulse::forecast
