#include "report/textreport.h"

#include "engine/wire.h"
#include "report/words.h"

#include <QStringList>
#include <algorithm>
#include <cmath>
#include <functional>

namespace cryptopulse::report {

using namespace Qt::StringLiterals;
using evaluation::Metrics;
namespace wire = engine::wire;

namespace {

using Row = QStringList;

/// Columns as wide as their longest entry.
QString table(const QList<Row>& rows)
{
    QList<qsizetype> widths;
    for (const Row& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    QString text;
    for (const Row& row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += row[i].leftJustified(widths[i] + 2);
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

/// One line of the table: a figure of each model.
Row figures(const QString& name, const std::vector<const evaluation::Report*>& reports,
            const std::function<QString(const Metrics&)>& figure)
{
    Row row{name};
    for (const evaluation::Report* report : reports)
        row += figure(report->pooled);
    return row;
}

QString warningLines(const std::vector<std::string>& warnings)
{
    QString text;
    for (const std::string& warning : warnings) {
        if (const QString sentence = warningSentence(warning); !sentence.isEmpty())
            text += sentence + u'\n';
    }
    return text;
}

QString ratio(double number)
{
    return fixed(number, 3);
}

} // namespace

QString textOf(const engine::Evaluation& evaluation)
{
    const evaluation::Report& report = evaluation.report;
    std::vector<const evaluation::Report*> reports{&report};
    for (const evaluation::Report& other : evaluation.beside)
        reports.push_back(&other);
    Row head{QString()};
    for (const evaluation::Report* one : reports)
        head += wire::text(one->model);
    QString text = verdictSentence(report) + u'\n';
    if (evaluation.controls)
        text += controlsSentence(*evaluation.controls) + u'\n';
    text += warningLines(evaluation.warnings);
    text += u"\nWalk-forward, %1; %2 to %3; %4 of %5 steps scored in %6 folds\n\n"_s
                .arg(aheadWords(report.step, report.horizonSteps), when(report.from), when(report.to),
                     grouped(report.pooled.n), grouped(report.samples))
                .arg(report.folds.size());
    return text +
           table({head,
                  figures(u"skill against a coin"_s, reports,
                          [](const Metrics& m) { return with(m.skillBp, m.skillInterval, basisPoints); }),
                  figures(u"accuracy"_s, reports,
                          [](const Metrics& m) { return with(m.accuracy, m.accuracyInterval, percent); }),
                  figures(u"always the common side"_s, reports,
                          [](const Metrics& m) { return percent(std::max(m.baseRate, 1.0 - m.baseRate)); }),
                  figures(u"on its boldest tenth"_s, reports,
                          [](const Metrics& m) { return percent(m.topDecileAccuracy); }),
                  figures(u"AUC"_s, reports,
                          [](const Metrics& m) { return with(m.auc, m.aucInterval, ratio); }),
                  figures(u"log-loss"_s, reports, [](const Metrics& m) { return fixed(m.logLoss, 5); }),
                  figures(u"Brier score"_s, reports, [](const Metrics& m) { return fixed(m.brier, 5); }),
                  figures(u"calibration slope"_s, reports,
                          [](const Metrics& m) { return fixed(m.calibrationSlope, 2); }),
                  figures(u"p (Clark-West)"_s, reports,
                          [](const Metrics& m) { return chance(m.clarkWest.pValue); }),
                  figures(u"independent forecasts"_s, reports,
                          [](const Metrics& m) { return fixed(m.effectiveN, 0); }),
                  figures(u"verdict"_s, reports, [](const Metrics& m) { return verdictWords(m); })});
}

QString textOf(const engine::BacktestReport& report)
{
    const evaluation::Backtest& result = report.result;
    const evaluation::BacktestOptions& options = report.request.options;
    const auto sharpe = [](const std::optional<evaluation::Sharpe>& one) {
        return one ? with(one->perYear, one->interval, [](double x) { return fixed(x, 2); }) : u"-"_s;
    };
    QString text = verdictSentence(report) + u'\n' + warningLines(report.warnings);
    text += u"\n%1, %2; long while p > %3%4; fee %5, slippage %6; %7 forecasts, %8 trades\n\n"_s.arg(
        wire::text(report.request.model), aheadWords(report.step, options.horizon),
        fixed(options.threshold, 3),
        options.shortToo ? u", short while p < %1"_s.arg(fixed(1.0 - options.threshold, 3)) : QString(),
        basisPoints(options.feeBp), basisPoints(options.slippageBp), grouped(result.forecasts),
        grouped(result.trades));
    text += table(
        {{QString(), u"threshold"_s, u"buy and hold"_s},
         {u"return after costs"_s, percent(result.finalReturn), percent(result.buyAndHoldReturn)},
         {u"largest drawdown"_s, percent(result.maxDrawdown), percent(result.buyAndHoldDrawdown)},
         {u"Sharpe ratio a year"_s, sharpe(result.sharpe), sharpe(result.buyAndHoldSharpe)},
         {u"share of the time in"_s, percent(result.exposure)},
         {u"turnover (capitals)"_s, fixed(result.turnover, 1)},
         {u"trades that gained"_s, percent(result.hitRate)},
         {u"the same before costs"_s, percent(result.hitRateBeforeCosts)},
         {u"mean trade"_s, basisPoints(result.meanTradeBp)},
         {u"the same before costs"_s, basisPoints(result.meanTradeBeforeCostsBp)},
         {u"accuracy to break even"_s, result.breakEvenAccuracy > 1.0 ? u"none: costs exceed the mean move"_s
                                                                      : percent(result.breakEvenAccuracy)}});
    if (result.band)
        text += u"\nBetter than %1 % of %2 random entries with the same turnover.\n"_s.arg(
            fixed(result.band->percentile, 1), grouped(result.band->runs));
    return text;
}

QString textOf(const engine::LeakReport& report)
{
    QList<Row> rows{
        {u"learner"_s, u"claimed accuracy"_s, u"true accuracy"_s, u"claimed AUC"_s, u"true AUC"_s}};
    for (const evaluation::LeakRow& row : report.lab.learners)
        rows += {wire::text(row.learner), percent(row.claimedAccuracy), percent(row.trueAccuracy),
                 ratio(row.claimedAuc), ratio(row.trueAuc)};
    return verdictSentence(report) +
           u"\n\nClaimed by cross-validation of %1 shuffled rows in %2 folds; true: walk-forward.\n\n"_s
               .arg(grouped(report.lab.rows))
               .arg(report.lab.folds) +
           table(rows);
}

QString textOf(const engine::LiveScore& score)
{
    const evaluation::LiveJudgement& judged = score.judged;
    const Metrics& m = judged.metrics;
    if (score.given == 0)
        return verdictSentence(score) + u'\n';
    QString text =
        verdictSentence(score) + u"\n\nLive, "_s + aheadWords(score.step, std::size_t(score.horizonSteps));
    if (judged.from && judged.to)
        text += u"; %1 to %2"_s.arg(when(*judged.from), when(*judged.to));
    text += u"; %1 given, %2 scored, %3 pending, %4 unknown"_s.arg(
        grouped(score.given), grouped(score.scored), grouped(score.pending), grouped(score.unknown));
    if (score.otherSteps > 0)
        text += u", %1 in other steps"_s.arg(grouped(score.otherSteps));
    return text + u"\n\n"_s +
           table({{u"skill against a coin"_s, with(m.skillBp, m.skillInterval, basisPoints)},
                  {u"accuracy"_s, with(m.accuracy, m.accuracyInterval, percent)},
                  {u"hits, misses"_s, u"%1, %2"_s.arg(grouped(judged.hits), grouped(judged.misses))},
                  {u"always the common side"_s, percent(std::max(m.baseRate, 1.0 - m.baseRate))},
                  {u"log-loss"_s, fixed(m.logLoss, 5)},
                  {u"Brier score"_s, fixed(m.brier, 5)},
                  {u"calibration slope"_s, fixed(m.calibrationSlope, 2)},
                  {u"p (Clark-West)"_s,
                   std::isfinite(m.clarkWest.pValue) ? chance(m.clarkWest.pValue) : u"-"_s},
                  {u"independent forecasts"_s, fixed(m.effectiveN, 0)},
                  {u"days until it would show"_s,
                   judged.daysNeeded ? fixed(std::ceil(*judged.daysNeeded), 0) : u"-"_s},
                  {u"verdict"_s, verdictWords(m)}});
}

} // namespace cryptopulse::report
