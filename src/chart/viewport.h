#pragma once

#include "chart/timespan.h"

#include <chrono>
#include <optional>

namespace cryptopulse::chart {

/// Which part of the data is in sight, and how that changes when data comes or a reader moves. Pure: no
/// widgets, no clock.
///
/// While the newest sample is in sight, the view follows it; a view of everything stays one.
class Viewport
{
public:
    /// From the oldest to the newest sample.
    void setExtent(std::optional<TimeSpan> extent);

    [[nodiscard]] TimeSpan span() const noexcept { return m_span; }
    [[nodiscard]] bool isFollowing() const noexcept { return m_following; }

    /// Everything from the oldest to the newest sample.
    void fit();
    /// The newest @p length.
    void showNewest(std::chrono::milliseconds length);
    /// The newest, as long as what is in sight now.
    void followNewest();
    /// That stretch, as far as there is data for it.
    void show(TimeSpan span) { setSpan(span); }
    /// Makes the span @p factor times as long; @p anchor (milliseconds since 1970) stays where it is.
    void zoom(double factor, double anchor);
    /// Moves by @p milliseconds, into the future where they are positive.
    void pan(double milliseconds);

private:
    void setSpan(TimeSpan span);
    [[nodiscard]] TimeSpan everything() const;
    [[nodiscard]] double boundedLength(double length) const;

    std::optional<TimeSpan> m_extent;
    TimeSpan m_span;
    bool m_following = true;
    bool m_everything = true; // a fitted picture stays fitted when prices come
};

} // namespace cryptopulse::chart
