#include "remote/mirror.h"

#include <algorithm>

namespace cryptopulse::remote {

namespace {

constexpr int kMostPerCall = 100'000;        // the API's limit
constexpr std::size_t kPagesWorthwhile = 10; // beyond, the newest tell more than all that was missed

} // namespace

Mirror::Mirror(int initial, int page)
    : m_initial(std::clamp(initial, 1, kMostPerCall))
    , m_page(std::clamp(page, 1, kMostPerCall))
{
}

std::optional<SampleNeed> Mirror::begin(const ServerStatus& status)
{
    m_target = status.newest;
    m_targetRows = status.rows;
    if (status.rows == 0 || !status.newest) {
        m_key = status.snapshot.series;
        m_series = core::Series();
        m_accounted = 0;
        return std::nullopt;
    }
    if (status.snapshot.series != m_key || !isSameSeriesGrown(status)) {
        m_key = status.snapshot.series;
        return startOver();
    }
    if (status.rows == m_accounted)
        return std::nullopt;
    m_loading = false;
    return nextPage();
}

bool Mirror::isSameSeriesGrown(const ServerStatus& status) const
{
    const core::SeriesView held = m_series.view();
    if (held.empty() || status.rows < m_accounted || status.newest->time < held.newestTime())
        return false;
    const bool sameNewest = status.newest->time == held.newestTime();
    if (sameNewest && status.newest->price != held.newestPrice())
        return false;
    const std::size_t grown = status.rows - m_accounted;
    const auto worthwhile = kPagesWorthwhile * std::size_t(std::max(m_initial, m_page));
    return sameNewest == (grown == 0) && grown <= worthwhile;
}

core::Result<std::optional<SampleNeed>> Mirror::take(const std::vector<Row>& rows)
{
    if (m_loading) {
        m_series.reserve(rows.size());
        for (const Row& row : rows) {
            // What came after the status was made belongs to the next one.
            if (row.time <= m_target->time)
                m_series.add(row.time, row.price);
        }
        m_accounted = m_targetRows;
        return std::nullopt;
    }
    const SampleNeed asked = nextPage();
    for (const Row& row : rows) {
        if (row.time < asked.from || row.time >= asked.to)
            return core::failure(core::ErrorKind::BadReply,
                                 "the answer has rows outside the range asked for");
        m_series.add(row.time, row.price);
        ++m_accounted;
    }
    const bool isThere = m_series.view().newestTime() == m_target->time;
    if (m_accounted > m_targetRows || (isThere && m_accounted != m_targetRows) || (rows.empty() && !isThere))
        return startOver();
    if (isThere)
        return std::nullopt;
    return nextPage();
}

SampleNeed Mirror::startOver()
{
    m_series = core::Series();
    m_accounted = 0;
    m_loading = true;
    return {.newest = true, .most = m_initial};
}

SampleNeed Mirror::nextPage() const
{
    constexpr std::chrono::milliseconds one(1);
    return {.newest = false,
            .from = m_series.view().newestTime() + one,
            .to = m_target->time + one,
            .most = m_page};
}

} // namespace cryptopulse::remote
