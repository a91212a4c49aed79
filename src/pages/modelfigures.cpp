#include "pages/modelfigures.h"

#include "forecast/stationary.h"
#include "pages/expertwords.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

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
    std::vector<double> below(status.history.size(), 0.0);
    for (const Family& family : kFamilies) {
        plots::Band band{.name = ExpertWords::family(family.kind),
                         .low = {},
                         .high = {},
                         .tone = family.tone,
                         .fill = family.fill,
                         .solid = true};
        for (std::size_t i = 0; i < status.history.size(); ++i) {
            const double time = static_cast<double>(status.history[i].time.time_since_epoch().count());
            band.low.emplace_back(time, below[i]);
            below[i] += 100 * weightOf(family.kind, status.history[i].weights);
            band.high.emplace_back(time, below[i]);
        }
        figure.bands.push_back(std::move(band));
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

} // namespace cryptopulse::pages
