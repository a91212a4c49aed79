#pragma once

#include <chrono>
#include <deque>

namespace cryptopulse::chart {

/// How fast a pointer moves, from where it was in the last tenth of a second.
class PointerSpeed
{
public:
    void clear() { m_track.clear(); }
    void add(std::chrono::milliseconds at, double x);
    /// Pixels a millisecond at @p now; 0 when it stood still before.
    [[nodiscard]] double at(std::chrono::milliseconds now) const;

private:
    struct Point {
        std::chrono::milliseconds at;
        double x;
    };
    std::deque<Point> m_track;
};

/// How a picture that was thrown slides on: its speed falls exponentially, and it stops.
class Glide
{
public:
    /// @p speed in pixels a millisecond, either sign.
    explicit Glide(double speed) noexcept
        : m_speed(speed)
    {
    }

    /// Pixels moved @p elapsed after the throw; grows ever more slowly, and not at all once it is over.
    [[nodiscard]] double distance(std::chrono::milliseconds elapsed) const noexcept;
    /// When it stops; 0 for a throw too slow to be one.
    [[nodiscard]] std::chrono::milliseconds duration() const noexcept;

private:
    double m_speed;
};

} // namespace cryptopulse::chart
