#include "evaluation/distributions.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cryptopulse::evaluation {

namespace {

/// Even or odd member @p m of the continued fraction of the incomplete beta function.
double betaTerm(double a, double b, double x, int step)
{
    const double m = step / 2;
    if (step % 2 == 0)
        return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
}

/// Regularised incomplete beta function I_x(a, b) for x below (a+1)/(a+b+2): its continued fraction by the
/// method of Lentz, in the form of Thompson and Barnett (1986).
double betaBelow(double a, double b, double x)
{
    constexpr double kTiny = 1e-300;
    constexpr int kMost = 20000; // some sqrt(max(a, b)) are needed
    double c = 1.0;
    double d = 0.0;
    double fraction = 1.0;
    for (int step = 1; step < kMost; ++step) {
        const double term = betaTerm(a, b, x, step);
        d = 1.0 + term * d;
        c = 1.0 + term / c;
        d = 1.0 / (std::abs(d) < kTiny ? kTiny : d);
        c = std::abs(c) < kTiny ? kTiny : c;
        fraction *= c * d;
        if (std::abs(c * d - 1.0) < 1e-15)
            break;
    }
    const double logFront =
        std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x);
    return std::exp(logFront) / a / fraction;
}

} // namespace

double normalTail(double x) noexcept
{
    return 0.5 * std::erfc(x / std::numbers::sqrt2);
}

double normalQuantile(double p) noexcept
{
    if (!(p > 0.0 && p < 1.0))
        return kUndefined;
    // Newton's method on the logarithm of the smaller tail, which is concave: no step overshoots far.
    const double tail = std::min(p, 1.0 - p);
    double x = std::sqrt(-2.0 * std::log(tail)) * 0.8;
    for (int i = 0; i < 60; ++i) {
        const double reached = normalTail(x);
        const double density = std::exp(-0.5 * x * x) / std::sqrt(2.0 * std::numbers::pi);
        const double move = std::log(reached / tail) * reached / density;
        x += move;
        if (std::abs(move) < 1e-15 * (1.0 + std::abs(x)))
            break;
    }
    return p < 0.5 ? -x : x;
}

double studentTail(double x, double degrees) noexcept
{
    if (std::isnan(x) || !(degrees > 0.0))
        return kUndefined;
    if (degrees > 1e6)
        return normalTail(x); // further apart than 1e-6 nowhere
    // P(|T| > x) = I_z(degrees/2, 1/2) with z = degrees / (degrees + x^2).
    const double z = degrees / (degrees + x * x);
    const double a = degrees / 2.0;
    double bothTails = 1.0;
    if (z < (a + 1.0) / (a + 2.5))
        bothTails = betaBelow(a, 0.5, z);
    else if (x != 0.0)
        bothTails = 1.0 - betaBelow(0.5, a, x * x / (degrees + x * x));
    return x > 0.0 ? bothTails / 2.0 : 1.0 - bothTails / 2.0;
}

Interval wilson(double share, double n) noexcept
{
    if (!(n > 0.0) || !(share >= 0.0 && share <= 1.0))
        return {};
    const double z2 = kZ95 * kZ95;
    const double centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    const double half = kZ95 / (1.0 + z2 / n) * std::sqrt(share * (1.0 - share) / n + z2 / (4.0 * n * n));
    return {std::clamp(centre - half, 0.0, share), std::clamp(centre + half, share, 1.0)};
}

} // namespace cryptopulse::evaluation
