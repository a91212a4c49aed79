#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace cryptopulse::forecast {

/// A mixture of experts that are probabilities, weighted by how well each has done: Bayes' rule, after which
/// a small share of all weight goes back to where it started, so that no expert is lost for good.
///
/// M. Herbster, M. K. Warmuth, "Tracking the best expert", Machine Learning 32 (1998), with the share of the
/// t-th learning a(t) = kShare / √t, given back in proportion to the starting weights.
///
/// Bound, for every sequence of probabilities and outcomes whatsoever: after T learnings the summed log-loss
/// of the mixture exceeds that of expert i by at most
///     ln(1 / start[i]) + Σ ln(1 / (1 - a(t))) ≤ ln(1 / start[i]) + 2 kShare √T / (1 - kShare),
/// and that of any sequence of experts with switches to j1, j2, … at t1, t2, … by at most
/// Σ ln(1 / (a(tk) start[jk])) more. Per learning the first excess vanishes like 1/√T.
class FixedShare
{
public:
    static constexpr double kShare = 0.01;

    /// @p start: positive weights that sum to 1.
    explicit FixedShare(std::vector<double> start);

    /// Σ w[i] p[i]; @p probabilities has one entry an expert.
    [[nodiscard]] double mix(std::span<const double> probabilities) const noexcept;

    /// Takes in what came true of the probabilities that were mixed. An expert that held it impossible loses
    /// all but its share; an outcome that all weighted experts held impossible teaches nothing.
    void learn(std::span<const double> probabilities, bool rose) noexcept;

    [[nodiscard]] std::span<const double> weights() const noexcept { return m_weights; }
    [[nodiscard]] std::size_t learnings() const noexcept { return m_learnings; }

    /// Puts it where another one of the same start was.
    void resume(std::span<const double> weights, std::size_t learnings);

    /// The excess over expert @p expert that the bound allows after so many learnings.
    [[nodiscard]] double regretBound(std::size_t expert, std::size_t learnings) const;

private:
    std::vector<double> m_start;
    std::vector<double> m_weights;
    std::size_t m_learnings = 0;
};

} // namespace cryptopulse::forecast
