#include "core/price.h"

namespace cryptopulse::core {

std::optional<Price> Price::from(double value) noexcept
{
    // Written so that NaN, which compares false with everything, is refused.
    if (value >= kLowest && value <= kHighest)
        return Price(value);
    return std::nullopt;
}

} // namespace cryptopulse::core
