#include "core/clock.h"

namespace cryptopulse::core {

UtcTime SystemClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace cryptopulse::core
