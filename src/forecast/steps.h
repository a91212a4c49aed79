#pragma once

#include "core/series.h"
#include "core/step.h"

#include <chrono>
#include <memory>
#include <span>
#include <vector>

namespace cryptopulse::forecast {

/// Prices of consecutive steps, and where their runs end. A run is a stretch without a hole; no
/// feature and no label reaches across its end.
///
/// For Step "sample" it is the series itself (shared, not copied) in a single run. For buckets: the
/// last price of each UTC bucket, a single empty bucket carried forward, a longer hole ends the run.
/// A value; keeps alive what it points to.
class Steps
{
public:
    Steps() = default;

    [[nodiscard]] std::size_t size() const noexcept { return m_prices.size(); }
    [[nodiscard]] std::span<const double> prices() const noexcept { return m_prices; }

    /// Ascending, exclusive ends; the last one is size(). Empty when there are no steps.
    [[nodiscard]] std::span<const std::size_t> runEnds() const noexcept;

    /// Time of step @p index: of the sample itself, or of the last sample in the bucket (for a bucket
    /// that was carried forward: the start of that bucket).
    [[nodiscard]] core::UtcTime time(std::size_t index) const noexcept;

    [[nodiscard]] core::Step step() const noexcept { return m_step; }

    /// The first @p count (at most size()) of them, as if nothing had come after. Shares the prices.
    [[nodiscard]] Steps prefix(std::size_t count) const;

    /// The same steps, at the same times and with the same holes, at other prices: one a step.
    [[nodiscard]] Steps withPrices(std::vector<double> prices) const;

    /// Counts @p series in steps of @p step. O(n); for "sample" O(1). Where every bucket holds at most one
    /// sample and none is carried forward, the prices are shared with the series as well.
    [[nodiscard]] static Steps of(const core::SeriesView& series, core::Step step);

private:
    struct Columns {
        std::vector<double> prices; // both empty while every step is one sample of the series
        std::vector<core::UtcTime> times;
        std::vector<std::size_t> runEnds;
        std::shared_ptr<const Columns> shared; // of the steps that these were made from; null: made anew
    };
    [[nodiscard]] static bool shareSamples(const core::SeriesView& series, std::chrono::milliseconds length,
                                           Columns& columns);
    static void fillBuckets(const core::SeriesView& series, std::chrono::milliseconds length,
                            Columns& columns);

    core::Step m_step;
    core::SeriesView m_series;
    std::shared_ptr<const Columns> m_columns; // shared by copies, so that the span below stays valid
    std::span<const double> m_prices;
};

/// What "auto" means for this series now: the standard interval (1m, 5m, 15m, 1h, 1d) nearest to the median
/// spacing of the newest samples (up to 60 spacings), when that median lies within 25 % of it; else "sample".
/// Fewer than 3 samples: "sample".
[[nodiscard]] core::Step detectStep(const core::SeriesView& series);

/// The choice, or what detectStep() says for "auto".
[[nodiscard]] core::Step resolveStep(core::StepChoice choice, const core::SeriesView& series);

} // namespace cryptopulse::forecast
