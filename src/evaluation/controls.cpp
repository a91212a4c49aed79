#include "evaluation/controls.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

namespace cryptopulse::evaluation {

namespace {

using forecast::Steps;

/// The moves from each step to the next within its run, as factors, in order.
std::vector<double> movesOf(const Steps& steps)
{
    std::vector<double> moves;
    std::size_t begin = 0;
    for (const std::size_t end : steps.runEnds()) {
        for (std::size_t step = begin + 1; step < end; ++step)
            moves.push_back(std::log(steps.prices()[step] / steps.prices()[step - 1]));
        begin = end;
    }
    return moves;
}

/// The steps with these moves: each run starts where it did.
Steps withMoves(const Steps& steps, const std::vector<double>& moves)
{
    std::vector<double> prices(steps.prices().begin(), steps.prices().end());
    std::size_t begin = 0;
    std::size_t next = 0;
    for (const std::size_t end : steps.runEnds()) {
        double log = std::log(prices[begin]);
        for (std::size_t step = begin + 1; step < end; ++step) {
            log += moves[next++];
            // Equal prices must stay equal: a move of nothing is no rounding.
            prices[step] = moves[next - 1] == 0.0 ? prices[step - 1] : std::exp(log);
        }
        begin = end;
    }
    return steps.withPrices(std::move(prices));
}

/// Whole numbers below @p bound, the same on every machine (std::uniform_int_distribution is not).
std::size_t below(std::mt19937_64& random, std::size_t bound)
{
    return std::size_t(random() % bound); // the bias is bound / 2^64
}

WalkProgress part(const WalkProgress& progress, std::size_t index, std::size_t parts)
{
    if (!progress)
        return {};
    return [&progress, index, parts](std::size_t done, std::size_t total) {
        return progress(index * total + done, parts * total);
    };
}

} // namespace

core::Result<LookAhead> lookAheadTest(const Steps& steps, const WalkOptions& options, std::size_t cuts,
                                      const WalkProgress& progress)
{
    WalkOptions fixed = options; // the same folds, wherever the series ends
    fixed.foldSteps = options.foldSteps > 0 ? options.foldSteps : foldSteps(steps);
    const auto whole = walkForward(steps, fixed, part(progress, 0, cuts + 1));
    if (!whole)
        return core::failure(whole.error());
    LookAhead result;
    // In the second half, and at no round places.
    for (std::size_t i = 0; i < cuts; ++i) {
        const std::size_t count = steps.size() - (i + 1) * (steps.size() / (2 * (cuts + 1))) - i;
        const Steps cut = steps.prefix(count);
        const auto known = walkForward(cut, fixed, part(progress, i + 1, cuts + 1));
        if (!known)
            return core::failure(known.error());
        ++result.cuts;
        for (std::size_t step = 0; step < count; ++step) {
            const double before = known->up[step];
            if (std::isnan(before))
                continue;
            ++result.compared;
            if (before != whole->up[step] && (!result.firstDifference || step < *result.firstDifference))
                result.firstDifference = step;
        }
    }
    return result;
}

Steps shuffled(const Steps& steps, std::uint64_t seed)
{
    std::vector<double> moves = movesOf(steps);
    std::mt19937_64 random(seed);
    for (std::size_t i = moves.size(); i > 1; --i)
        std::swap(moves[i - 1], moves[below(random, i)]);
    return withMoves(steps, moves);
}

Steps planted(const Steps& steps, double persistence, std::uint64_t seed)
{
    std::vector<double> moves = movesOf(steps);
    std::mt19937_64 random(seed);
    constexpr double kOneOverTwoTo64 = 0x1p-64;
    bool up = true;
    for (double& move : moves) {
        if (double(random()) * kOneOverTwoTo64 >= persistence)
            up = !up;
        move = up ? std::abs(move) : -std::abs(move);
    }
    return withMoves(steps, moves);
}

bool Controls::sound() const noexcept
{
    return lookAhead.clean() && shuffled.pooled.verdict != Verdict::BetterThanCoin &&
           planted.pooled.verdict == Verdict::BetterThanCoin;
}

core::Result<Controls> runControls(const Steps& steps, const WalkOptions& options, std::uint64_t seed,
                                   const WalkProgress& progress)
{
    constexpr std::size_t kParts = 4;
    constexpr double kPersistence = 0.8; // of the planted signal
    WalkOptions whole = options;         // the controls are of the method, not of a part of the data
    whole.from.reset();
    whole.to.reset();
    auto real = evaluate(steps, options, part(progress, 0, kParts));
    if (!real)
        return core::failure(real.error());
    auto nothing = evaluate(evaluation::shuffled(steps, seed), whole, part(progress, 1, kParts));
    if (!nothing)
        return core::failure(nothing.error());
    auto something =
        evaluate(evaluation::planted(steps, kPersistence, seed), whole, part(progress, 2, kParts));
    if (!something)
        return core::failure(something.error());
    auto ahead = lookAheadTest(steps, whole, 3, part(progress, 3, kParts));
    if (!ahead)
        return core::failure(ahead.error());
    return Controls{std::move(*real), std::move(*nothing), std::move(*something), *ahead};
}

} // namespace cryptopulse::evaluation
