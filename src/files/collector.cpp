#include "files/collector.h"

#include <algorithm>

namespace cryptopulse::files {

core::Result<void> Collector::take(std::uint64_t line, const core::Result<CsvRow>& row)
{
    if (row && !row->price) {
        ++m_report.withoutTrade;
        return {};
    }
    ++m_report.lines;
    if (!row) {
        refuse(line, row.error().detail);
    } else if (row->time > m_received + std::chrono::hours(24)) {
        refuse(line, "a time in the future: " + core::toIso(row->time));
    } else {
        m_samples.push_back({row->time, *row->price, m_received});
        if (m_samples.size() >= m_settleAt)
            settle();
        if (m_samples.size() > kMostPrices)
            return core::failure(core::ErrorKind::InvalidArgument, "the file holds more than " +
                                                                       std::to_string(kMostPrices) +
                                                                       " prices; cut it into several");
    }
    return {};
}

void Collector::refuse(std::uint64_t line, const std::string& reason)
{
    if (m_report.badLineCount++ < kReportedLines)
        m_report.badLines.push_back({line, reason});
}

/// Sorts by time and keeps the last line of each.
void Collector::settle()
{
    if (!std::ranges::is_sorted(m_samples, {}, &core::Sample::time))
        std::ranges::stable_sort(m_samples, {}, &core::Sample::time);
    const std::size_t before = m_samples.size();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < before; ++i) {
        if (i + 1 < before && m_samples[i + 1].time == m_samples[i].time) {
            m_report.differing += m_samples[i + 1].price != m_samples[i].price;
            continue;
        }
        m_samples[kept++] = m_samples[i];
    }
    m_samples.erase(m_samples.begin() + std::ptrdiff_t(kept), m_samples.end());
    m_report.duplicates += before - kept;
    m_settleAt = std::max(m_settleAt, 2 * kept);
}

core::Result<PriceFile> Collector::finish() &&
{
    if (m_samples.empty()) {
        std::string reason = m_report.badLines.empty() ? "it is empty" : m_report.badLines.front().reason;
        if (m_report.badLines.empty() && m_report.withoutTrade > 0)
            reason = "nothing was traded in any of its lines";
        return core::failure(core::ErrorKind::InvalidArgument, "the file holds not one price: " + reason);
    }
    settle();
    return PriceFile{std::move(m_samples), std::move(m_report)};
}

} // namespace cryptopulse::files
