#include "evaluation/significance.h"

#include "evaluation/distributions.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace cryptopulse::evaluation {

std::vector<double> gainsOverCoin(std::span<const double> up, std::span<const unsigned char> rose)
{
    std::vector<double> gains(up.size());
    for (std::size_t i = 0; i < up.size(); ++i) {
        const double kept = std::clamp(up[i], kClip, 1.0 - kClip);
        gains[i] = std::numbers::ln2 + (rose[i] != 0 ? std::log(kept) : std::log1p(-kept));
    }
    return gains;
}

OneSidedTest meanAboveZero(std::span<const double> series, const Overlap& overlap)
{
    const LongRun longRun = overlap.longRun(series);
    if (!(longRun.longRunVariance > 0.0))
        return {};
    OneSidedTest test;
    test.estimate = longRun.mean;
    test.standardError = std::sqrt(longRun.longRunVariance / static_cast<double>(series.size()));
    test.statistic = test.estimate / test.standardError;
    test.pValue = normalTail(test.statistic);
    return test;
}

OneSidedTest dieboldMariano(std::span<const double> gains, const Overlap& overlap)
{
    OneSidedTest test = meanAboveZero(gains, overlap);
    const auto n = static_cast<double>(gains.size());
    const auto h = static_cast<double>(overlap.horizon());
    if (n < h + 1.0)
        return {};
    test.statistic *= std::sqrt((n + 1.0 - 2.0 * h + h * (h - 1.0) / n) / n);
    test.pValue = studentTail(test.statistic, n - 1.0);
    return test;
}

OneSidedTest clarkWest(std::span<const double> up, std::span<const unsigned char> rose,
                       const Overlap& overlap)
{
    std::vector<double> adjusted(up.size());
    for (std::size_t i = 0; i < up.size(); ++i)
        adjusted[i] = (rose[i] != 0 ? 1.0 : -1.0) * (up[i] - 0.5);
    return meanAboveZero(adjusted, overlap);
}

OneSidedTest pesaranTimmermann(std::span<const double> up, std::span<const unsigned char> rose,
                               const Overlap& overlap)
{
    std::size_t predicted = 0;
    std::size_t risen = 0;
    for (std::size_t i = 0; i < up.size(); ++i) {
        predicted += up[i] > 0.5 ? 1 : 0;
        risen += rose[i] != 0 ? 1 : 0;
    }
    const std::size_t n = up.size();
    if (predicted == 0 || predicted == n || risen == 0 || risen == n)
        return {};
    const double meanX = static_cast<double>(predicted) / static_cast<double>(n);
    const double meanY = static_cast<double>(risen) / static_cast<double>(n);
    std::vector<double> products(n);
    for (std::size_t i = 0; i < n; ++i)
        products[i] = ((up[i] > 0.5 ? 1.0 : 0.0) - meanX) * ((rose[i] != 0 ? 1.0 : 0.0) - meanY);
    return meanAboveZero(products, overlap);
}

} // namespace cryptopulse::evaluation
