#pragma once

#include "evaluation/metrics.h"

namespace cryptopulse::evaluation {

inline constexpr double kZ95 = 1.959963984540054; ///< 97.5 % quantile of the standard normal

/// P(Z > x) of the standard normal; NaN for NaN.
[[nodiscard]] double normalTail(double x) noexcept;

/// x with P(Z <= x) = p, to 1e-14; @p p in (0, 1), else NaN.
[[nodiscard]] double normalQuantile(double p) noexcept;

/// P(T > x) of Student's t with @p degrees > 0 of freedom; NaN for NaN.
[[nodiscard]] double studentTail(double x, double degrees) noexcept;

/// Wilson's (1927) 95 % interval of a @p share that was seen in @p n independent trials (n > 0 need not be
/// whole); NaN when n is not above zero or the share not in [0, 1].
[[nodiscard]] Interval wilson(double share, double n) noexcept;

} // namespace cryptopulse::evaluation
