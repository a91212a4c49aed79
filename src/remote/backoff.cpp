#include "remote/backoff.h"

#include <algorithm>
#include <cmath>

namespace cryptopulse::remote {

using std::chrono::milliseconds;

BackOff::BackOff(milliseconds first, milliseconds longest)
    : m_first(std::max(milliseconds(1), first))
    , m_longest(std::max(m_first, longest))
    , m_current(m_first)
{
}

milliseconds BackOff::next(double chance)
{
    const double share = 0.75 + 0.25 * std::clamp(chance, 0.0, 1.0);
    const milliseconds wait(std::llround(double(m_current.count()) * share));
    m_current = std::min(m_longest, 2 * m_current);
    return std::max(milliseconds(1), wait);
}

} // namespace cryptopulse::remote
