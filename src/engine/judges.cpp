#include "engine/judges.h"

#include "engine/priorfile.h"
#include "evaluation/backtest.h"
#include "forecast/steps.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace cryptopulse::engine {

namespace {

using Progress = std::function<bool(int, int)>;

constexpr int kThousandths = 1000;

/// The part [from, to] of a whole, in thousandths.
evaluation::WalkProgress part(const Progress& progress, double from, double to)
{
    return [progress, from, to](std::size_t done, std::size_t total) {
        const double share = total > 0 ? double(done) / double(total) : 0.0;
        return progress(int((from + share * (to - from)) * kThousandths), kThousandths);
    };
}

forecast::Steps stepsOf(const core::SeriesView& samples, core::StepChoice choice)
{
    return forecast::Steps::of(samples, forecast::resolveStep(choice, samples));
}

/// What should be known of a judgement of @p model on the time from @p from to @p to.
std::vector<std::string> warningsOf(const std::string& model, core::UtcTime from, core::UtcTime to)
{
    const auto shipped = usablePrior();
    const bool uses = model != "coin" && model != "seed" && model != "seed-half" && model != "logistic";
    if (uses && shipped && from <= shipped->to && to >= shipped->from)
        return {kPriorSawThis};
    return {};
}

evaluation::WalkOptions optionsOf(const EvaluateRequest& request)
{
    return {.model = request.model,
            .window = request.window,
            .rollingDays = request.rollingDays,
            .from = request.from,
            .to = request.to,
            .prior = usablePrior()};
}

/// What @p model is compared with, judged on the same steps; @p begin: how much of the work was done before.
core::Result<std::vector<evaluation::Report>> besides(const std::string& model, const forecast::Steps& steps,
                                                      evaluation::WalkOptions options,
                                                      const Progress& progress, double begin)
{
    const double coinEnds = begin + 0.05 * (1.0 - begin); // it has nothing to learn
    const std::tuple<const char*, double, double> others[]{{"coin", begin, coinEnds},
                                                           {"seed", coinEnds, 1.0}};
    std::vector<evaluation::Report> reports;
    for (const auto& [other, from, to] : others) {
        if (model == other)
            continue;
        options.model = other;
        auto report = evaluation::evaluate(steps, options, part(progress, from, to));
        if (!report)
            return core::failure(report.error());
        report->folds.clear();
        reports.push_back(*std::move(report));
    }
    return reports;
}

core::Result<EvaluationPtr> evaluate(const EvaluateRequest& request, const JudgedSamples& judged,
                                     core::UtcTime now, const Progress& progress)
{
    const forecast::Steps steps = stepsOf(judged.samples, request.step);
    evaluation::WalkOptions options = optionsOf(request);
    auto result = std::make_shared<Evaluation>();
    result->made = now;
    result->series = judged.series;
    result->request = request;
    auto report = evaluation::evaluate(steps, options, part(progress, 0.0, request.controls ? 0.2 : 0.5));
    if (!report)
        return core::failure(report.error());
    result->report = *std::move(report);
    result->warnings = warningsOf(request.model, result->report.from, result->report.to);
    if (request.controls) {
        auto controls = evaluation::runControls(steps, options, 1, part(progress, 0.2, 0.8));
        if (!controls)
            return core::failure(controls.error());
        result->controls = *std::move(controls);
    }
    auto beside = besides(request.model, steps, options, progress, request.controls ? 0.8 : 0.5);
    if (!beside)
        return core::failure(beside.error());
    result->beside = *std::move(beside);
    return EvaluationPtr(std::move(result));
}

std::optional<double> stepsPerYear(core::Step step)
{
    constexpr double kYear = 365.25 * 86'400.0; // the market never closes
    const auto interval = step.interval();
    return interval ? std::optional(kYear / double(interval->count())) : std::nullopt;
}

core::Result<BacktestPtr> backtest(const BacktestRequest& request, const JudgedSamples& judged,
                                   core::UtcTime now, const Progress& progress)
{
    const forecast::Steps steps = stepsOf(judged.samples, request.step);
    evaluation::WalkOptions options{
        .model = request.model, .from = request.from, .to = request.to, .prior = usablePrior()};
    const auto walk = evaluation::walkForward(steps, options, part(progress, 0.0, 0.5));
    if (!walk)
        return core::failure(walk.error());
    const evaluation::BacktestInput input{steps.prices(), steps.runEnds(), walk->up,
                                          stepsPerYear(steps.step())};
    const auto share = [&progress](double from, double to) {
        return [&progress, from, to](double done) {
            return progress(int((from + done * (to - from)) * kThousandths), kThousandths);
        };
    };
    auto tested = evaluation::backtest(input, request.options, share(0.5, 0.9));
    if (!tested)
        return core::failure(tested.error());
    auto swept = evaluation::sweep(input, request.options, evaluation::sweepThresholds(), share(0.9, 1.0));
    if (!swept)
        return core::failure(swept.error());
    auto result = std::make_shared<BacktestReport>();
    result->made = now;
    result->series = judged.series;
    result->request = request;
    result->step = steps.step();
    result->result = *std::move(tested);
    result->sweep = *std::move(swept);
    result->warnings =
        warningsOf(request.model, steps.time(result->result.firstStep), steps.time(result->result.lastStep));
    for (const evaluation::EquityPoint& point : result->result.curve)
        result->curveTimes.push_back(steps.time(point.step));
    if (result->result.band) {
        for (const std::size_t step : result->result.band->steps)
            result->bandTimes.push_back(steps.time(step));
    }
    return BacktestPtr(std::move(result));
}

core::Result<LeakPtr> leakLab(core::StepChoice step, const JudgedSamples& judged, core::UtcTime now,
                              const Progress& progress)
{
    const forecast::Steps steps = stepsOf(judged.samples, step);
    auto lab = evaluation::leakLab(steps, 1, part(progress, 0.0, 1.0));
    if (!lab)
        return core::failure(lab.error());
    return std::make_shared<const LeakReport>(LeakReport{now, judged.series, steps.step(), *std::move(lab)});
}

WorkKind kind(JobKind job, const char* name)
{
    return {.job = job,
            .name = name,
            .whenCancelled = std::string("the ") + name + " was cancelled",
            .keepsLateResult = false};
}

} // namespace

Evaluator::Evaluator(JobBook& jobs, const core::Clock& clock, std::function<void(EvaluationPtr)> keep)
    : LongWorkOf(jobs, kind(JobKind::Evaluate, "evaluation"))
    , m_clock(clock)
    , m_keep(std::move(keep))
{
}

void Evaluator::evaluate(const EvaluateRequest& request, const JudgedSamples& judged, Reply reply)
{
    start([request, judged, now = m_clock.now()](
              const Progress& progress) { return engine::evaluate(request, judged, now, progress); },
          std::move(reply), kThousandths);
}

void Evaluator::conclude(Answer& answer)
{
    if (answer)
        m_keep(*answer);
}

Backtester::Backtester(JobBook& jobs, const core::Clock& clock, std::function<void(BacktestPtr)> keep)
    : LongWorkOf(jobs, kind(JobKind::Backtest, "backtest"))
    , m_clock(clock)
    , m_keep(std::move(keep))
{
}

void Backtester::backtest(const BacktestRequest& request, const JudgedSamples& judged, Reply reply)
{
    start([request, judged, now = m_clock.now()](
              const Progress& progress) { return engine::backtest(request, judged, now, progress); },
          std::move(reply), kThousandths);
}

void Backtester::conclude(Answer& answer)
{
    if (answer)
        m_keep(*answer);
}

LeakLabWork::LeakLabWork(JobBook& jobs, const core::Clock& clock, std::function<void(LeakPtr)> keep)
    : LongWorkOf(jobs, kind(JobKind::LeakLab, "leak lab"))
    , m_clock(clock)
    , m_keep(std::move(keep))
{
}

void LeakLabWork::run(core::StepChoice step, const JudgedSamples& judged, Reply reply)
{
    start([step, judged, now = m_clock.now()](
              const Progress& progress) { return engine::leakLab(step, judged, now, progress); },
          std::move(reply), kThousandths);
}

void LeakLabWork::conclude(Answer& answer)
{
    if (answer)
        m_keep(*answer);
}

} // namespace cryptopulse::engine
