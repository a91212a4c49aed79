#include "report/words.h"

#include "engine/requestwire.h"
#include "engine/wire.h"

#include <cmath>

namespace cryptopulse::report {

using namespace Qt::StringLiterals;
using evaluation::Verdict;
namespace wire = engine::wire;

QString fixed(double number, int digits)
{
    return std::isfinite(number) ? QString::number(number, 'f', digits) : u"-"_s;
}

QString chance(double probability)
{
    return probability < 0.001 ? u"<\u00a00.001"_s : fixed(probability, 3); // kept on one line
}

QString percent(double share)
{
    return std::isfinite(share) ? fixed(100.0 * share, 1) + u" %"_s : u"-"_s;
}

QString basisPoints(double number)
{
    return std::isfinite(number) ? fixed(number, 1) + u" bp"_s : u"-"_s;
}

QString grouped(std::uint64_t number)
{
    QString digits = QString::number(number);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, u',');
    return digits;
}

QString when(core::UtcTime time)
{
    QString text = wire::text(time);
    text.truncate(16);
    return text.replace(u'T', u' ') + u" UTC"_s;
}

QString aheadWords(const core::Step& step, std::size_t horizon)
{
    return step.isSample() ? u"%1 samples ahead"_s.arg(horizon)
                           : u"%1 steps of %2 ahead"_s.arg(horizon).arg(wire::text(step.name()));
}

bool isEdgeShown(const evaluation::Metrics& metrics)
{
    return metrics.verdict == Verdict::BetterThanCoin && metrics.skillInterval.low > 0.0;
}

QString verdictWords(const evaluation::Metrics& metrics)
{
    switch (metrics.verdict) {
    case Verdict::BetterThanCoin:
        return isEdgeShown(metrics) ? u"better than a coin"_s : u"no better than a coin can be shown"_s;
    case Verdict::NotShown:
        return u"no edge shown"_s;
    case Verdict::WorseThanCoin:
        return u"worse than a coin"_s;
    case Verdict::TooFew:
        return u"too few to judge"_s;
    }
    return {};
}

namespace {

QString verdictSentence(const evaluation::Metrics& metrics, const std::optional<double>& daysNeeded)
{
    const QString skill = with(metrics.skillBp, metrics.skillInterval, basisPoints);
    switch (metrics.verdict) {
    case Verdict::BetterThanCoin:
        if (!isEdgeShown(metrics))
            return u"No better than a coin can be shown: skill %1. One test sees something (Clark-West, p "
                   u"%2), "
                   "the other does not (Diebold-Mariano, p %3)."_s.arg(
                       skill, chance(metrics.clarkWest.pValue), chance(metrics.dieboldMariano.pValue));
        return u"Better than a coin: the forecasts save %1 of a coin's log-loss, and a forecaster who knows "
               "nothing would do so with a chance of %2 only."_s.arg(
                   skill, metrics.clarkWest.pValue < 0.001 ? u"less than 0.1 %"_s
                                                           : percent(metrics.clarkWest.pValue));
    case Verdict::WorseThanCoin:
        return u"Worse than a coin: skill %1. Following these forecasts costs more than not knowing."_s.arg(
            skill);
    case Verdict::TooFew:
        if (metrics.effectiveN >= evaluation::kTooFew)
            return u"Too few forecasts to judge: only %1 of them look at times of their own, and at least %2 "
                   "are needed."_s.arg(grouped(metrics.disjoint), grouped(evaluation::kFewestDisjoint));
        return (std::llround(metrics.effectiveN) == 1
                    ? u"Too few forecasts to judge: they are worth %1 independent one, and at least %2 are "
                      "needed."_s
                    : u"Too few forecasts to judge: they are worth %1 independent ones, and at least %2 are "
                      "needed."_s)
            .arg(fixed(metrics.effectiveN, 0), fixed(evaluation::kTooFew, 0));
    case Verdict::NotShown:
        break;
    }
    QString sentence = u"No edge over a coin was shown: skill %1."_s.arg(skill);
    if (daysNeeded)
        sentence +=
            u" Were it real, about %1 more days would show it."_s.arg(fixed(std::ceil(*daysNeeded), 0));
    return sentence;
}

} // namespace

QString verdictSentence(const evaluation::Report& report)
{
    return verdictSentence(report.pooled, report.daysNeeded);
}

QString verdictSentence(const engine::LiveScore& score)
{
    if (score.given == 0)
        return u"No forecast has been given live yet: one is written down with every price that comes in."_s;
    return verdictSentence(score.judged.metrics, score.judged.daysNeeded);
}

QString breakEvenSentence(const evaluation::BreakEven& breakEven)
{
    const QString cost = basisPoints(breakEven.costBp);
    const QString move = basisPoints(breakEven.meanAbsoluteMoveBp);
    if (breakEven.accuracy > 1.0)
        return u"No accuracy would pay for costs of %1: the price moves by %2 on average."_s.arg(cost, move);
    return u"To pay for costs of %1 a forecast would have to be right %2 of the time: the price moves by %3 "
           u"on "
           "average."_s.arg(cost, percent(breakEven.accuracy), move);
}

QString controlsSentence(const evaluation::Controls& controls)
{
    if (controls.sound())
        return u"The evaluation can be believed: it finds nothing in the same returns shuffled, it finds a "
               "signal that was planted, and %1 forecasts repeated without the future came out the same."_s
                   .arg(grouped(controls.lookAhead.compared));
    QStringList faults;
    if (controls.lookAhead.compared == 0)
        faults += u"there are too few prices to test whether forecasts look ahead"_s;
    else if (!controls.lookAhead.clean())
        faults += u"forecasts change when the future is taken away"_s;
    if (controls.shuffled.pooled.verdict == Verdict::BetterThanCoin)
        faults += u"it finds an edge in shuffled returns, where there is none"_s;
    if (controls.planted.pooled.verdict != Verdict::BetterThanCoin)
        faults += u"it does not find a signal that was planted (there may be too few prices)"_s;
    return u"The controls do not show that the evaluation can be believed: %1."_s.arg(faults.join(u"; "_s));
}

QString verdictSentence(const engine::BacktestReport& report)
{
    const evaluation::Backtest& result = report.result;
    const QString gain = percent(result.finalReturn);
    if (result.trades == 0)
        return u"It never traded: no probability went beyond the threshold."_s;
    if (!(result.finalReturn > 0.0))
        return u"No edge after costs: it ends at %1."_s.arg(gain);
    if (!result.band || !std::isfinite(result.band->percentile))
        return u"It ends at %1 after costs; without random entries beside it that may be luck."_s.arg(gain);
    const QString better = fixed(result.band->percentile, 1);
    if (result.band->percentile < 95.0)
        return u"It ends at %1 after costs, but better than only %2 % of random entries: luck explains it."_s
            .arg(gain, better);
    return u"It ends at %1 after costs, better than %2 % of random entries. One threshold tried once; among "
           "many, the best is good by luck as well."_s.arg(gain, better);
}

QString verdictSentence(const engine::LeakReport& report)
{
    for (const evaluation::LeakRow& row : report.lab.learners) {
        if (row.learner == "memory")
            return u"Shuffled cross-validation would claim an accuracy of %1 for a learner that only "
                   "remembers; judged forward in time it is %2."_s.arg(percent(row.claimedAccuracy),
                                                                       percent(row.trueAccuracy));
    }
    return {};
}

QString warningSentence(std::string_view warning)
{
    if (warning != engine::kPriorSawThis)
        return {};
    return u"Beware: the prior that ships with the program has learned from a part of this time. What uses "
           u"it "
           "knows more than it could have known then, and looks better than it was."_s;
}

namespace {

/// What a command must be told to work on that series.
QString optionsOf(const core::SeriesKey& series)
{
    QString options;
    if (!series.source.empty())
        options += u" --source "_s + wire::text(series.source);
    if (series.asset != "bitcoin")
        options += u" --coin "_s + wire::text(series.asset);
    const bool isUsual =
        series.currency == "usd" || (series.currency == "usdt" && series.source == "binance");
    if (!isUsual)
        options += u" --currency "_s + wire::text(series.currency);
    return options;
}

} // namespace

QString commandFor(const engine::Evaluation& evaluation)
{
    const engine::EvaluateRequest& request = evaluation.request;
    QString command = u"cryptopulse-cli evaluate --model %1 --step %2"_s.arg(
        wire::text(request.model), wire::text(evaluation.report.step.name()));
    command.insert(qsizetype(u"cryptopulse-cli"_s.size()), optionsOf(evaluation.series));
    if (request.window == evaluation::Window::Rolling)
        command += u" --window rolling --rolling-days %1"_s.arg(request.rollingDays);
    if (request.from)
        command += u" --from "_s + wire::text(*request.from);
    if (request.to)
        command += u" --to "_s + wire::text(*request.to);
    if (request.controls)
        command += u" --controls"_s;
    return command;
}

} // namespace cryptopulse::report
