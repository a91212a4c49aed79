#include "forecast/steps.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace cryptopulse::forecast {

namespace {

using core::UtcTime;
using std::chrono::milliseconds;

/// The start of the bucket of that length which @p time lies in, counted from 1970-01-01T00:00Z.
UtcTime bucketStart(UtcTime time, milliseconds length)
{
    auto offset = time.time_since_epoch() % length;
    if (offset < milliseconds(0))
        offset += length;
    return time - offset;
}

/// Walks along ascending times and says how many buckets ahead each one lies. Divides only after holes.
class BucketWalk
{
public:
    BucketWalk(UtcTime first, milliseconds length)
        : m_length(length)
        , m_start(bucketStart(first, length))
    {
    }

    [[nodiscard]] UtcTime start() const { return m_start; }

    /// 0: the same bucket as the time before.
    std::size_t advance(UtcTime time)
    {
        if (time < m_start + m_length)
            return 0;
        if (time < m_start + 2 * m_length) {
            m_start += m_length;
            return 1;
        }
        const UtcTime next = bucketStart(time, m_length);
        const auto ahead = (next - m_start) / m_length;
        m_start = next;
        return static_cast<std::size_t>(ahead);
    }

private:
    milliseconds m_length;
    UtcTime m_start;
};

/// Mean of the two middle values when there is an even number. @p spacings must not be empty.
milliseconds median(std::span<milliseconds> spacings)
{
    std::ranges::sort(spacings);
    const std::size_t middle = spacings.size() / 2;
    if (spacings.size() % 2 == 1)
        return spacings[middle];
    return spacings[middle - 1] + (spacings[middle] - spacings[middle - 1]) / 2;
}

constexpr std::size_t kNewestSpacings = 60;
constexpr std::array kIntervals{std::chrono::seconds(60), std::chrono::seconds(300),
                                std::chrono::seconds(900), std::chrono::seconds(3600),
                                std::chrono::seconds(86400)};

} // namespace

std::span<const std::size_t> Steps::runEnds() const noexcept
{
    if (!m_columns)
        return {};
    return m_columns->runEnds;
}

core::UtcTime Steps::time(std::size_t index) const noexcept
{
    const Columns* columns = m_columns.get();
    while (columns->times.empty() && columns->shared)
        columns = columns->shared.get();
    return columns->times.empty() ? m_series.times()[index] : columns->times[index];
}

Steps Steps::prefix(std::size_t count) const
{
    Steps result = *this;
    if (count >= size())
        return result;
    result.m_prices = m_prices.first(count);
    auto columns = std::make_shared<Columns>();
    columns->shared = m_columns; // holds on to the prices and times
    for (const std::size_t end : m_columns->runEnds) {
        columns->runEnds.push_back(std::min(end, count));
        if (end >= count)
            break;
    }
    if (count == 0)
        columns->runEnds.clear();
    result.m_columns = std::move(columns);
    return result;
}

Steps Steps::withPrices(std::vector<double> prices) const
{
    Steps result = *this;
    auto columns = std::make_shared<Columns>();
    columns->shared = m_columns;
    columns->prices = std::move(prices);
    if (m_columns)
        columns->runEnds = m_columns->runEnds;
    result.m_prices = columns->prices;
    result.m_columns = std::move(columns);
    return result;
}

Steps Steps::of(const core::SeriesView& series, core::Step step)
{
    Steps result;
    result.m_step = step;
    result.m_series = series;
    auto columns = std::make_shared<Columns>();
    if (series.empty()) {
        result.m_columns = std::move(columns);
        return result;
    }
    const auto length = step.interval();
    if (!length)
        columns->runEnds.push_back(series.size());
    else if (!shareSamples(series, *length, *columns))
        fillBuckets(series, *length, *columns);
    result.m_prices = columns->prices.empty() ? series.prices() : std::span<const double>(columns->prices);
    result.m_columns = std::move(columns);
    return result;
}

/// Finds the runs when every step is exactly one sample. False, with nothing kept, when one is not.
bool Steps::shareSamples(const core::SeriesView& series, milliseconds length, Columns& columns)
{
    const auto times = series.times();
    BucketWalk walk(times.front(), length);
    for (std::size_t i = 1; i < times.size(); ++i) {
        const std::size_t ahead = walk.advance(times[i]);
        if (ahead == 1)
            continue;
        if (ahead == 0 || ahead == 2) {
            columns.runEnds.clear();
            return false;
        }
        columns.runEnds.push_back(i);
    }
    columns.runEnds.push_back(times.size());
    return true;
}

void Steps::fillBuckets(const core::SeriesView& series, milliseconds length, Columns& columns)
{
    const auto times = series.times();
    const auto prices = series.prices();
    BucketWalk walk(times.front(), length);
    for (std::size_t i = 0; i < times.size(); ++i) {
        const std::size_t ahead = walk.advance(times[i]);
        if (ahead == 0 && i > 0) { // a later price of the same bucket
            columns.prices.back() = prices[i];
            columns.times.back() = times[i];
            continue;
        }
        if (ahead == 2) {
            columns.prices.push_back(columns.prices.back());
            columns.times.push_back(walk.start() - length);
        } else if (ahead > 2) {
            columns.runEnds.push_back(columns.prices.size());
        }
        columns.prices.push_back(prices[i]);
        columns.times.push_back(times[i]);
    }
    columns.runEnds.push_back(columns.prices.size());
}

core::Step detectStep(const core::SeriesView& series)
{
    const auto times = series.times();
    if (times.size() < 3)
        return {};
    const std::size_t count = std::min(kNewestSpacings, times.size() - 1);
    std::array<milliseconds, kNewestSpacings> spacings{};
    for (std::size_t i = 0; i < count; ++i)
        spacings[i] = times[times.size() - 1 - i] - times[times.size() - 2 - i];
    const milliseconds typical = median(std::span(spacings).first(count));
    const auto away = [typical](milliseconds interval) { return std::abs((typical - interval).count()); };
    const milliseconds nearest = *std::ranges::min_element(kIntervals, {}, away);
    if (4 * away(nearest) > nearest.count())
        return {};
    return core::Step::ofInterval(std::chrono::duration_cast<std::chrono::seconds>(nearest))
        .value_or(core::Step());
}

core::Step resolveStep(core::StepChoice choice, const core::SeriesView& series)
{
    return choice ? *choice : detectStep(series);
}

} // namespace cryptopulse::forecast
