#pragma once

#include "forecast/stationary.h"

#include <cstddef>
#include <span>
#include <vector>

namespace cryptopulse::forecast {

/// What rows of the stationary features say about the coefficients of a logistic regression, summed up to the
/// second order: the log-loss of a row around @c at is
///     loss(θ) ≈ loss(at) + g·(θ - at) + ½ (θ - at)ᵀ H (θ - at),  g = (p - y) x,  H = p (1 - p) x xᵀ.
/// So many rows cost no more than one, and forgetting them gradually is a multiplication. Each day is
/// expanded around what was believed on that day, which makes a learner of it a Newton step a day over all
/// that is remembered: sequential updating by Laplace's approximation, D. J. Spiegelhalter, S. L. Lauritzen,
/// "Sequential updating of conditional probabilities on directed graphical structures", Networks 20 (1990).
class QuadraticSum
{
public:
    QuadraticSum();

    /// Adds @p rows (rows of a matrix of kStationaryWidth columns, one after the other) with their outcomes,
    /// expanded around @p at. @p beside, one entry a row or none at all: log-odds that come on top of those
    /// of the coefficients and are not theirs to change.
    void add(std::span<const double> rows, std::span<const unsigned char> rose, std::span<const double> at,
             std::span<const double> beside = {});

    /// *this = keep * *this + other.
    void fold(double keep, const QuadraticSum& other);

    /// argmin of the sum plus ½ strength ‖θ - centre‖². @p strength must be positive.
    [[nodiscard]] std::vector<double> minimum(double strength, std::span<const double> centre) const;

    /// ‖gradient‖ at @p at of the sum plus ½ strength ‖θ‖²; exact where all rows were expanded around @p at.
    [[nodiscard]] double gradientNorm(double strength, std::span<const double> at) const;

    /// The numbers of it, kStationaryWidth² curvatures and kStationaryWidth pulls, for keeping it elsewhere.
    [[nodiscard]] std::span<const double> numbers() const noexcept { return m_numbers; }
    void setNumbers(std::span<const double> numbers);
    static constexpr std::size_t kNumbers = kStationaryWidth * (kStationaryWidth + 1);

private:
    std::vector<double> m_numbers; // Σ H by column (lower triangle counts), then Σ (H at - g)
};

} // namespace cryptopulse::forecast
