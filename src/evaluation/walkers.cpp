#include "evaluation/walkers.h"

#include "evaluation/folds.h"
#include "forecast/adaptive.h"
#include "forecast/experts.h"
#include "forecast/features.h"
#include "forecast/quadratic.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <optional>

namespace cryptopulse::evaluation {

namespace {

using core::ErrorKind;
using forecast::StepRange;
using forecast::Steps;

constexpr double kLogisticStrength =
    1e4; // of the ridge penalty; one of the learners of the mixture has it too

constexpr std::size_t kTabled = 2'000'000; // steps whose features are kept during a walk: 112 MB

core::Result<void> cancelled()
{
    return core::failure(ErrorKind::Cancelled, "the evaluation was stopped");
}

/// The steps that a model may learn from before @p fold.
StepRange trainingRange(const Steps& steps, StepRange fold, const WalkOptions& options)
{
    if (options.window == Window::Expanding)
        return {0, fold.first};
    const core::UtcTime since = steps.time(fold.first) - std::chrono::days(options.rollingDays);
    std::size_t low = 0;
    for (std::size_t high = fold.first; low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        if (steps.time(middle) < since)
            low = middle + 1;
        else
            high = middle;
    }
    return {low, fold.first};
}

} // namespace

core::Result<void> walkSeed(const Steps& steps, std::span<const StepRange> folds, const WalkOptions& options,
                            const WalkProgress& progress, Walk& walk)
{
    std::optional<forecast::SeedModel> model;
    std::optional<forecast::FeatureTable> table;
    if (steps.size() <= kTabled)
        table.emplace(steps);
    forecast::TrainingOptions training = forecast::AdaptiveModel::kSeedRefit;
    training.threads = options.threads;
    for (const StepRange fold : folds.subspan(1)) {
        const auto answer = [&](const forecast::TrainingStep&) {
            return !progress || progress(fold.first, steps.size()) ? forecast::Next::Continue
                                                                   : forecast::Next::Stop;
        };
        const auto fit =
            forecast::fitSeedModel(steps, trainingRange(steps, fold, options), model ? &*model : nullptr,
                                   training, answer, table ? &*table : nullptr);
        if (fit)
            model = *fit;
        else if (fit.error().kind == ErrorKind::Cancelled)
            return cancelled();
        else
            model.reset(); // too few rows, or one class only: it says one half
        forScorable(steps, fold, [&](std::size_t first, std::size_t end) {
            const std::span<double> part = std::span(walk.up).subspan(first, end - first);
            if (!model || !forecast::predictSteps(*model, steps, first, part))
                std::ranges::fill(part, 0.5);
        });
    }
    return {};
}

namespace {

/// The rows of the stationary features of a fold, said and then learned.
class Logistic
{
public:
    explicit Logistic(const WalkOptions& options)
        : m_options(options)
        , m_theta(forecast::kStationaryWidth, 0.0)
        , m_zero(m_theta)
    {
    }

    /// Takes what was learned from the folds that are remembered at @p now.
    void refit(core::UtcTime now)
    {
        if (m_options.window == Window::Rolling) {
            while (!m_parts.empty() && m_parts.front().until < now - std::chrono::days(m_options.rollingDays))
                m_parts.pop_front();
            m_all = {};
            for (const Part& part : m_parts)
                m_all.fold(1.0, part.sum);
        }
        m_theta = m_all.minimum(kLogisticStrength, m_zero);
    }

    void say(const Steps& steps, StepRange fold, std::span<double> up)
    {
        forecast::StationaryRow row;
        forScorable(steps, fold, [&](std::size_t first, std::size_t end) {
            for (std::size_t step = first; step < end; ++step) {
                forecast::stationaryRow(steps, step, row);
                double logOdds = 0.0;
                for (std::size_t j = 0; j < row.size(); ++j)
                    logOdds += m_theta[j] * row[j];
                up[step] = 1.0 / (1.0 + std::exp(-logOdds));
            }
        });
    }

    /// The labels that are known at the end of the fold; the last few of each fold are left out: they are
    /// not.
    void learn(const Steps& steps, StepRange fold)
    {
        std::vector<double> rows;
        std::vector<unsigned char> labels;
        forecast::StationaryRow row;
        const StepRange known{fold.first, fold.end > forecast::kHorizon ? fold.end - forecast::kHorizon : 0};
        forScorable(steps, known, [&](std::size_t first, std::size_t end) {
            for (std::size_t step = first; step < end; ++step) {
                forecast::stationaryRow(steps, step, row);
                rows.insert(rows.end(), row.begin(), row.end());
                labels.push_back(rose(steps, step) ? 1 : 0);
            }
        });
        forecast::QuadraticSum sum;
        sum.add(rows, labels, m_theta);
        if (m_options.window == Window::Rolling)
            m_parts.push_back({steps.time(fold.end - 1), std::move(sum)});
        else
            m_all.fold(1.0, sum);
    }

private:
    struct Part {
        core::UtcTime until;
        forecast::QuadraticSum sum;
    };
    const WalkOptions& m_options;
    std::vector<double> m_theta;
    std::vector<double> m_zero;
    forecast::QuadraticSum m_all;
    std::deque<Part> m_parts;
};

} // namespace

core::Result<void> walkLogistic(const Steps& steps, std::span<const StepRange> folds,
                                const WalkOptions& options, const WalkProgress& progress, Walk& walk)
{
    Logistic logistic(options);
    for (const StepRange fold : folds) {
        if (progress && !progress(fold.first, steps.size()))
            return cancelled();
        if (fold.first > 0) {
            logistic.refit(steps.time(fold.first));
            logistic.say(steps, fold, walk.up);
        }
        logistic.learn(steps, fold);
    }
    return {};
}

core::Result<void> walkAdaptive(const Steps& steps, std::span<const StepRange> folds,
                                const WalkOptions& options, const WalkProgress& progress, Walk& walk)
{
    const std::size_t expert = forecast::expertNamed(options.model);
    const bool mixture = expert == forecast::experts().size();
    forecast::AdaptiveModel model(options.prior);
    std::size_t fold = 0;
    const auto hear = [&](const forecast::Said& said) {
        for (; said.step >= folds[fold].end; ++fold)
            walk.folds[fold].weights = model.weights();
        if (fold > 0)
            walk.up[said.step] = mixture ? said.up : said.experts[expert];
    };
    const auto answer = [&](const forecast::Observed& observed) {
        const bool tells = observed.total > 0;
        return !progress || progress(tells ? observed.done : folds[fold].first, steps.size())
                   ? forecast::Next::Continue
                   : forecast::Next::Stop;
    };
    if (auto done = model.observe(steps, steps.size(), hear, answer); !done)
        return done.error().kind == ErrorKind::Cancelled ? cancelled() : core::failure(done.error());
    for (; fold < folds.size(); ++fold)
        walk.folds[fold].weights = model.weights();
    return {};
}

} // namespace cryptopulse::evaluation
