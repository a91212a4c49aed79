#include "report/htmlreport.h"

#include "engine/wire.h"
#include "report/svgcharts.h"
#include "report/words.h"

#include <algorithm>

namespace cryptopulse::report {

using namespace Qt::StringLiterals;
using evaluation::Metrics;
using evaluation::Verdict;
namespace wire = engine::wire;

namespace {

constexpr QLatin1StringView kStyle(R"(
:root { color-scheme: light dark; --ink: #1c2024; --soft: #5b646e; --paper: #ffffff; --rule: #d5dae0; --line: #1f6feb;
  --good: #1a7f37; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --soft: #9aa4ae; --paper: #14171a; --rule: #353b42;
  --line: #6ea8ff; --good: #4ac26b; --bad: #ff8a80; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
.verdict { border-left: .4rem solid var(--soft); padding: .6rem 1rem; font-size: 1.15rem; }
.better_than_coin { border-color: var(--good); }
.worse_than_coin { border-color: var(--bad); }
.soft, footer { color: var(--soft); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--rule); }
svg { max-width: 100%; height: auto; }
svg text { fill: var(--soft); font: 12px system-ui, sans-serif; }
.axis { fill: none; stroke: var(--soft); }
.ideal { fill: none; stroke: var(--soft); stroke-dasharray: 4 4; }
.line { fill: none; stroke: var(--line); stroke-width: 2; }
.dot { fill: var(--line); }
.good { fill: none; stroke: var(--good); }
.bad { fill: none; stroke: var(--bad); }
pre { overflow-x: auto; padding: .8rem; border: 1px solid var(--rule); }
)");

QString cell(const QString& text, const QString& tag = u"td"_s)
{
    return u"<%1>%2</%1>"_s.arg(tag, text.toHtmlEscaped());
}

QString row(const QStringList& texts)
{
    QString html = u"<tr>"_s + cell(texts.first(), u"th"_s);
    for (const QString& text : texts.sliced(1))
        html += cell(text);
    return html + u"</tr>\n"_s;
}

QString table(const QString& head, const QString& rows)
{
    return u"<div class=\"wide\"><table>\n<thead>"_s + head + u"</thead>\n<tbody>"_s + rows +
           u"</tbody></table></div>\n"_s;
}

QString paragraph(const QString& text, const QString& style = {})
{
    return (style.isEmpty() ? u"<p>"_s : u"<p class=\"%1\">"_s.arg(style)) + text.toHtmlEscaped() +
           u"</p>\n"_s;
}

QString heading(const QString& text)
{
    return u"<h2>"_s + text.toHtmlEscaped() + u"</h2>\n"_s;
}

QString ratio(double number)
{
    return fixed(number, 3);
}

/// What was judged.
QString facts(const engine::Evaluation& evaluation)
{
    const evaluation::Report& report = evaluation.report;
    const QString window = evaluation.request.window == evaluation::Window::Rolling
                               ? u"the last %1 days"_s.arg(evaluation.request.rollingDays)
                               : u"all that came before"_s;
    return paragraph(
        u"Model \"%1\", %2, on prices of %3. Scored %4 to %5: %6 of %7 steps, in %8 periods. Before each of "
        u"them "
        "models were trained on what lay before it (%9), less the steps whose outcome was not known yet."_s
            .arg(wire::text(report.model), aheadWords(report.step, report.horizonSteps),
                 wire::text(core::toText(evaluation.series)), when(report.from), when(report.to),
                 grouped(report.pooled.n), grouped(report.samples), grouped(report.folds.size()), window));
}

QString skillRows(const Metrics& m)
{
    return row({u"Skill against a coin"_s, with(m.skillBp, m.skillInterval, basisPoints),
                u"Share of a coin's log-loss that the forecasts save; above zero they know something."_s}) +
           row({u"Chance of that by luck"_s, chance(m.clarkWest.pValue),
                u"Clark-West test against the coin; below 0.05 it is called an edge."_s}) +
           row({u"Chance of being this bad by luck"_s, chance(1.0 - m.dieboldMariano.pValue),
                u"Diebold-Mariano test against the coin; below 0.05 it is called worse than a coin."_s}) +
           row({u"Independent forecasts"_s, fixed(m.effectiveN, 0),
                u"Outcomes of neighbouring forecasts overlap; all of them tell as much as so many would."_s});
}

QString accuracyRows(const Metrics& m)
{
    return row({u"Accuracy"_s, with(m.accuracy, m.accuracyInterval, percent),
                u"Share of forecasts on the side that came true."_s}) +
           row({u"Always the common side"_s, percent(std::max(m.baseRate, 1.0 - m.baseRate)),
                u"Accuracy of saying the more common direction every time; what accuracy must beat."_s}) +
           row({u"Balanced accuracy"_s, percent(m.balancedAccuracy),
                u"Mean of the accuracy on rises and on the rest; a coin has 50 %."_s}) +
           row({u"Accuracy on the boldest tenth"_s, percent(m.topDecileAccuracy),
                u"On the forecasts farthest from one half."_s}) +
           row({u"Timing of direction (p)"_s, chance(m.pesaranTimmermann.pValue),
                u"Pesaran-Timmermann test: chance of calling so many directions right by luck."_s}) +
           row({u"AUC"_s, with(m.auc, m.aucInterval, ratio),
                u"Chance that a rise had a higher probability than a fall; a coin has 0.5."_s});
}

QString probabilityRows(const Metrics& m)
{
    return row({u"Log-loss"_s, fixed(m.logLoss, 5),
                u"Mean penalty of the probabilities; a coin has 0.69315, less is better."_s}) +
           row({u"Brier score"_s, fixed(m.brier, 5),
                u"Mean squared error of the probabilities; a coin has 0.25, less is better."_s}) +
           row({u"of it: unreliability"_s, fixed(m.brierParts.reliability, 5),
                u"Distance of forecast probabilities from what happened; less is better."_s}) +
           row({u"of it: resolution"_s, fixed(m.brierParts.resolution, 5),
                u"How far different forecasts had different outcomes; more is better."_s}) +
           row({u"Calibration slope"_s, fixed(m.calibrationSlope, 2),
                u"1 is right; below it, the probabilities are too bold; above it, too timid."_s}) +
           row({u"Calibration intercept"_s, fixed(m.calibrationIntercept, 3),
                u"0 is right; above it, rises were more common than forecast."_s});
}

QString figures(const evaluation::Report& report)
{
    const QString move = basisPoints(1e4 * report.meanAbsoluteReturn);
    return heading(u"The figures, with 95 % intervals"_s) +
           table(
               row({u"Figure"_s, u"Value"_s, u"What it means"_s}),
               skillRows(report.pooled) + accuracyRows(report.pooled) + probabilityRows(report.pooled) +
                   row({u"Mean move"_s, move,
                        u"How far the price goes over the horizon, up or down; costs must be small beside it."_s}));
}

QString besideOthers(const engine::Evaluation& evaluation)
{
    if (evaluation.beside.empty())
        return {};
    const auto line = [](const evaluation::Report& report) {
        const Metrics& m = report.pooled;
        return row({wire::text(report.model), with(m.skillBp, m.skillInterval, basisPoints),
                    with(m.accuracy, m.accuracyInterval, percent), with(m.auc, m.aucInterval, ratio),
                    verdictWords(m)});
    };
    QString rows = line(evaluation.report);
    for (const evaluation::Report& report : evaluation.beside)
        rows += line(report);
    return heading(u"Beside other models, on the same steps"_s) +
           table(row({u"Model"_s, u"Skill"_s, u"Accuracy"_s, u"AUC"_s, u"Verdict"_s}), rows);
}

QString drawings(const evaluation::Report& report)
{
    const Metrics& m = report.pooled;
    return heading(u"Rises found against false alarms (ROC)"_s) +
           paragraph(m.roc.empty() ? u"There were not both rises and falls to tell apart."_s
                                   : u"The more the line bulges above the dashed one, the better rises and "
                                     "falls are told apart."_s) +
           (m.roc.empty() ? QString() : rocSvg(m.roc)) + heading(u"Reliability"_s) +
           paragraph(u"What happened over what was forecast. On the dashed line a probability means what it "
                     "says; bars are 95 % intervals."_s) +
           reliabilitySvg(m.reliability) + heading(u"Skill over time"_s) +
           paragraph(u"Each bar is one period. Single bars are mostly luck; an edge shows as more above than "
                     "below, all along."_s) +
           foldsSvg(report.folds);
}

QString confusion(const Metrics& m)
{
    return heading(u"Confusion matrix"_s) +
           table(row({QString(), u"rose"_s, u"did not rise"_s}),
                 row({u"called a rise"_s, grouped(m.truePositives), grouped(m.falsePositives)}) +
                     row({u"not called"_s, grouped(m.falseNegatives), grouped(m.trueNegatives)}));
}

} // namespace

QByteArray htmlOf(const engine::Evaluation& evaluation)
{
    const evaluation::Report& report = evaluation.report;
    const QString title =
        u"CryptoPulse: how good are the forecasts of \"%1\"?"_s.arg(wire::text(report.model));
    QString html = u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"_s +
                   title.toHtmlEscaped() + u"</title>\n<style>"_s + kStyle +
                   u"</style>\n</head>\n<body>\n<main>\n<h1>"_s + title.toHtmlEscaped() + u"</h1>\n"_s;
    html += paragraph(verdictSentence(report),
                      u"verdict "_s + wire::text(evaluation::verdictName(report.pooled.verdict)));
    if (evaluation.controls)
        html += paragraph(controlsSentence(*evaluation.controls));
    for (const std::string& warning : evaluation.warnings) {
        if (const QString sentence = warningSentence(warning); !sentence.isEmpty())
            html += paragraph(sentence);
    }
    html += facts(evaluation) + figures(report) + besideOthers(evaluation) + drawings(report) +
            confusion(report.pooled);
    html += heading(u"Make it again"_s) + u"<pre>"_s + commandFor(evaluation).toHtmlEscaped() + u"</pre>\n"_s;
    html += u"<footer>A forecast is not advice. What was is no promise of what will be.</footer>\n"
            "</main>\n</body>\n</html>\n"_s;
    return html.toUtf8();
}

} // namespace cryptopulse::report
