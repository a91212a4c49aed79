#include "pages/judged.h"

#include "forecast/steps.h"

#include <cmath>
#include <cstdlib>
#include <random>

namespace cryptopulse::tests {

using namespace std::chrono_literals;

namespace {

const core::SeriesKey kSeries{"bitcoin", "usd", "coingecko"};

/// Standard normal, near enough. The distributions of <random> differ between standard libraries.
double normal(std::mt19937& generator)
{
    double sum = -6;
    for (int i = 0; i < 12; ++i)
        sum += double(generator()) / 4294967296.0;
    return sum;
}

forecast::Steps stepsOf(const core::SeriesView& samples, core::StepChoice choice)
{
    return forecast::Steps::of(samples, forecast::resolveStep(choice, samples));
}

/// The computation is of the test's own making: that it fails is a mistake in the test.
template <typename T>
T must(core::Result<T> result)
{
    if (!result)
        std::abort();
    return *std::move(result);
}

} // namespace

core::SeriesView minutes(int days, core::UtcTime newest, double persistence)
{
    const int count = days * 1440;
    std::mt19937 generator(7);
    core::Series series(static_cast<std::size_t>(count));
    double price = 64'210.0;
    double sign = 1.0;
    for (int i = 0; i < count; ++i) {
        if (double(generator()) / 4294967296.0 >= persistence)
            sign = -sign;
        price *= std::exp(sign * 4e-4 * std::abs(normal(generator)));
        series.add(newest - (count - 1 - i) * 1min, *core::Price::from(std::round(price * 100) / 100));
    }
    return series.view();
}

engine::EvaluationPtr evaluate(const core::SeriesView& samples, engine::EvaluateRequest request,
                               core::UtcTime now)
{
    const forecast::Steps steps = stepsOf(samples, request.step);
    evaluation::WalkOptions options{
        .model = request.model, .window = request.window, .rollingDays = request.rollingDays};
    engine::Evaluation result{.made = now,
                              .series = kSeries,
                              .request = request,
                              .report = must(evaluation::evaluate(steps, options)),
                              .beside = {},
                              .controls = {},
                              .warnings = {}};
    if (request.controls)
        result.controls = must(evaluation::runControls(steps, options));
    for (const char* model : {"coin", "seed"}) {
        if (request.model == model)
            continue;
        options.model = model;
        result.beside.push_back(must(evaluation::evaluate(steps, options)));
        result.beside.back().folds.clear();
    }
    return std::make_shared<const engine::Evaluation>(std::move(result));
}

engine::BacktestPtr backtest(const core::SeriesView& samples, engine::BacktestRequest request,
                             core::UtcTime now)
{
    const forecast::Steps steps = stepsOf(samples, request.step);
    const auto walk = must(evaluation::walkForward(steps, {.model = request.model}));
    const evaluation::BacktestInput input{steps.prices(), steps.runEnds(), walk.up, 525'960.0};
    engine::BacktestReport result;
    result.made = now;
    result.series = kSeries;
    result.step = steps.step();
    result.result = must(evaluation::backtest(input, request.options));
    result.sweep = must(evaluation::sweep(input, request.options, evaluation::sweepThresholds()));
    result.request = std::move(request);
    for (const evaluation::EquityPoint& point : result.result.curve)
        result.curveTimes.push_back(steps.time(point.step));
    if (result.result.band) {
        for (const std::size_t step : result.result.band->steps)
            result.bandTimes.push_back(steps.time(step));
    }
    return std::make_shared<const engine::BacktestReport>(std::move(result));
}

engine::LeakPtr leakLab(const core::SeriesView& samples, core::UtcTime now)
{
    const forecast::Steps steps = stepsOf(samples, std::nullopt);
    return std::make_shared<const engine::LeakReport>(
        engine::LeakReport{now, kSeries, steps.step(), must(evaluation::leakLab(steps))});
}

} // namespace cryptopulse::tests
