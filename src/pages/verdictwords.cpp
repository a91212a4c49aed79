#include "pages/verdictwords.h"

#include "look/words.h"
#include "pages/numbers.h"
#include "report/words.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

using Kind = evaluation::Verdict;

namespace {

constexpr double kClearly = 95.0;       // per cent of random entries that a gain must beat
constexpr double kLongestWait = 10'000; // days; nobody waits longer to see whether an edge is real
constexpr double kHardly = 0.02;        // of accuracy: a leak that small is no leak to speak of

/// The same edge looks better than it is when the model knew, or the evaluation fails its own test.
bool isDoubtful(const engine::Evaluation& evaluation)
{
    return !VerdictWords::ofWarnings(evaluation.warnings).isEmpty() ||
           (evaluation.controls && !evaluation.controls->sound());
}

} // namespace

Verdict VerdictWords::of(const engine::Evaluation& evaluation)
{
    const evaluation::Metrics& metrics = evaluation.report.pooled;
    switch (metrics.verdict) {
    case Kind::BetterThanCoin:
        return {!report::isEdgeShown(metrics) ? tr("No better than a coin can be shown.")
                : isDoubtful(evaluation)      ? tr("Looks better than a coin, with a reason for doubt.")
                                              : tr("Better than a coin on these prices."),
                skillReason(metrics, evaluation.report.daysNeeded)};
    case Kind::NotShown:
        return {tr("No edge over a coin was shown."), skillReason(metrics, evaluation.report.daysNeeded)};
    case Kind::WorseThanCoin:
        return {tr("Worse than a coin."), skillReason(metrics, evaluation.report.daysNeeded)};
    case Kind::TooFew:
        return {tr("Too few forecasts to judge."), tooFewReason(metrics)};
    }
    return {};
}

Verdict VerdictWords::of(const engine::LiveScore& score)
{
    const evaluation::Metrics& metrics = score.judged.metrics;
    const QString reason = skillReason(metrics, score.judged.daysNeeded);
    switch (metrics.verdict) {
    case Kind::BetterThanCoin:
        return {report::isEdgeShown(metrics) ? tr("Better than a coin so far.")
                                             : tr("No better than a coin can be shown so far."),
                reason};
    case Kind::NotShown:
        return {tr("No edge over a coin so far."), reason};
    case Kind::WorseThanCoin:
        return {tr("Worse than a coin so far."), reason};
    case Kind::TooFew:
        return {tr("Too few forecasts to judge yet."), tooFewReason(metrics)};
    }
    return {};
}

QString VerdictWords::tooFewReason(const evaluation::Metrics& metrics)
{
    return (std::llround(metrics.effectiveN) == 1
                ? tr("Outcomes overlap: all of them tell as much as %1 independent one, and at least %2 are "
                     "needed. The figures below may say anything.")
                : tr("Outcomes overlap: all of them tell as much as %1 independent ones, and at least %2 are "
                     "needed. The figures below may say anything."))
        .arg(Numbers::fixed(metrics.effectiveN, 0), Numbers::fixed(evaluation::kTooFew, 0));
}

QString VerdictWords::skillReason(const evaluation::Metrics& metrics, const std::optional<double>& daysNeeded)
{
    const QString skill = tr("Against a coin the skill is %1 (95 % interval: %2).")
                              .arg(Numbers::basisPoints(metrics.skillBp),
                                   Numbers::interval(metrics.skillInterval, &Numbers::basisPoints));
    if (metrics.verdict == Kind::BetterThanCoin && !report::isEdgeShown(metrics))
        return skill + u' ' +
               tr("One test sees something (Clark-West, p %1), the other does not (Diebold-Mariano, p %2).")
                   .arg(Numbers::chance(metrics.clarkWest.pValue),
                        Numbers::chance(metrics.dieboldMariano.pValue));
    if (metrics.verdict == Kind::BetterThanCoin)
        return skill + u' ' +
               tr("A forecaster who knows nothing would do so well with a chance of %1. Costs are not in it, "
                  "and what was is no promise of what will be.")
                   .arg(Numbers::chanceInWords(metrics.clarkWest.pValue));
    if (metrics.verdict == Kind::WorseThanCoin)
        return skill + u' ' + tr("Following these forecasts costs more than not knowing.");
    if (daysNeeded && *daysNeeded < kLongestWait)
        return skill + u' ' +
               tr("Luck explains that. Were it real and stayed as it is, prices of about %1 d more would "
                  "show it.",
                  "days")
                   .arg(look::Words::count(static_cast<std::size_t>(std::max(1.0, std::ceil(*daysNeeded)))));
    return skill + u' ' + tr("That does not prove that there is none; these prices do not show one.");
}

QString VerdictWords::ofControls(const evaluation::Controls& controls)
{
    if (controls.sound())
        return tr("Controls passed: nothing is found in the same returns shuffled, a planted signal is "
                  "found, and %1 forecasts repeated without the future came out the same.")
            .arg(look::Words::count(controls.lookAhead.compared));
    QStringList faults;
    if (controls.lookAhead.compared == 0)
        faults += tr("there are too few prices to test whether forecasts look ahead");
    else if (!controls.lookAhead.clean())
        faults += tr("forecasts change when the future is taken away");
    if (controls.shuffled.pooled.verdict == Kind::BetterThanCoin)
        faults += tr("an edge is found in shuffled returns, where there is none");
    if (controls.planted.pooled.verdict != Kind::BetterThanCoin)
        faults += tr("a planted signal is not found (there may be too few prices)");
    return tr("Controls not passed, so do not rely on this evaluation: %1.").arg(faults.join(u"; "_s));
}

QString VerdictWords::ofWarnings(const std::vector<std::string>& warnings)
{
    if (std::ranges::find(warnings, engine::kPriorSawThis) == warnings.end())
        return {};
    return tr("Beware: the prior that ships with the program has learned from a part of this time. A model "
              "that uses it knows more than it could have known then, and looks better than it was.");
}

Verdict VerdictWords::of(const engine::BacktestReport& report)
{
    const evaluation::Backtest& result = report.result;
    if (result.trades == 0)
        return {tr("It never traded."),
                tr("No probability went beyond the threshold of %1: nothing was gained and nothing was paid.")
                    .arg(Numbers::percent(report.request.options.threshold))};
    if (result.finalReturn > 0.0)
        return ofGain(report);
    const QString end =
        tr("It ends at %1; buying and holding at %2.")
            .arg(Numbers::change(result.finalReturn), Numbers::change(result.buyAndHoldReturn));
    return {tr("No edge after costs."), end + u' ' + costs(result)};
}

/// What it takes to earn the costs back.
QString VerdictWords::costs(const evaluation::Backtest& result)
{
    const QString trade = Numbers::basisPoints(result.roundTripBp);
    if (!(result.breakEvenAccuracy <= 1.0))
        return tr("A trade costs %1, and the price moves by %2 in its time: no accuracy would earn that "
                  "back.")
            .arg(trade, Numbers::basisPoints(1e4 * result.meanAbsoluteReturn));
    return tr("A trade costs %1 and must be right %2 of the time to earn that back; these were right %3.")
        .arg(trade, Numbers::percent(result.breakEvenAccuracy), Numbers::percent(result.hitRateBeforeCosts));
}

Verdict VerdictWords::ofGain(const engine::BacktestReport& report)
{
    const evaluation::Backtest& result = report.result;
    const QString end =
        tr("It ends at %1 after costs; buying and holding at %2.")
            .arg(Numbers::change(result.finalReturn), Numbers::change(result.buyAndHoldReturn));
    if (!result.band || !std::isfinite(result.band->percentile))
        return {tr("A gain that may be luck."),
                end + u' ' + tr("There are no random entries beside it to compare it with.")};
    const QString better = Numbers::fixed(result.band->percentile, 1);
    if (result.band->percentile < kClearly)
        return {tr("A gain that luck explains."),
                end + u' ' +
                    tr("It is better than only %1 % of random entries that trade as often.").arg(better)};
    return {
        ofWarnings(report.warnings).isEmpty() ? tr("A gain after costs on these prices.")
                                              : tr("Looks like a gain, with a reason for doubt."),
        end + u' ' +
            tr("It is better than %1 % of random entries that trade as often. One threshold tried once: "
               "among many, the best is good by luck as well, and what was is no promise of what will be.")
                .arg(better)};
}

Verdict VerdictWords::of(const engine::LeakReport& report)
{
    const auto& learners = report.lab.learners;
    const auto memory = std::ranges::find(learners, "memory", &evaluation::LeakRow::learner);
    if (memory == learners.end() || !std::isfinite(memory->claimedAccuracy - memory->trueAccuracy))
        return {tr("Nothing can be said of these prices."), {}};
    const QString sentence =
        tr("Shuffled cross-validation claims an accuracy of %1 for a learner that only remembers. Judged "
           "forward in time it is %2.")
            .arg(Numbers::percent(memory->claimedAccuracy), Numbers::percent(memory->trueAccuracy));
    const double leak = memory->claimedAccuracy - memory->trueAccuracy;
    if (leak < kHardly)
        return {tr("Hardly anything leaks on these prices."), sentence};
    // Between the figures of the sentence, as they are shown there.
    const double points =
        (std::round(1000.0 * memory->claimedAccuracy) - std::round(1000.0 * memory->trueAccuracy)) / 10.0;
    return {tr("Shuffling makes up %1 points of accuracy.").arg(Numbers::fixed(points, 1)), sentence};
}

} // namespace cryptopulse::pages
