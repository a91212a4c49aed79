#include "forecast/fixedshare.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cryptopulse::forecast {

namespace {

double shareOf(std::size_t learning)
{
    return FixedShare::kShare / std::sqrt(double(learning));
}

} // namespace

FixedShare::FixedShare(std::vector<double> start)
    : m_start(std::move(start))
    , m_weights(m_start)
{
}

double FixedShare::mix(std::span<const double> probabilities) const noexcept
{
    double mixed = 0.0;
    for (std::size_t i = 0; i < m_weights.size(); ++i)
        mixed += m_weights[i] * probabilities[i];
    return std::clamp(mixed, 0.0, 1.0); // rounding
}

void FixedShare::learn(std::span<const double> probabilities, bool rose) noexcept
{
    const auto likelihood = [&](std::size_t i) { return rose ? probabilities[i] : 1.0 - probabilities[i]; };
    double evidence = 0.0; // not 1 - mix(): weights sum to 1 but for rounding, and nothing is to stay nothing
    for (std::size_t i = 0; i < m_weights.size(); ++i)
        evidence += m_weights[i] * likelihood(i);
    ++m_learnings;
    if (!(evidence > 0.0))
        return;
    const double share = shareOf(m_learnings);
    for (std::size_t i = 0; i < m_weights.size(); ++i)
        m_weights[i] = (1.0 - share) * (m_weights[i] * likelihood(i) / evidence) + share * m_start[i];
}

void FixedShare::resume(std::span<const double> weights, std::size_t learnings)
{
    m_weights.assign(weights.begin(), weights.end());
    m_learnings = learnings;
}

double FixedShare::regretBound(std::size_t expert, std::size_t learnings) const
{
    double bound = -std::log(m_start[expert]);
    for (std::size_t t = 1; t <= learnings; ++t)
        bound -= std::log1p(-shareOf(t));
    return bound;
}

} // namespace cryptopulse::forecast
