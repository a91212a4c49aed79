#include "core/pricedigits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace cryptopulse::core {

int priceDecimals(double price) noexcept
{
    constexpr int kDigits = 4;
    const double size = std::abs(price);
    if (size >= 1e6)
        return 0;
    if (size >= 100)
        return 2;
    if (size >= 1 || !(size > 0))
        return kDigits;
    // The first digit that is not zero stands at -exponent. A price just below a power of ten may be rounded
    // up to it and show one digit more, which does no harm.
    const int exponent = int(std::floor(std::log10(size)));
    return std::min(kDigits - 1 - exponent, kMostPriceDecimals);
}

std::string priceText(double price)
{
    std::array<char, 400> buffer{}; // the largest double has 309 digits before the point
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), price,
                                       std::chars_format::fixed, priceDecimals(price));
    return {buffer.data(), written.ptr};
}

} // namespace cryptopulse::core
