#include "pages/modelfigures.h"

#include "chart/timespan.h"
#include "forecast/stationary.h"
#include "look/words.h"
#include "pages/expertwords.h"
#include "pages/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>

using namespace Qt::StringLiterals;

namespace cryptopulse::pages {

namespace {

using Kind = forecast::Expert::Kind;
using plots::Axis;
using plots::Figure;

struct Family {
    Kind kind;
    plots::Tone tone;
    plots::Fill fill;
};
// From the ground up: what knows least comes first.
constexpr std::array kFamilies{Family{Kind::Coin, plots::Tone::Muted, plots::Fill::Dense},
                               Family{Kind::Seed, plots::Tone::Second, plots::Fill::Rising},
                               Family{Kind::Prior, plots::Tone::Main, plots::Fill::Plain},
                               Family{Kind::Learner, plots::Tone::Third, plots::Fill::Falling}};

double weightOf(Kind kind, const std::vector<double>& weights)
{
    double sum = 0;
    const auto& experts = forecast::experts();
    for (std::size_t i = 0; i < std::min(weights.size(), experts.size()); ++i)
        sum += experts[i].kind == kind ? weights[i] : 0.0;
    return sum;
}

constexpr double kPoints = 25.0; // percentage points for one of log-odds, near 50 %

using History = std::span<const engine::WeightsAt>;

/// Stretches of moments without a hole: nobody forecast in the years between two of them.
std::vector<History> stretches(History history)
{
    constexpr double kFar = 4; // usual distances
    std::vector<double> distances;
    for (std::size_t i = 1; i < history.size(); ++i)
        distances.push_back(chart::toAxis(history[i].time) - chart::toAxis(history[i - 1].time));
    std::vector<double> sorted = distances;
    std::ranges::sort(sorted);
    const double usual = sorted[(sorted.size() - 1) / 2];
    std::vector<History> found;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < distances.size(); ++i) {
        if (distances[i] > kFar * usual) {
            found.push_back(history.subspan(begin, i + 1 - begin));
            begin = i + 1;
        }
    }
    found.push_back(history.subspan(begin));
    return found;
}

/// What the family weighed over a stretch, on top of @p below, which it raises.
plots::Band layer(const Family& family, History history, std::vector<double>& below)
{
    plots::Band band{.name = ExpertWords::family(family.kind),
                     .low = {},
                     .high = {},
                     .tone = family.tone,
                     .fill = family.fill,
                     .solid = true};
    for (std::size_t i = 0; i < history.size(); ++i) {
        const double time = chart::toAxis(history[i].time);
        band.low.emplace_back(time, below[i]);
        below[i] += 100 * weightOf(family.kind, history[i].weights);
        band.high.emplace_back(time, below[i]);
    }
    return band;
}

} // namespace

Figure ModelFigures::weights(const engine::AdaptiveStatus& status)
{
    Figure figure{.name = tr("Weights of the experts"),
                  .description =
                      tr("How much each kind of expert counted in the mixture over time, stacked to 100 %"),
                  .x = {.title = {}, .kind = Axis::Kind::Time},
                  .y = {.title = {}, .least = 0.0, .most = 100.0, .unit = u" %"_s}};
    if (status.history.size() < 2)
        return figure;
    for (const History stretch : stretches(status.history)) {
        std::vector<double> below(stretch.size(), 0.0);
        for (const Family& family : kFamilies)
            figure.bands.push_back(layer(family, stretch, below));
    }
    return figure;
}

Figure ModelFigures::reasons(const engine::AdaptiveStatus& status)
{
    Figure figure{.name = tr("Why this probability"),
                  .description =
                      tr("What each feature adds to the probability of a rise, in percentage points"),
                  .x = {.title = tr("percentage points"), .decimals = 2},
                  .y = {.title = {}, .kind = Axis::Kind::Categories}};
    const auto& names = forecast::stationaryNames();
    if (status.contributions.size() != names.size() + 1)
        return figure;
    std::vector<std::size_t> order(names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto size = [&](std::size_t i) { return std::abs(status.contributions[i]); };
    std::ranges::stable_sort(order, std::greater<>(), size);
    std::vector<std::pair<QString, double>> rows;
    for (std::size_t i = 0; i < kShownReasons; ++i)
        rows.emplace_back(QString::fromStdString(names[order[i]]), status.contributions[order[i]]);
    double others = 0;
    for (std::size_t i = kShownReasons; i < order.size(); ++i)
        others += status.contributions[order[i]];
    rows.emplace_back(tr("%1 others").arg(names.size() - kShownReasons), others);
    rows.emplace_back(tr("constant"), status.contributions.back());
    plots::Bars up{.name = tr("speaks for a rise"), .values = {}, .tone = plots::Tone::Good};
    plots::Bars down{.name = tr("speaks against it"), .values = {}, .tone = plots::Tone::Bad};
    for (const auto& [name, value] : rows) {
        figure.y.categories.append(name);
        up.values.push_back(std::max(0.0, value) * kPoints);
        down.values.push_back(std::min(0.0, value) * kPoints);
    }
    figure.bars = {std::move(up), std::move(down)};
    figure.stacked = true;
    return figure;
}

Facts ModelFigures::experts(const engine::AdaptiveStatus& status)
{
    Facts facts{.title = tr("Experts"), .columns = {tr("Weight"), tr("Rise")}};
    const auto& experts = forecast::experts();
    for (std::size_t i = 0; i < std::min(experts.size(), status.weights.size()); ++i) {
        const bool speaks = i < status.expertProbabilities.size();
        facts.rows.push_back({QString::fromStdString(experts[i].name),
                              ExpertWords::name(experts[i]),
                              tr("Its share in the mixture, and its probability of a rise."),
                              {Numbers::percent(status.weights[i]),
                               speaks ? Numbers::percent(status.expertProbabilities[i]) : Numbers::none()}});
    }
    return facts;
}

Facts ModelFigures::simple(const engine::ModelCard* card)
{
    Facts facts{.title = tr("Simple model")};
    if (!card) {
        facts.rows.push_back({u"none"_s, tr("Not trained yet. Train makes it from all prices."), {}, {}});
        return facts;
    }
    facts.columns = {tr("Coefficient"), tr("Mean"), tr("Std. deviation")};
    const auto number = &Numbers::plain;
    const forecast::SeedModel& model = card->model;
    const QString meaning = tr("Of the feature less its mean, divided by its standard deviation.");
    for (std::size_t i = 0; i < forecast::kFeatures; ++i) {
        const QString name = QString::fromLatin1(forecast::kFeatureNames[i].data());
        facts.rows.push_back(
            {name, name, meaning, {number(model.coef[i]), number(model.mean[i]), number(model.scale[i])}});
    }
    facts.rows.push_back(
        {u"intercept"_s, tr("constant"), tr("Added to all others."), {number(model.intercept)}});
    const auto fact = [&facts](const QString& id, const QString& name, const QString& what,
                               const QString& value) {
        facts.rows.push_back({id, name, what, {value}});
    };
    fact(u"rows"_s, tr("Rows trained on"), tr("The older three quarters of all usable rows."),
         look::Words::count(card->trainRows));
    fact(u"tested"_s, tr("Rows tested on"), tr("The newest quarter, which it had not seen."),
         look::Words::count(card->testRows));
    fact(u"accuracy"_s, tr("Accuracy there (acc_test)"), tr("Share of these on the side that came true."),
         Numbers::percent(card->test.accuracy));
    fact(u"auc"_s, tr("AUC there"), tr("Chance that a rise was given a higher probability than a fall."),
         Numbers::fixed(card->test.auc, 3));
    return facts;
}

} // namespace cryptopulse::pages
