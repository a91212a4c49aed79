#include "pages/scorecardview.h"

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

/// Between points of a series that is evenly spaced but for pauses: five times as long as usual.
double pauseIn(const std::vector<evaluation::RollingSkill>& rolling)
{
    std::vector<double> spaces;
    for (std::size_t i = 1; i < rolling.size(); ++i)
        spaces.push_back(chart::toAxis(rolling[i].time) - chart::toAxis(rolling[i - 1].time));
    if (spaces.empty())
        return 0;
    const auto middle = spaces.begin() + static_cast<std::ptrdiff_t>(spaces.size() / 2);
    std::ranges::nth_element(spaces, middle);
    return 5 * *middle;
}

QString count(std::size_t value)
{
    return look::Words::count(value);
}

} // namespace

QString ScorecardView::subject(const engine::LiveScore& score)
{
    const auto& judged = score.judged;
    if (!judged.from || !judged.to)
        return {};
    return (score.scored == 1 ? tr("%1 forecast, %2, from %3.") : tr("%1 forecasts, %2, from %3."))
        .arg(count(score.scored), Choices::ahead(score.step, static_cast<std::size_t>(score.horizonSteps)),
             Numbers::period(*judged.from, *judged.to));
}

Facts ScorecardView::record(const engine::LiveScore& score)
{
    Facts facts{.title = tr("The record")};
    const auto add = [&facts](const QString& id, const QString& name, const QString& meaning,
                              const QString& value) {
        facts.rows.push_back({id, name, meaning, {value}});
    };
    add(u"given"_s, tr("Forecasts given"),
        tr("Each was written down before its outcome; none is ever changed."), count(score.given));
    add(u"scored"_s, tr("Scored"), tr("Their outcome is known, in the step of the newest forecast."),
        count(score.scored));
    if (score.otherSteps > 0)
        add(u"otherSteps"_s, tr("In another step"),
            tr("Scored, but counted in other steps than now: they are not judged together."),
            count(score.otherSteps));
    add(u"hits"_s, tr("Hits"), tr("On the side that came true."), count(score.judged.hits));
    add(u"misses"_s, tr("Misses"), tr("On the other side; a probability of one half is on neither."),
        count(score.judged.misses));
    add(u"pending"_s, tr("Still open"), tr("Their outcome is to come."), count(score.pending));
    add(u"unknown"_s, tr("Unknown"),
        tr("Prices are missing where the outcome would have been seen: not guessed."), count(score.unknown));
    add(u"perDay"_s, tr("Forecasts a day"), tr("Over the last 30 days of the record."),
        Numbers::fixed(score.judged.perDay, 0));
    return facts;
}

Facts ScorecardView::skill(const engine::LiveScore& score)
{
    const Metrics& m = score.judged.metrics;
    Facts facts{.title = tr("What it is worth"), .columns = {QString(), tr("95 % interval")}};
    const auto add = [&facts](const QString& id, const QString& name, const QString& meaning,
                              const QString& value, const QString& interval = {}) {
        facts.rows.push_back({id, name, meaning, {value, interval}});
    };
    add(u"skill"_s, tr("Skill"),
        tr("Share of a coin's log-loss that the forecasts save, in basis points. Above zero they know "
           "something."),
        Numbers::basisPoints(m.skillBp), Numbers::interval(m.skillInterval, &Numbers::basisPoints));
    add(u"accuracy"_s, tr("Accuracy"), tr("Share of forecasts on the side that came true."),
        Numbers::percent(m.accuracy), Numbers::interval(m.accuracyInterval, &Numbers::percent));
    add(u"baseRate"_s, tr("Base rate"), tr("Share of the time that the price rose."),
        Numbers::percent(m.baseRate));
    add(u"brier"_s, tr("Brier score"),
        tr("Mean squared error of the probabilities. A coin has 0.25; less is better."),
        Numbers::fixed(m.brier, 5));
    add(u"slope"_s, tr("Calibration slope"),
        tr("1 is right. Below it the probabilities are too bold, above it too timid."),
        Numbers::fixed(m.calibrationSlope, 2));
    add(u"effective"_s, tr("Independent forecasts"),
        tr("Outcomes of neighbouring forecasts overlap: all of them tell as much as so many that do not."),
        Numbers::fixed(m.effectiveN, 0));
    add(u"luck"_s, tr("Luck (Clark-West p)"), tr("Chance that a model which knows nothing does so well."),
        Numbers::chance(m.clarkWest.pValue));
    return facts;
}

plots::Figure ScorecardView::rolling(const engine::LiveScore& score)
{
    plots::Figure figure{.name = tr("Skill as time goes on"),
                         .description = rollingCaption(score),
                         .x = {.title = {}, .kind = Axis::Kind::Time},
                         .y = {.title = tr("Skill (basis points)")}};
    plots::Curve line{.name = tr("Skill"), .points = {}};
    const double pause = pauseIn(score.judged.rolling);
    for (const evaluation::RollingSkill& point : score.judged.rolling) {
        if (!point.isDefined())
            continue;
        const double time = chart::toAxis(point.time);
        const bool begins = line.points.empty() || time - line.points.back().x() > pause;
        if (begins && !line.points.empty())
            line.points.emplace_back(time, evaluation::kUndefined); // nothing is drawn across a pause
        if (begins)
            figure.bands.push_back({line.points.empty() ? tr("95 % interval") : QString(), {}, {}});
        line.points.emplace_back(time, point.skillBp);
        figure.bands.back().low.emplace_back(time, point.interval.low);
        figure.bands.back().high.emplace_back(time, point.interval.high);
    }
    if (line.points.size() < 2) {
        figure.bands.clear();
        return figure;
    }
    figure.curves = {{tr("Coin (zero)"),
                      {{line.points.front().x(), 0}, {line.points.back().x(), 0}},
                      Tone::Muted,
                      Stroke::Dashed},
                     std::move(line)};
    return figure;
}

QString ScorecardView::rollingCaption(const engine::LiveScore& score)
{
    if (score.judged.window == 0)
        return tr("Shown from %1 scored forecasts on.").arg(count(evaluation::kShortestRollingWindow));
    return tr("Each point judges the %1 forecasts before it. Where the band holds zero, luck explains it.")
        .arg(count(score.judged.window));
}

plots::Figure ScorecardView::hits(const std::vector<core::LiveForecast>& forecasts)
{
    plots::Figure figure{
        .name = tr("Hits and misses"),
        .description = tr("The newest forecasts by their probability of a rise, and whether they were "
                          "on the side that came true"),
        .x = {.title = {}, .kind = Axis::Kind::Time},
        .y = {.title = tr("Forecast probability of a rise"), .decimals = 1, .unit = u" %"_s}};
    plots::Dots hit{tr("Hit"), {}, Tone::Good, plots::Shape::Triangle, 8};
    plots::Dots miss{tr("Miss"), {}, Tone::Bad, plots::Shape::Square, 6};
    std::size_t shown = 0;
    for (auto forecast = forecasts.rbegin(); forecast != forecasts.rend() && shown < kShownHits; ++forecast) {
        if (const auto wasHit = core::isHit(*forecast)) {
            (*wasHit ? hit : miss)
                .points.emplace_back(chart::toAxis(forecast->asOf), 100 * forecast->up.value());
            ++shown;
        }
    }
    if (shown == 0)
        return figure;
    const double newest = chart::toAxis(forecasts.back().asOf);
    double oldest = newest;
    for (const auto* points : {&hit.points, &miss.points}) {
        for (const QPointF& point : *points)
            oldest = std::min(oldest, point.x());
    }
    figure.curves = {{tr("One half"), {{oldest, 50}, {newest, 50}}, Tone::Muted, Stroke::Dashed}};
    figure.dots = {std::move(hit), std::move(miss)};
    return figure;
}

} // namespace cryptopulse::pages
