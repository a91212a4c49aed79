#pragma once

#include <chrono>

namespace cryptopulse::remote {

/// How long to wait after each failure in a row: doubling, up to a limit, and spread by chance so that
/// many clients do not come back at the same moment.
class BackOff final
{
public:
    BackOff(std::chrono::milliseconds first, std::chrono::milliseconds longest);

    /// The wait after one more failure: between 75 % and 100 % of the current one, as @p chance in [0, 1]
    /// says.
    [[nodiscard]] std::chrono::milliseconds next(double chance);

    /// After a success.
    void reset() noexcept { m_current = m_first; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_longest;
    std::chrono::milliseconds m_current;
};

} // namespace cryptopulse::remote
