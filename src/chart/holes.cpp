#include "chart/holes.h"

#include <algorithm>

namespace cryptopulse::chart {

namespace {

/// The samples in the range and one beyond either edge, as [first, second).
std::pair<std::size_t, std::size_t> samplesAround(const core::SeriesView& samples, TimeSpan range)
{
    const std::size_t first = samples.lowerBound(fromAxis(range.from));
    const std::size_t last = samples.lowerBound(fromAxis(range.to + 1));
    return {first > 0 ? first - 1 : 0, std::min(last + 1, samples.size())};
}

} // namespace

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
    // Of two in the middle the shorter: between two samples and a third, the hole is not what is usual.
    const auto middle = found.begin() + static_cast<std::ptrdiff_t>((looks - 1) / 2);
    std::nth_element(found.begin(), middle, found.end());
    return *middle;
}

double holeThreshold(const core::SeriesView& samples, TimeSpan range, double stepMs)
{
    constexpr std::size_t kFew = 65;                // of fewer, a hole may be half of all distances
    constexpr double kLongest = 7 * 24 * 3'600'000; // milliseconds; what is longer is not a usual distance
    auto [first, last] = samplesAround(samples, range);
    if (last - first < kFew) { // their neighbours know better what is usual
        const std::size_t missing = kFew - (last - first);
        first -= std::min(first, missing);
        last = std::min(samples.size(), last + missing);
    }
    const double usual = std::min(medianSpacing(samples, first, last).value_or(0.0), kLongest);
    return std::max(3 * usual, stepMs);
}

std::vector<Hole> findHoles(const Pyramid& pyramid, TimeSpan range, double threshold)
{
    const core::SeriesView& samples = pyramid.samples();
    const auto [first, last] = samplesAround(samples, range);
    std::vector<Hole> holes;
    for (const std::size_t behind : pyramid.behindGaps(threshold, first, last))
        holes.push_back({toAxis(samples.times()[behind - 1]), toAxis(samples.times()[behind])});
    return holes;
}

} // namespace cryptopulse::chart
