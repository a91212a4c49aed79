#include "core/probability.h"

#include <cmath>

namespace cryptopulse::core {

std::optional<Probability> Probability::from(double value) noexcept
{
    if (value >= 0.0 && value <= 1.0)
        return Probability(value);
    return std::nullopt;
}

Probability Probability::fromLogOdds(double logOdds) noexcept
{
    if (std::isnan(logOdds))
        return Probability(0.5);
    // exp() of a negative number only: no overflow at either end.
    const double small = std::exp(-std::abs(logOdds));
    return Probability(logOdds >= 0.0 ? 1.0 / (1.0 + small) : small / (1.0 + small));
}

} // namespace cryptopulse::core
