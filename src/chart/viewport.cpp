#include "chart/viewport.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::chart {

namespace {

constexpr double kShortest = 2'000;      // milliseconds across the whole picture
constexpr double kAlone = 10 * 60'000.0; // a single price stands in ten minutes of its own
constexpr double kWeek = 7 * 86'400'000.0;
/// Of the picture's width, so that the newest price is not glued to the edge.
constexpr double kRightRoom = 0.03;

} // namespace

void Viewport::setExtent(std::optional<TimeSpan> extent)
{
    const auto before = m_extent;
    m_extent = extent;
    if (!extent)
        return;
    if (!before || m_everything)
        fit();
    else if (m_following)
        setSpan({m_span.from + extent->to - before->to, m_span.to + extent->to - before->to});
}

TimeSpan Viewport::everything() const
{
    TimeSpan all = m_extent.value_or(TimeSpan{0, 0});
    if (all.length() < kAlone)
        all.from = all.to - kAlone;
    all.to += kRightRoom * all.length();
    return all;
}

void Viewport::fit()
{
    setSpan(everything());
    m_everything = true;
}

void Viewport::showNewest(std::chrono::milliseconds length)
{
    if (!m_extent)
        return;
    const double wanted = boundedLength(static_cast<double>(length.count()));
    const double to = m_extent->to + kRightRoom * wanted;
    setSpan({to - wanted, to});
}

void Viewport::followNewest()
{
    showNewest(std::chrono::milliseconds(std::llround(m_span.length())));
}

void Viewport::setSpan(TimeSpan span)
{
    if (!m_extent)
        return;
    const double length = boundedLength(span.length());
    // Some of the data stays in sight, whatever is dragged where.
    const double from = std::clamp(span.from, m_extent->from - 0.9 * length, m_extent->to - 0.1 * length);
    m_span = {from, from + length};
    m_following = m_span.to >= m_extent->to;
    m_everything = false;
}

double Viewport::boundedLength(double length) const
{
    return std::clamp(length, kShortest, std::max(everything().length() * 1.5, kWeek));
}

void Viewport::zoom(double factor, double anchor)
{
    if (!(m_span.length() > 0))
        return;
    const double length = boundedLength(m_span.length() * factor);
    const double share = (anchor - m_span.from) / m_span.length();
    setSpan({anchor - share * length, anchor + (1 - share) * length});
}

void Viewport::pan(double milliseconds)
{
    setSpan({m_span.from + milliseconds, m_span.to + milliseconds});
}

} // namespace cryptopulse::chart
