#pragma once

#include "evaluation/metrics.h"
#include "evaluation/overlap.h"

#include <span>
#include <vector>

namespace cryptopulse::evaluation {

/// The coin's log-loss less the forecast's, entry by entry, in nats: ln 2 + ln of the probability (kept kClip
/// from 0 and 1) of what happened.
[[nodiscard]] std::vector<double> gainsOverCoin(std::span<const double> up,
                                                std::span<const unsigned char> rose);

/// Is the mean of @p series above zero? z = mean / sqrt(long-run variance / n), normal.
[[nodiscard]] OneSidedTest meanAboveZero(std::span<const double> series, const Overlap& overlap);

/// Diebold and Mariano (1995): is the mean of @p gains (the coin's loss less the forecast's) above zero? The
/// statistic is multiplied by sqrt((n + 1 - 2h + h(h-1)/n) / n) and compared with Student's t of n - 1
/// degrees of freedom: Harvey, Leybourne and Newbold (1997). NaN for n < h + 1, where that correction has no
/// meaning.
[[nodiscard]] OneSidedTest dieboldMariano(std::span<const double> gains, const Overlap& overlap);

/// Clark and West (2007) against the forecast 1/2, which every model contains: mean of
/// (y-1/2)^2 - [(y-p)^2 - (p-1/2)^2] = 2 (y-1/2) (p-1/2), HAC, normal.
[[nodiscard]] OneSidedTest clarkWest(std::span<const double> up, std::span<const unsigned char> rose,
                                     const Overlap& overlap);

/// Pesaran and Timmermann (1992): do predicted and actual directions x and y go together? Their statistic
/// standardises twice the covariance of x and y with the variance that it has under independence of serially
/// independent series. Serial dependence breaks that; after Pesaran and Timmermann (2009), who put the
/// question as one of regressing y on x with a robust variance, this is the mean of (x - mean x)(y - mean y)
/// with its HAC variance, normal. For h = 1 it is the 1992 statistic to first order. NaN when x or y never
/// change.
[[nodiscard]] OneSidedTest pesaranTimmermann(std::span<const double> up, std::span<const unsigned char> rose,
                                             const Overlap& overlap);

} // namespace cryptopulse::evaluation
