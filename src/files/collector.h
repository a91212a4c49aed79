#pragma once

#include "files/csvrow.h"
#include "files/pricefile.h"

#include <optional>
#include <vector>

namespace cryptopulse::files {

/// Collects the prices of a file and counts what becomes of its lines.
class Collector
{
public:
    explicit Collector(core::UtcTime received)
        : m_received(received)
    {
    }

    /// A line that was read, or what is wrong with it. Error: InvalidArgument when there are too many prices.
    [[nodiscard]] core::Result<void> take(std::uint64_t line, const core::Result<CsvRow>& row);

    /// Sorted by time, with the last line of each. Error: InvalidArgument when there is not one.
    [[nodiscard]] core::Result<PriceFile> finish() &&;

    [[nodiscard]] bool isEmpty() const { return m_samples.empty(); }

private:
    void refuse(std::uint64_t line, const std::string& reason);
    void settle();

    core::UtcTime m_received;
    std::size_t m_settleAt = 4'000'000; // so that a file of few times takes little memory, however long it is
    std::vector<core::Sample> m_samples;
    ImportReport m_report;
};

} // namespace cryptopulse::files
