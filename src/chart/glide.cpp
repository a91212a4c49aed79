#include "chart/glide.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::chart {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kMemory{100};
constexpr double kFade = 325;     // milliseconds in which the speed falls to 1/e
constexpr double kSlowest = 0.02; // pixels a millisecond: slower cannot be told from standing
constexpr double kThrow = 0.15;   // pixels a millisecond: slower was put down, not thrown

} // namespace

void PointerSpeed::add(milliseconds at, double x)
{
    m_track.push_back({at, x});
    while (m_track.front().at + kMemory < at)
        m_track.pop_front();
}

double PointerSpeed::at(milliseconds now) const
{
    const auto first = std::ranges::find_if(m_track, [now](const Point& p) { return p.at + kMemory >= now; });
    if (first == m_track.end() || first->at == m_track.back().at)
        return 0;
    return (m_track.back().x - first->x) /
           static_cast<double>((std::max(now, m_track.back().at) - first->at).count());
}

milliseconds Glide::duration() const noexcept
{
    if (std::abs(m_speed) < kThrow)
        return milliseconds(0);
    return milliseconds(std::llround(kFade * std::log(std::abs(m_speed) / kSlowest)));
}

double Glide::distance(milliseconds elapsed) const noexcept
{
    const auto moving = static_cast<double>(std::clamp(elapsed, milliseconds(0), duration()).count());
    return m_speed * kFade * (1 - std::exp(-moving / kFade));
}

} // namespace cryptopulse::chart
