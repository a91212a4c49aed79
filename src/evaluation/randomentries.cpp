#include "evaluation/randomentries.h"

#include "forecast/chunks.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <random>

namespace cryptopulse::evaluation {

namespace {

constexpr std::size_t kLanes = 4;

/// Equity of a path whose positions are moved in a circle.
class MovedPositions
{
public:
    MovedPositions(const Path& path, const Ledger& ledger, const BacktestOptions& options)
        : m_perSlice(path.returns.size())
        , m_slices(2 * path.returns.size())
        , m_paid(2 * path.returns.size() + 1)
    {
        const std::size_t n = path.returns.size();
        const auto slices = static_cast<double>(options.horizon);
        std::ranges::transform(path.returns, m_perSlice.begin(),
                               [=](double value) { return value / slices; });
        const std::vector<double> costs = costsOf(path, ledger, options);
        // Twice one after the other: a circle without a remainder in the innermost loop.
        for (std::size_t i = 0; i < 2 * n; ++i) {
            m_slices[i] = static_cast<float>(ledger.slices[i % n]); // whole and small, hence exact
            m_paid[i + 1] = m_paid[i] + costs[i % n];
        }
    }

    /// Factor of the equity over the returns [from, to) with the positions of @p move returns later.
    [[nodiscard]] double factor(std::size_t from, std::size_t to, std::size_t move) const
    {
        std::array<double, kLanes> lanes{1.0, 1.0, 1.0, 1.0};
        const float* const slices = m_slices.data() + move;
        std::size_t i = from;
        for (; i + kLanes <= to; i += kLanes) {
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                lanes[lane] *=
                    std::max(1.0 + static_cast<double>(slices[i + lane]) * m_perSlice[i + lane], 0.0);
        }
        for (; i < to; ++i)
            lanes[0] *= std::max(1.0 + static_cast<double>(slices[i]) * m_perSlice[i], 0.0);
        return (lanes[0] * lanes[1]) * (lanes[2] * lanes[3]) *
               std::exp(m_paid[move + to] - m_paid[move + from]);
    }

private:
    /// Logarithm of what is kept of the equity at each return: of the change of position before it and, at
    /// the end of a run, of closing after it.
    [[nodiscard]] static std::vector<double> costsOf(const Path& path, const Ledger& ledger,
                                                     const BacktestOptions& options)
    {
        std::vector<double> byChange = keptByChange(options);
        for (double& kept : byChange)
            kept = std::log(kept);
        const auto cost = [&](int change) { return byChange[static_cast<std::size_t>(std::abs(change))]; };
        std::vector<double> costs(path.returns.size());
        for (const Path::Run& run : path.runs) {
            int before = 0;
            for (std::size_t i = run.firstReturn; i < run.firstReturn + run.returns; ++i) {
                costs[i] = cost(ledger.slices[i] - before);
                before = ledger.slices[i];
            }
            costs[run.firstReturn + run.returns - 1] += cost(before);
        }
        return costs;
    }

    std::vector<double> m_perSlice;
    std::vector<float> m_slices;
    std::vector<double> m_paid; ///< sums of the logarithms of what is kept
};

/// Exclusive ends, in returns, of the stretches after which equity is looked at.
std::vector<std::size_t> checkpoints(std::size_t returns)
{
    const std::size_t count = std::min(returns, kBandPoints);
    std::vector<std::size_t> ends(count);
    for (std::size_t i = 0; i < count; ++i)
        ends[i] = returns * (i + 1) / count;
    return ends;
}

/// Moves in [horizon, n - horizon], so that none is nearly the strategy itself. Drawn before any is computed,
/// and without the standard library's distributions, whose numbers are not the same everywhere.
std::vector<std::size_t> drawMoves(std::size_t returns, const BacktestOptions& options)
{
    std::mt19937_64 random(options.seed);
    std::vector<std::size_t> moves(options.randomRuns);
    const std::uint64_t choices = returns - 2 * options.horizon + 1;
    for (std::size_t& move : moves)
        move = options.horizon + static_cast<std::size_t>(random() % choices);
    return moves;
}

/// Quantile with linear interpolation between order statistics (type 7 of Hyndman and Fan 1996).
double quantile(std::span<const double> sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

double percentileOf(double value, std::span<const double> sorted)
{
    const auto below = std::ranges::lower_bound(sorted, value) - sorted.begin();
    const auto upTo = std::ranges::upper_bound(sorted, value) - sorted.begin();
    return 100.0 * static_cast<double>(below + upTo) / 2.0 / static_cast<double>(sorted.size());
}

} // namespace

core::Result<std::optional<RandomBand>> randomEntries(const Path& path, const Ledger& ledger,
                                                      const BacktestOptions& options,
                                                      const BacktestProgress& progress)
{
    const std::size_t n = path.returns.size();
    if (options.randomRuns == 0 || n < 4 * options.horizon)
        return std::nullopt;
    const MovedPositions positions(path, ledger, options);
    const auto moves = drawMoves(n, options);
    const auto ends = checkpoints(n);
    const auto equityAt = [&](std::size_t move, auto&& take) {
        double equity = 1.0;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            equity *= positions.factor(i == 0 ? 0 : ends[i - 1], ends[i], move);
            take(i, equity);
        }
        return equity;
    };
    std::vector<double> equities(ends.size() * moves.size()); // [checkpoint][run]
    std::atomic<std::size_t> done{0};
    forecast::ChunkRunner runner(options.threads, [&] {
        return !progress || progress(static_cast<double>(done.load()) / static_cast<double>(moves.size()));
    });
    const bool finished = runner.run(moves.size(), [&](std::size_t run) {
        equityAt(moves[run],
                 [&](std::size_t i, double equity) { equities[i * moves.size() + run] = equity; });
        ++done;
    });
    if (!finished)
        return core::failure(core::ErrorKind::Cancelled, "stopped among the random entries");

    RandomBand band;
    band.runs = moves.size();
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const auto sorted = std::span(equities).subspan(i * moves.size(), moves.size());
        std::ranges::sort(sorted);
        band.steps.push_back(path.stepAfter(ends[i] - 1));
        band.low.push_back(quantile(sorted, 0.05));
        band.median.push_back(quantile(sorted, 0.5));
        band.high.push_back(quantile(sorted, 0.95));
    }
    const double own = equityAt(0, [](std::size_t, double) {});
    band.percentile = percentileOf(own, std::span<const double>(equities).last(moves.size()));
    return band;
}

} // namespace cryptopulse::evaluation
