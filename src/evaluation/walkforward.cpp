#include "evaluation/walkforward.h"

#include "evaluation/folds.h"
#include "evaluation/walkers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace cryptopulse::evaluation {

namespace {

using core::ErrorKind;
using forecast::StepRange;
using forecast::Steps;

constexpr std::size_t kFewestFoldSteps = 50;
constexpr std::size_t kFewestFolds = 10;
constexpr std::size_t kSamplesInFold = 1440; // where a step has no length in time
constexpr int kLongestRolling = 3650;        // days

core::Result<void> check(const WalkOptions& options)
{
    if (!isModel(options.model))
        return core::failure(ErrorKind::InvalidArgument,
                             "model: there is none with the name " + options.model);
    if (options.rollingDays < 1 || options.rollingDays > kLongestRolling)
        return core::failure(ErrorKind::InvalidArgument, "window: the days must be from 1 to 3650");
    if (options.foldSteps != 0 && options.foldSteps < kFewestFoldSteps)
        return core::failure(ErrorKind::InvalidArgument, "foldSteps: at least 50");
    if (options.from && options.to && *options.from > *options.to)
        return core::failure(ErrorKind::InvalidArgument, "from: it must not be later than to");
    return {};
}

core::Result<void> forecastAll(const Steps& steps, std::span<const StepRange> folds,
                               const WalkOptions& options, const WalkProgress& progress, Walk& walk)
{
    if (options.model == "coin") { // as the expert says, without asking all the others
        forScorable(steps, {0, steps.size()}, [&walk](std::size_t first, std::size_t end) {
            std::ranges::fill(std::span(walk.up).subspan(first, end - first), 0.5);
        });
        return {};
    }
    if (options.model == "seed")
        return walkSeed(steps, folds, options, progress, walk);
    if (options.model == "logistic")
        return walkLogistic(steps, folds, options, progress, walk);
    return walkAdaptive(steps, folds, options, progress, walk);
}

/// Takes away what is not scored.
void keepScored(const Steps& steps, std::span<const StepRange> folds, const WalkOptions& options, Walk& walk)
{
    std::vector<double> kept(walk.up.size(), kUndefined);
    const auto keep = [&](std::size_t first, std::size_t end) {
        for (std::size_t step = first; step < end; ++step) {
            const core::UtcTime time = steps.time(step);
            if ((!options.from || time >= *options.from) && (!options.to || time <= *options.to))
                kept[step] = walk.up[step];
        }
    };
    forScorable(steps, {folds[0].end, steps.size()}, keep);
    walk.up = std::move(kept);
}

/// The entries of a part of a walk, for judge().
struct Entries {
    std::vector<double> up;
    std::vector<unsigned char> labels;
    std::vector<std::size_t> at;

    Entries(const Steps& steps, const Walk& walk, StepRange range)
    {
        for (std::size_t step = range.first; step < range.end; ++step) {
            if (std::isnan(walk.up[step]))
                continue;
            up.push_back(walk.up[step]);
            labels.push_back(rose(steps, step) ? 1 : 0);
            at.push_back(step);
        }
    }
};

void judgeFold(const Steps& steps, const Walk& walk, StepRange range, Fold& fold)
{
    const Entries entries(steps, walk, range);
    fold.n = entries.up.size();
    if (fold.n == 0)
        return;
    fold.from = steps.time(entries.at.front());
    fold.to = steps.time(entries.at.back());
    const forecast::Score score = forecast::score(entries.up, entries.labels);
    fold.baseRate = score.baseRate;
    fold.accuracy = score.accuracy;
    fold.auc = score.auc;
    fold.logLoss = score.logLoss;
    fold.skillBp = 1e4 * (1.0 - score.logLoss / std::log(2.0));
}

} // namespace

std::size_t foldSteps(const Steps& steps) noexcept
{
    const auto interval = steps.step().interval();
    const std::size_t day =
        interval ? std::max<std::size_t>(1, std::size_t(std::chrono::seconds(86'400) / *interval))
                 : kSamplesInFold;
    return std::min(std::max(day, kFewestFoldSteps), std::max(steps.size() / kFewestFolds, kFewestFoldSteps));
}

std::vector<StepRange> foldsOf(const Steps& steps, std::size_t length)
{
    const auto interval = steps.step().interval();
    const bool byDay = interval && length == std::size_t(std::chrono::seconds(86'400) / *interval);
    const auto day = [&](std::size_t step) {
        return std::chrono::floor<std::chrono::days>(steps.time(step));
    };
    std::vector<StepRange> folds;
    std::size_t first = 0;
    for (std::size_t step = 1; step <= steps.size(); ++step) {
        const bool ends =
            step == steps.size() || (byDay ? day(step) != day(step - 1) : step - first == length);
        if (!ends)
            continue;
        folds.push_back({first, step});
        first = step;
    }
    return folds;
}

bool isModel(std::string_view name) noexcept
{
    constexpr std::array<std::string_view, 2> kOthers{"adaptive", "logistic"};
    return std::ranges::find(kOthers, name) != kOthers.end() ||
           forecast::expertNamed(name) < forecast::experts().size();
}

core::Result<Walk> walkForward(const Steps& steps, const WalkOptions& options, const WalkProgress& progress)
{
    if (auto sound = check(options); !sound)
        return core::failure(sound.error());
    const std::vector<StepRange> folds =
        foldsOf(steps, options.foldSteps > 0 ? options.foldSteps : foldSteps(steps));
    std::size_t scorable = 0;
    if (folds.size() > 1)
        forScorable(steps, {folds[0].end, steps.size()},
                    [&scorable](std::size_t first, std::size_t end) { scorable += end - first; });
    if (scorable < kFewestFoldSteps) {
        return core::failure(ErrorKind::NotEnoughData, std::to_string(steps.size()) + " steps, of which " +
                                                           std::to_string(scorable) +
                                                           " could be scored; an evaluation needs at least " +
                                                           std::to_string(kFewestFoldSteps));
    }
    Walk walk{.model = options.model,
              .up = std::vector<double>(steps.size(), kUndefined),
              .folds = std::vector<Fold>(folds.size())};
    if (auto done = forecastAll(steps, folds, options, progress, walk); !done)
        return core::failure(done.error());
    keepScored(steps, folds, options, walk);
    for (std::size_t i = 0; i < folds.size(); ++i)
        judgeFold(steps, walk, folds[i], walk.folds[i]);
    std::erase_if(walk.folds, [](const Fold& fold) { return fold.n == 0; });
    if (walk.folds.empty())
        return core::failure(ErrorKind::NotEnoughData,
                             "no step that could be scored lies between from and to");
    return walk;
}

core::Result<Report> report(const Steps& steps, Walk walk)
{
    const Entries entries(steps, walk, {0, steps.size()});
    auto pooled = judge(entries.up, entries.labels, entries.at, forecast::kHorizon);
    if (!pooled)
        return core::failure(pooled.error());
    Report result{.model = std::move(walk.model),
                  .step = steps.step(),
                  .samples = steps.size(),
                  .runs = steps.runEnds().size(),
                  .from = steps.time(entries.at.front()),
                  .to = steps.time(entries.at.back()),
                  .pooled = std::move(*pooled),
                  .folds = std::move(walk.folds),
                  .daysNeeded = std::nullopt};
    const auto needed = observationsNeeded(result.pooled);
    if (const auto interval = steps.step().interval(); needed && interval)
        result.daysNeeded = double(*needed) * double(interval->count()) / 86'400.0;
    double sum = 0.0;
    for (const std::size_t step : entries.at)
        sum += std::abs(steps.prices()[step + forecast::kHorizon] / steps.prices()[step] - 1.0);
    result.meanAbsoluteReturn = sum / double(entries.at.size());
    return result;
}

core::Result<Report> evaluate(const Steps& steps, const WalkOptions& options, const WalkProgress& progress)
{
    auto walk = walkForward(steps, options, progress);
    if (!walk)
        return core::failure(walk.error());
    return report(steps, std::move(*walk));
}

} // namespace cryptopulse::evaluation
