#include "chart/pyramid.h"

#include "chart/timespan.h"

#include <algorithm>

namespace cryptopulse::chart {

namespace {

/// How many samples stand at the beginning of both. Exact, by looking: columns move only when an append has
/// used up their room or a sample came between others, and either has just copied all of them.
std::size_t commonBeginning(const core::SeriesView& a, const core::SeriesView& b)
{
    const std::size_t shorter = std::min(a.size(), b.size());
    if (a.times().data() == b.times().data() && a.prices().data() == b.prices().data())
        return shorter;
    const auto same = [shorter](auto one, auto other) {
        const auto end = std::mismatch(one.begin(), one.begin() + std::ptrdiff_t(shorter), other.begin());
        return static_cast<std::size_t>(end.first - one.begin());
    };
    return std::min(same(a.times(), b.times()), same(a.prices(), b.prices()));
}

} // namespace

void Pyramid::Node::take(const Node& other) noexcept
{
    prices.lowest = std::min(prices.lowest, other.prices.lowest);
    prices.highest = std::max(prices.highest, other.prices.highest);
    gap = std::max(gap, other.gap);
}

void Pyramid::setSamples(core::SeriesView samples)
{
    std::size_t kept = commonBeginning(m_samples, samples);
    m_samples = std::move(samples);
    std::size_t below = m_samples.size();
    for (std::size_t level = 0; below >= kFanOut || level < m_levels.size(); ++level) {
        if (level == m_levels.size())
            m_levels.emplace_back();
        std::vector<Node>& nodes = m_levels[level];
        const std::size_t count = below / kFanOut;
        kept = std::min(kept / kFanOut, nodes.size());
        nodes.resize(kept);
        for (std::size_t index = kept; index < count; ++index) {
            Node node;
            for (std::size_t child = index * kFanOut; child < (index + 1) * kFanOut; ++child)
                node.take(level == 0 ? sampleNode(child) : m_levels[level - 1][child]);
            nodes.push_back(node);
        }
        below = count;
    }
}

Pyramid::Node Pyramid::sampleNode(std::size_t index) const noexcept
{
    const double price = m_samples.prices()[index];
    const auto times = m_samples.times();
    return {{price, price}, index > 0 ? static_cast<double>((times[index] - times[index - 1]).count()) : 0.0};
}

Pyramid::Node Pyramid::nodeAt(std::size_t level, std::size_t index) const noexcept
{
    return level == 0 ? sampleNode(index) : m_levels[level - 1][index];
}

Pyramid::Node Pyramid::summary(std::size_t first, std::size_t last) const noexcept
{
    Node all;
    for (std::size_t level = 0; first < last; ++level) {
        for (; first < last && first % kFanOut != 0; ++first)
            all.take(nodeAt(level, first));
        for (; first < last && last % kFanOut != 0; --last)
            all.take(nodeAt(level, last - 1));
        first /= kFanOut;
        last /= kFanOut;
    }
    return all;
}

Pyramid::Extremes Pyramid::extremes(std::size_t first, std::size_t last) const noexcept
{
    return summary(first, last).prices;
}

std::size_t Pyramid::nodeEdge(std::size_t index, std::size_t widest) noexcept
{
    std::size_t width = 1;
    while (width * kFanOut <= widest)
        width *= kFanOut;
    return (index + width - 1) / width * width;
}

std::vector<std::size_t> Pyramid::behindGaps(double milliseconds, std::size_t first, std::size_t last) const
{
    Search wanted{milliseconds, first + 1, std::min(last, m_samples.size()), {}};
    std::size_t size = 1; // of a node of the level, in samples
    for (std::size_t level = 0; level < m_levels.size(); ++level)
        size *= kFanOut;
    for (std::size_t index = wanted.first / size; index * size < wanted.last; ++index)
        search(wanted, m_levels.size(), index, size);
    return std::move(wanted.found);
}

void Pyramid::search(Search& wanted, std::size_t level, std::size_t index, std::size_t size) const
{
    const std::size_t begin = index * size;
    if (begin >= wanted.last || begin + size <= wanted.first)
        return;
    // At the end of the series there are samples that no whole node sums up yet.
    const bool known = level == 0 || index < m_levels[level - 1].size();
    if (known && nodeAt(level, index).gap <= wanted.milliseconds)
        return;
    if (level == 0) {
        wanted.found.push_back(begin);
        return;
    }
    for (std::size_t child = index * kFanOut; child < (index + 1) * kFanOut; ++child)
        search(wanted, level - 1, child, size / kFanOut);
}

std::size_t indexAt(const core::SeriesView& samples, double time, std::size_t first,
                    std::size_t last) noexcept
{
    const auto part = samples.times().subspan(first, last - first);
    return first + static_cast<std::size_t>(std::ranges::lower_bound(part, fromAxis(time)) - part.begin());
}

std::size_t Strides::to(double time, std::size_t from) noexcept
{
    const core::UtcTime wanted = fromAxis(time);
    const std::size_t guess = std::min(from + m_stride, m_times.size());
    std::size_t low = from;   // all before it are too early
    std::size_t high = guess; // it, and all behind it, are late enough; or the end
    if (guess < m_times.size() && m_times[guess] < wanted) {
        low = guess + 1;
        high = low;
        for (std::size_t reach = 1; high < m_times.size() && m_times[high] < wanted; reach *= 2) {
            low = high + 1;
            high = std::min(high + reach, m_times.size());
        }
    } else {
        for (std::size_t reach = 1; high > low; reach *= 2) {
            const std::size_t probe = high - low > reach ? high - reach : low;
            if (m_times[probe] < wanted) {
                low = probe + 1;
                break;
            }
            high = probe;
        }
    }
    const auto part = m_times.subspan(low, high - low);
    const std::size_t found =
        low + static_cast<std::size_t>(std::ranges::lower_bound(part, wanted) - part.begin());
    m_stride = std::max<std::size_t>(1, found - from);
    return found;
}

} // namespace cryptopulse::chart
