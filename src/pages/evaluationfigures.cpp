#include "pages/evaluationview.h"

#include "chart/timespan.h"
#include "look/words.h"
#include "pages/choices.h"
#include "pages/numbers.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

using evaluation::Metrics;
using plots::Axis;
using plots::Stroke;
using plots::Tone;

namespace {

std::vector<QPointF> rocPoints(const Metrics& metrics)
{
    std::vector<QPointF> points;
    for (const evaluation::RocPoint& point : metrics.roc)
        points.emplace_back(100.0 * point.falsePositiveRate, 100.0 * point.truePositiveRate);
    return points;
}

Axis percentAxis(const QString& title, double least, double most)
{
    return {.title = title, .least = least, .most = most, .unit = u" %"_s};
}

/// The least and the greatest of what a reliability diagram shows, in per cent, with some room.
std::pair<double, double> reach(const std::vector<evaluation::ReliabilityBin>& bins)
{
    double low = 49.0;
    double high = 51.0;
    for (const evaluation::ReliabilityBin& bin : bins) {
        for (const double share :
             {bin.meanProbability, bin.shareRisen, bin.interval.low, bin.interval.high}) {
            if (!std::isfinite(share))
                continue;
            low = std::min(low, 100.0 * share);
            high = std::max(high, 100.0 * share);
        }
    }
    return {std::max(0.0, std::floor(low)), std::min(100.0, std::ceil(high))};
}

} // namespace

plots::Figure EvaluationView::roc(const engine::Evaluation& evaluation)
{
    plots::Figure figure{.name = tr("Rises found against false alarms (ROC)"),
                         .description = rocCaption(evaluation),
                         .x = percentAxis(tr("Falls called a rise"), 0, 100),
                         .y = percentAxis(tr("Rises found"), 0, 100)};
    const Metrics& metrics = evaluation.report.pooled;
    if (metrics.roc.empty())
        return figure;
    figure.curves.push_back({Choices::modelName(evaluation.report.model), rocPoints(metrics)});
    for (const evaluation::Report& other : evaluation.beside) {
        if (other.model == "seed" && !other.pooled.roc.empty())
            figure.curves.push_back(
                {Choices::modelName(other.model), rocPoints(other.pooled), Tone::Second, Stroke::Dotted});
    }
    figure.curves.push_back({tr("Coin"), {{0, 0}, {100, 100}}, Tone::Muted, Stroke::Dashed});
    return figure;
}

QString EvaluationView::rocCaption(const engine::Evaluation& evaluation)
{
    if (evaluation.report.pooled.roc.empty())
        return tr("There were not both rises and falls to tell apart.");
    return tr("The more a line bulges above the dashed one, the better rises and falls are told apart.");
}

plots::Figure EvaluationView::reliability(const Metrics& metrics)
{
    const auto& bins = metrics.reliability;
    const auto [low, high] = reach(bins);
    plots::Figure figure{.name = tr("Reliability: what happened over what was forecast"),
                         .description = reliabilityCaption(metrics),
                         .x = percentAxis(tr("Forecast probability of a rise"), low, high),
                         .y = percentAxis(tr("Share that rose"), low, high)};
    if (bins.empty())
        return figure;
    plots::Curve intervals{.name = tr("95 % interval"), .points = {}, .tone = Tone::Main};
    plots::Dots shares{.name = tr("Share that rose"), .points = {}, .tone = Tone::Main};
    for (const evaluation::ReliabilityBin& bin : bins) {
        const double x = 100.0 * bin.meanProbability;
        shares.points.emplace_back(x, 100.0 * bin.shareRisen);
        intervals.points.emplace_back(x, 100.0 * bin.interval.low);
        intervals.points.emplace_back(x, 100.0 * bin.interval.high);
        intervals.points.emplace_back(x, evaluation::kUndefined); // each stands by itself
    }
    figure.curves = {{tr("As forecast"), {{low, low}, {high, high}}, Tone::Muted, Stroke::Dashed},
                     std::move(intervals)};
    figure.dots = {std::move(shares)};
    return figure;
}

QString EvaluationView::reliabilityCaption(const Metrics& metrics)
{
    const auto& bins = metrics.reliability;
    if (bins.empty())
        return tr("There is no forecast to show.");
    const auto [least, most] = std::ranges::minmax(bins, {}, &evaluation::ReliabilityBin::count);
    const QString counts = least.count == most.count ? look::Words::count(least.count)
                                                     : Numbers::range(look::Words::count(least.count),
                                                                      look::Words::count(most.count));
    return tr("On the dashed line a probability means what it says. Forecasts in each group: %1.")
        .arg(counts);
}

plots::Figure EvaluationView::folds(const engine::Evaluation& evaluation)
{
    const evaluation::Report& report = evaluation.report;
    plots::Figure figure{.name = tr("Skill over time"),
                         .description = foldsCaption(evaluation),
                         .x = {.title = {}, .kind = Axis::Kind::Time},
                         .y = {.title = tr("Skill (basis points)")}};
    plots::Dots above{tr("Above zero", "a period"), {}, Tone::Good, plots::Shape::Triangle, 9};
    plots::Dots below{tr("Below zero", "a period"), {}, Tone::Bad, plots::Shape::Square, 7};
    for (const evaluation::Fold& fold : report.folds) {
        if (std::isfinite(fold.skillBp))
            (fold.skillBp > 0.0 ? above : below)
                .points.emplace_back((chart::toAxis(fold.from) + chart::toAxis(fold.to)) / 2.0, fold.skillBp);
    }
    if (above.points.empty() && below.points.empty())
        return figure;
    const double from = chart::toAxis(report.folds.front().from);
    const double to = chart::toAxis(report.folds.back().to);
    const Metrics& pooled = report.pooled;
    if (std::isfinite(pooled.skillInterval.low) && std::isfinite(pooled.skillInterval.high))
        figure.bands.push_back({tr("95 % interval"),
                                {{from, pooled.skillInterval.low}, {to, pooled.skillInterval.low}},
                                {{from, pooled.skillInterval.high}, {to, pooled.skillInterval.high}}});
    figure.curves = {{tr("Coin"), {{from, 0}, {to, 0}}, Tone::Muted}};
    if (std::isfinite(pooled.skillBp))
        figure.curves.push_back(
            {tr("All periods"), {{from, pooled.skillBp}, {to, pooled.skillBp}}, Tone::Main, Stroke::Dashed});
    for (plots::Dots& dots : std::initializer_list<std::reference_wrapper<plots::Dots>>{above, below}) {
        if (!dots.points.empty())
            figure.dots.push_back(std::move(dots));
    }
    return figure;
}

QString EvaluationView::foldsCaption(const engine::Evaluation& evaluation)
{
    const auto& folds = evaluation.report.folds;
    if (folds.empty())
        return tr("There is no period to show.");
    const auto better =
        std::ranges::count_if(folds, [](const evaluation::Fold& fold) { return fold.skillBp > 0.0; });
    return tr("%1 of %2 periods lie above zero. Single ones are mostly luck; an edge shows as more above "
              "than below, all along.")
        .arg(look::Words::count(static_cast<std::size_t>(better)), look::Words::count(folds.size()));
}

} // namespace cryptopulse::pages
