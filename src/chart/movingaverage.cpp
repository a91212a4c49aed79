#include "chart/movingaverage.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cryptopulse::chart {

/// Goes back through the steps, one at a time.
struct Steps::Walk {
    Walk(const Steps& from, std::size_t start)
        : steps(from)
        , index(start)
        , bucket(bucketOf(start))
    {
    }

    [[nodiscard]] double price() const { return steps.pyramid.samples().prices()[index]; }

    /// False where the run of steps begins.
    bool back()
    {
        if (repeated) { // the empty bucket was counted; now the one it repeats
            repeated = false;
            return true;
        }
        const auto times = steps.pyramid.samples().times();
        const std::size_t first = firstOfBucket();
        if (first == 0 || static_cast<double>((times[first] - times[first - 1]).count()) > steps.hole)
            return false;
        const long long before = bucketOf(first - 1);
        if (steps.length.count() > 0 && before < bucket - 2)
            return false;
        repeated = steps.length.count() > 0 && before == bucket - 2;
        index = first - 1;
        bucket = before;
        return true;
    }

private:
    [[nodiscard]] long long bucketOf(std::size_t at) const
    {
        const long long time = core::toEpochMs(steps.pyramid.samples().times()[at]);
        const long long length = steps.length.count();
        if (length == 0)
            return 0;
        return time >= 0 ? time / length : -((-time + length - 1) / length);
    }

    /// In strides that double: it is usually near, but thousands of samples may share a bucket.
    [[nodiscard]] std::size_t firstOfBucket() const
    {
        const long long length = steps.length.count();
        if (length == 0)
            return index;
        const core::UtcTime start = core::fromEpochMs(bucket * length);
        const auto times = steps.pyramid.samples().times();
        std::size_t inside = index;
        for (std::size_t stride = 1; inside > 0 && times[inside - 1] >= start; stride *= 2) {
            const std::size_t probe = inside > stride ? inside - stride : 0;
            if (times[probe] < start) {
                const auto part = times.subspan(probe, inside - probe);
                return probe + static_cast<std::size_t>(std::ranges::lower_bound(part, start) - part.begin());
            }
            inside = probe;
        }
        return inside;
    }

    const Steps& steps;
    std::size_t index;
    long long bucket;
    bool repeated = false;
};

std::optional<double> Steps::meanAt(std::size_t index, int window) const
{
    Walk walk(*this, index);
    double sum = walk.price();
    for (int count = 1; count < window; ++count) {
        if (!walk.back())
            return std::nullopt;
        sum += walk.price();
    }
    return sum / window;
}

std::optional<double> Steps::before(std::size_t index) const
{
    Walk walk(*this, index);
    return walk.back() ? std::optional(walk.price()) : std::nullopt;
}

std::vector<std::vector<Vertex>> movingAverages(const Steps& steps, TimeSpan range, int count,
                                                std::span<const int> windows)
{
    std::vector<std::vector<Vertex>> lines(windows.size());
    const core::SeriesView& samples = steps.pyramid.samples();
    if (samples.empty() || windows.empty() || count < 1 || !(range.length() > 0))
        return lines;
    // A column holds whole steps only: the price in the middle of one is not yet its last.
    double width = Columns(range, count).width();
    if (const auto length = static_cast<double>(steps.length.count()); length > 0)
        width = std::ceil(width / length) * length;
    // One beyond either edge, so that the line leaves the picture.
    const double to = range.to + width;
    std::size_t begin = indexAt(samples, range.from, 0, samples.size());
    begin = begin > 0 ? begin - 1 : 0;
    std::vector<bool> goesOn(windows.size(), false);
    // As in the shades of a chart, a hole narrower than a column is none.
    const std::size_t behind = indexAt(samples, to, begin, samples.size());
    const auto holes = steps.pyramid.behindGaps(std::max(steps.hole, width), begin, behind + 1);
    auto hole = holes.begin();
    Strides strides(samples, samples.size());
    while (begin < samples.size() && toAxis(samples.times()[begin]) <= to) {
        const double end = (std::floor(toAxis(samples.times()[begin]) / width) + 1) * width;
        const std::size_t next = std::max(begin + 1, strides.to(end, begin));
        const std::size_t index = next - 1;
        const auto passed = std::find_if(hole, holes.end(), [&](std::size_t at) { return at > index; });
        const bool behindHole = std::exchange(hole, passed) != passed;
        for (std::size_t i = 0; i < windows.size(); ++i) {
            const auto mean = steps.meanAt(index, windows[i]);
            if (mean)
                lines[i].push_back({toAxis(samples.times()[index]), *mean, !goesOn[i] || behindHole});
            goesOn[i] = mean.has_value();
        }
        begin = next;
    }
    return lines;
}

} // namespace cryptopulse::chart
