#include "evaluation/metrics.h"

#include "evaluation/calibration.h"
#include "evaluation/distributions.h"
#include "evaluation/overlap.h"
#include "evaluation/ranking.h"
#include "evaluation/significance.h"
#include "forecast/score.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <string>
#include <utility>

namespace cryptopulse::evaluation {

namespace {

using core::ErrorKind;
using core::failure;

core::Result<void> checkSteps(std::span<const std::size_t> steps, std::size_t horizon)
{
    if (horizon < 1 || horizon > kLongestHorizon)
        return failure(ErrorKind::InvalidArgument, "horizon " + std::to_string(horizon) + " is not in 1.." +
                                                       std::to_string(kLongestHorizon));
    const auto back = std::ranges::adjacent_find(steps, std::greater_equal<>());
    if (back != steps.end())
        return failure(ErrorKind::InvalidArgument,
                       "step " + std::to_string(*back) + " is followed by " + std::to_string(*(back + 1)));
    return {};
}

core::Result<void> checkEntries(std::span<const double> up, std::span<const unsigned char> rose,
                                std::size_t labels)
{
    if (up.size() != rose.size() || up.size() != labels)
        return failure(ErrorKind::InvalidArgument, std::to_string(up.size()) + " probabilities, " +
                                                       std::to_string(rose.size()) + " outcomes and " +
                                                       std::to_string(labels) + " steps");
    const auto bad = std::ranges::find_if_not(up, [](double p) { return p >= 0.0 && p <= 1.0; });
    if (bad != up.end())
        return failure(ErrorKind::InvalidArgument, "probability " + std::to_string(*bad) + " at entry " +
                                                       std::to_string(bad - up.begin()) +
                                                       " is not in [0, 1]");
    return {};
}

void takeScore(const forecast::Score& score, Metrics& metrics)
{
    metrics.auc = score.auc;
    metrics.trueNegatives = score.trueNegatives;
    metrics.falsePositives = score.falsePositives;
    metrics.falseNegatives = score.falseNegatives;
    metrics.truePositives = score.truePositives;
    if (score.rows == 0)
        return;
    metrics.baseRate = score.baseRate;
    metrics.accuracy = score.accuracy;
    metrics.logLoss = score.logLoss;
    metrics.brier = score.brier;
    metrics.skillBp = 1e4 * (1.0 - score.logLoss / std::numbers::ln2);
    const auto risen = static_cast<double>(score.truePositives + score.falseNegatives);
    const auto others = static_cast<double>(score.trueNegatives + score.falsePositives);
    if (risen > 0.0 && others > 0.0)
        metrics.balancedAccuracy = (static_cast<double>(score.truePositives) / risen +
                                    static_cast<double>(score.trueNegatives) / others) /
                                   2.0;
}

double effectiveNumber(std::span<const double> up, std::span<const unsigned char> rose,
                       const Overlap& overlap)
{
    std::vector<double> correct(up.size());
    for (std::size_t i = 0; i < up.size(); ++i)
        correct[i] = (up[i] > 0.5) == (rose[i] != 0) ? 1.0 : 0.0;
    const LongRun longRun = overlap.longRun(correct);
    const auto n = static_cast<double>(up.size());
    if (!(longRun.longRunVariance > 0.0))
        return static_cast<double>(overlap.disjoint());
    return std::min(n, n * longRun.variance / longRun.longRunVariance);
}

Verdict verdictOf(const Metrics& metrics)
{
    if (!(metrics.effectiveN >= kTooFew) || metrics.disjoint < kFewestDisjoint)
        return Verdict::TooFew;
    if (metrics.skillBp > 0.0 && metrics.clarkWest.pValue < kSignificance)
        return Verdict::BetterThanCoin;
    if (metrics.dieboldMariano.pValue > 1.0 - kSignificance)
        return Verdict::WorseThanCoin;
    return Verdict::NotShown;
}

} // namespace

std::string_view verdictName(Verdict verdict) noexcept
{
    switch (verdict) {
    case Verdict::BetterThanCoin:
        return "better_than_coin";
    case Verdict::NotShown:
        return "not_shown";
    case Verdict::WorseThanCoin:
        return "worse_than_coin";
    case Verdict::TooFew:
        return "too_few";
    }
    return "too_few";
}

core::Result<Metrics> judge(std::span<const double> up, std::span<const unsigned char> rose,
                            std::span<const std::size_t> steps, std::size_t horizon)
{
    if (auto valid = checkSteps(steps, horizon); !valid)
        return failure(valid.error());
    return judge(up, rose, Overlap(steps, horizon));
}

core::Result<Metrics> judge(std::span<const double> up, std::span<const unsigned char> rose,
                            const Overlap& overlap)
{
    if (auto valid = checkEntries(up, rose, overlap.size()); !valid)
        return failure(valid.error());
    const Ranking ranking(up);
    Metrics metrics;
    metrics.n = up.size();
    metrics.disjoint = overlap.disjoint();
    takeScore(forecast::score(up, rose), metrics);
    metrics.effectiveN = effectiveNumber(up, rose, overlap);
    metrics.accuracyInterval = wilson(metrics.accuracy, metrics.effectiveN);
    metrics.aucInterval = aucInterval(ranking, rose, metrics.auc, overlap);
    metrics.roc = rocCurve(ranking, up, rose);
    metrics.topDecileAccuracy = topDecileAccuracy(up, rose);
    Reliability bins = reliability(ranking, up, rose, overlap);
    metrics.reliability = std::move(bins.bins);
    metrics.brierParts = bins.parts;
    const Calibration fit = calibration(up, rose);
    metrics.calibrationSlope = fit.slope;
    metrics.calibrationIntercept = fit.intercept;
    metrics.dieboldMariano = dieboldMariano(gainsOverCoin(up, rose), overlap);
    const double half = kZ95 * metrics.dieboldMariano.standardError;
    metrics.skillInterval = {metrics.skillBp - 1e4 * half / std::numbers::ln2,
                             metrics.skillBp + 1e4 * half / std::numbers::ln2};
    metrics.clarkWest = clarkWest(up, rose, overlap);
    metrics.pesaranTimmermann = pesaranTimmermann(up, rose, overlap);
    metrics.verdict = verdictOf(metrics);
    return metrics;
}

std::optional<std::uint64_t> observationsNeeded(const Metrics& metrics, double power, double alpha)
{
    constexpr double kMost = 1e15;
    const bool levels = alpha > 0.0 && alpha < power && power < 1.0;
    if (!levels || !(metrics.skillBp > 0.0) || !(metrics.clarkWest.statistic > 0.0))
        return std::nullopt;
    const auto n = static_cast<double>(metrics.n);
    const double wanted = normalQuantile(1.0 - alpha) + normalQuantile(power);
    const double growth =
        std::max({std::pow(wanted / metrics.clarkWest.statistic, 2), kTooFew / metrics.effectiveN,
                  double{kFewestDisjoint} / static_cast<double>(metrics.disjoint)});
    if (!(n * growth < kMost))
        return std::nullopt;
    return static_cast<std::uint64_t>(std::ceil(std::max(n * growth - n, 0.0)));
}

} // namespace cryptopulse::evaluation
