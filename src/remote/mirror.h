#pragma once

#include "core/series.h"
#include "remote/protocol.h"

#include <optional>
#include <vector>

namespace cryptopulse::remote {

/// Which samples to ask the server for.
struct SampleNeed {
    bool newest = false; ///< the newest @c most; else those with from <= time < to, oldest first
    core::UtcTime from{};
    core::UtcTime to{};
    int most = 0;

    bool operator==(const SampleNeed&) const = default;
};

/// The server's newest samples, kept here and brought up to date by what is missing. Pure; one thread.
///
/// The number of rows that the server tells is a checksum: when as many came as it grew by, the
/// rest is unchanged. When not (an import of older rows, another database) it starts over.
class Mirror final
{
public:
    /// @p initial: how many to begin with; @p page: the most asked for at once. Both are kept within 1 …
    /// 100000.
    Mirror(int initial, int page);

    /// Begins to catch up with @p status; what to ask for first, if anything.
    [[nodiscard]] std::optional<SampleNeed> begin(const ServerStatus& status);

    /// Takes the answer to what was asked for last; what to ask for next, if anything. Error: BadReply.
    [[nodiscard]] core::Result<std::optional<SampleNeed>> take(const std::vector<Row>& rows);

    [[nodiscard]] core::SeriesView samples() const { return m_series.view(); }

private:
    [[nodiscard]] SampleNeed startOver();
    [[nodiscard]] SampleNeed nextPage() const;
    [[nodiscard]] bool isSameSeriesGrown(const ServerStatus& status) const;

    int m_initial;
    int m_page;
    core::SeriesKey m_key;
    core::Series m_series;
    std::size_t m_accounted = 0; ///< rows of the server at the last match, and those taken since
    std::optional<Row> m_target; ///< the newest row of the status we catch up with
    std::size_t m_targetRows = 0;
    bool m_loading = false; ///< the newest are asked for, not a page
};

} // namespace cryptopulse::remote
