#include "gui/decimator.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cryptopulse::gui {

namespace {

/// Rounded up, because a sample at a whole millisecond belongs to a range that starts a fraction before it.
core::UtcTime fromAxis(double time)
{
    // Far beyond any date that can be stored, and still inside the range of the integer.
    constexpr double kLimit = 9e15;
    return core::fromEpochMs(static_cast<long long>(std::ceil(std::clamp(time, -kLimit, kLimit))));
}

/// Collects vertices, two a column at most, and decides where the line starts anew.
class Tracer
{
public:
    Tracer(const core::SeriesView& samples, double hole)
        : m_samples(samples)
        , m_hole(hole)
    {
    }

    void reserve(std::size_t vertices) { m_line.reserve(vertices); }

    void single(std::size_t index)
    {
        put(timeOf(index), m_samples.prices()[index], startsAt(index));
        m_previous = index;
    }

    /// Many samples in one column stand upright at its middle; the nearer end comes first.
    void column(std::size_t first, std::size_t last, double lowest, double highest)
    {
        const bool starts = startsAt(first);
        const double middle = (timeOf(first) + timeOf(last - 1)) / 2;
        const double before = starts || m_line.empty() ? m_samples.prices()[first] : m_line.back().price;
        const bool upwards = std::abs(before - lowest) <= std::abs(before - highest);
        put(middle, upwards ? lowest : highest, starts);
        if (lowest < highest)
            put(middle, upwards ? highest : lowest, false);
        m_previous = last - 1;
    }

    [[nodiscard]] std::vector<Vertex> take() { return std::move(m_line); }

private:
    [[nodiscard]] double timeOf(std::size_t index) const { return toAxis(m_samples.times()[index]); }

    [[nodiscard]] bool startsAt(std::size_t index) const
    {
        return !m_previous || timeOf(index) - timeOf(*m_previous) > m_hole;
    }

    void put(double time, double price, bool starts) { m_line.push_back({time, price, starts}); }

    const core::SeriesView& m_samples;
    double m_hole;
    std::optional<std::size_t> m_previous;
    std::vector<Vertex> m_line;
};

} // namespace

bool Decimator::continues(const core::SeriesView& samples) const noexcept
{
    // Samples are only ever added. Nothing came between the known ones exactly when the oldest and the newest
    // of them stand where they stood.
    const std::size_t known = m_samples.size();
    return known > 0 && samples.size() >= known && samples.times().front() == m_samples.times().front() &&
           samples.times()[known - 1] == m_samples.times()[known - 1] &&
           samples.prices()[known - 1] == m_samples.prices()[known - 1];
}

void Decimator::setSamples(core::SeriesView samples)
{
    if (!continues(samples))
        m_blocks.clear();
    m_samples = std::move(samples);
    const auto prices = m_samples.prices();
    for (std::size_t block = m_blocks.size(); (block + 1) * kBlock <= prices.size(); ++block) {
        const auto part = prices.subspan(block * kBlock, kBlock);
        const auto [lowest, highest] = std::minmax_element(part.begin(), part.end());
        m_blocks.push_back({*lowest, *highest});
    }
}

Decimator::Extremes Decimator::extremes(std::size_t first, std::size_t last) const noexcept
{
    Extremes found{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    const auto prices = m_samples.prices();
    const auto scan = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            found.lowest = std::min(found.lowest, prices[i]);
            found.highest = std::max(found.highest, prices[i]);
        }
    };
    const std::size_t firstBlock = (first + kBlock - 1) / kBlock;
    const std::size_t lastBlock = std::min(last / kBlock, m_blocks.size());
    if (firstBlock >= lastBlock) {
        scan(first, last);
        return found;
    }
    scan(first, firstBlock * kBlock);
    for (std::size_t block = firstBlock; block < lastBlock; ++block) {
        found.lowest = std::min(found.lowest, m_blocks[block].lowest);
        found.highest = std::max(found.highest, m_blocks[block].highest);
    }
    scan(lastBlock * kBlock, last);
    return found;
}

std::size_t Decimator::indexAt(double time) const noexcept
{
    return m_samples.lowerBound(fromAxis(time));
}

Polyline Decimator::decimate(TimeSpan range, int columns, double hole) const
{
    Polyline result;
    if (m_samples.empty() || columns < 1 || !(range.length() > 0))
        return result;
    const std::size_t first = indexAt(range.from);
    const std::size_t last = std::max(first, indexAt(std::nextafter(range.to, range.to + 1)));
    result.samples = last - first;
    Tracer tracer(m_samples, hole);
    tracer.reserve(std::min(result.samples, 2 * static_cast<std::size_t>(columns)) + 4);
    if (first > 0)
        tracer.single(first - 1);

    const double width = range.length() / columns;
    std::size_t begin = first;
    if (result.samples <= 2 * static_cast<std::size_t>(columns)) {
        for (; begin < last; ++begin)
            tracer.single(begin);
    }
    for (int column = 0; column < columns && begin < last; ++column) {
        const bool isLast = column + 1 == columns;
        const std::size_t end = isLast ? last : std::min(last, indexAt(range.from + (column + 1) * width));
        if (end - begin == 1) {
            tracer.single(begin);
        } else if (end > begin) {
            const Extremes found = extremes(begin, end);
            tracer.column(begin, end, found.lowest, found.highest);
        }
        begin = std::max(begin, end);
    }
    if (last < m_samples.size())
        tracer.single(last);
    if (result.samples > 0) {
        const Extremes all = extremes(first, last);
        result.lowest = all.lowest;
        result.highest = all.highest;
    }
    result.vertices = tracer.take();
    return result;
}

std::optional<TimeSpan> Decimator::extent() const noexcept
{
    if (m_samples.empty())
        return std::nullopt;
    return TimeSpan{toAxis(m_samples.times().front()), toAxis(m_samples.times().back())};
}

std::optional<std::size_t> Decimator::nearest(double time) const noexcept
{
    if (m_samples.empty())
        return std::nullopt;
    const std::size_t after = indexAt(time);
    if (after == 0)
        return 0;
    if (after == m_samples.size())
        return after - 1;
    const auto times = m_samples.times();
    return toAxis(times[after]) - time < time - toAxis(times[after - 1]) ? after : after - 1;
}

std::optional<double> medianSpacing(const core::SeriesView& samples, std::size_t first, std::size_t last)
{
    constexpr std::size_t kLooks = 401;
    if (last > samples.size() || last < first + 2)
        return std::nullopt;
    const std::size_t spacings = last - first - 1;
    const std::size_t looks = std::min(spacings, kLooks);
    std::vector<double> found(looks);
    for (std::size_t look = 0; look < looks; ++look) {
        const std::size_t index = first + look * spacings / looks;
        found[look] = toAxis(samples.times()[index + 1]) - toAxis(samples.times()[index]);
    }
    const auto middle = found.begin() + static_cast<std::ptrdiff_t>(looks / 2);
    std::nth_element(found.begin(), middle, found.end());
    return *middle;
}

double holeThreshold(const core::SeriesView& samples, TimeSpan range, double stepMs)
{
    const std::size_t first = samples.lowerBound(fromAxis(range.from));
    const std::size_t last = samples.lowerBound(fromAxis(range.to + 1));
    auto usual = medianSpacing(samples, first > 0 ? first - 1 : 0, std::min(last + 1, samples.size()));
    return std::max(3 * usual.value_or(0.0), stepMs);
}

} // namespace cryptopulse::gui
