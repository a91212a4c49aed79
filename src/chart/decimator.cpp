#include "chart/decimator.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::chart {

namespace {

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

/// Where a column that is to hold the samples [@p begin, @p end) ends at little cost: with a node of the
/// pyramid, up to a thirty-second of its width later, unless the samples up to there lie behind @p latest.
std::size_t cheapEnd(const core::SeriesView& samples, std::size_t begin, std::size_t end, double latest)
{
    const std::size_t cheap = Pyramid::nodeEdge(end, (end - begin) / 32);
    return cheap < samples.size() && toAxis(samples.times()[cheap - 1]) < latest ? cheap : end;
}

} // namespace

Polyline Decimator::decimate(TimeSpan range, int count, double hole) const
{
    Polyline result;
    if (samples().empty() || count < 1 || !(range.length() > 0))
        return result;
    const std::size_t first = indexAt(samples(), range.from, 0, samples().size());
    const std::size_t last =
        indexAt(samples(), std::nextafter(range.to, range.to + 1), first, samples().size());
    result.samples = last - first;
    const Columns columns(range, count);
    Tracer tracer(samples(), std::max(hole, columns.width())); // a narrower hole cannot be seen
    tracer.reserve(std::min(result.samples, 2 * static_cast<std::size_t>(count)) + 4);
    if (first > 0)
        tracer.single(first - 1);
    Strides strides(samples(), last);
    Pyramid::Extremes all;
    for (std::size_t begin = first; begin < last;) {
        const double end = columns.endAfter(toAxis(samples().times()[begin]));
        std::size_t next = std::max(begin + 1, strides.to(end, begin));
        if (next < last)
            next = std::min(cheapEnd(samples(), begin, next, end + columns.width() / 16), last);
        const Pyramid::Extremes found = m_pyramid.extremes(begin, next);
        all = {std::min(all.lowest, found.lowest), std::max(all.highest, found.highest)};
        if (next - begin <= 2) {
            for (; begin < next; ++begin)
                tracer.single(begin);
        } else {
            tracer.column(begin, next, found.lowest, found.highest);
            begin = next;
        }
    }
    if (last < samples().size())
        tracer.single(last);
    if (result.samples > 0) {
        result.lowest = all.lowest;
        result.highest = all.highest;
    }
    result.vertices = tracer.take();
    return result;
}

std::optional<TimeSpan> Decimator::extent() const noexcept
{
    if (samples().empty())
        return std::nullopt;
    return TimeSpan{toAxis(samples().times().front()), toAxis(samples().times().back())};
}

std::optional<std::size_t> Decimator::nearest(double time) const noexcept
{
    if (samples().empty())
        return std::nullopt;
    const std::size_t after = indexAt(samples(), time, 0, samples().size());
    if (after == 0)
        return 0;
    if (after == samples().size())
        return after - 1;
    const auto times = samples().times();
    return toAxis(times[after]) - time < time - toAxis(times[after - 1]) ? after : after - 1;
}

} // namespace cryptopulse::chart
