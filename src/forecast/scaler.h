#pragma once

#include "forecast/features.h"

#include <array>
#include <cstddef>

namespace cryptopulse::forecast {

/// Count, means and sums of squared deviations of the features of some rows.
///
/// Kept relative to a reference row, so that a column that never changes has a mean without rounding and a
/// deviation of zero, and a moving average of 26,000 with a deviation of 0.01 keeps its digits.
class Moments
{
public:
    using Row = std::array<double, kFeatures>;

    Moments() = default;
    explicit Moments(const Row& reference)
        : m_reference(reference)
    {
    }

    /// Adds the rows of a block, which must not be empty.
    void add(const FeatureBlock& block);

    /// Adds what was gathered elsewhere with the same reference. T. F. Chan, G. H. Golub, R. J. LeVeque,
    /// "Algorithms for computing the sample variance", The American Statistician 37 (1983).
    void add(const Moments& other);

    [[nodiscard]] std::size_t rows() const noexcept { return m_rows; }
    [[nodiscard]] std::size_t risen() const noexcept { return m_risen; }

    /// Writes mean and population standard deviation into @p model. A column that is constant up to the
    /// rounding of a sum of so many values scales by 1 (the bound that scikit-learn's StandardScaler uses).
    void scaler(SeedModel& model) const;

private:
    Row m_reference{};
    Row m_mean{}; // of the distance to the reference
    Row m_squares{};
    std::size_t m_rows = 0;
    std::size_t m_risen = 0;
};

/// Replaces the features of a block by standardised ones.
void standardise(const SeedModel& model, FeatureBlock& block);

} // namespace cryptopulse::forecast
