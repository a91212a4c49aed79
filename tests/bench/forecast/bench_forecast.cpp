#include "forecast/seedmodel.h"

#include <benchmark/benchmark.h>
#include <chrono>
#include <cmath>
#include <random>

using namespace cryptopulse;

namespace {

/// A geometric random walk in whole cents, one sample each @p spacing, like a quiet market.
core::SeriesView walk(std::size_t samples, std::chrono::milliseconds spacing = std::chrono::minutes(1))
{
    std::mt19937_64 random(42);
    std::normal_distribution<double> step(0.0, 4e-4);
    core::Series series(samples);
    core::UtcTime time = core::fromEpochMs(1'640'995'200'000);
    double price = 40'000.0;
    for (std::size_t i = 0; i < samples; ++i, time += spacing) {
        price *= std::exp(step(random));
        series.add(time, *core::Price::from(std::round(price * 100.0) / 100.0));
    }
    return series.view();
}

const core::Step kMinute = *core::Step::fromName("1m");

/// Features, scale, fit and test, from the series in memory; the second argument is the number of threads.
void train(benchmark::State& state)
{
    const core::SeriesView series = walk(static_cast<std::size_t>(state.range(0)));
    forecast::TrainingOptions options;
    options.threads = static_cast<unsigned>(state.range(1));
    for (auto _ : state) {
        const auto trained = forecast::trainSeedModel(forecast::Steps::of(series, {}), options);
        if (!trained) {
            state.SkipWithError(trained.error().detail.c_str());
            break;
        }
        state.counters["newton_steps"] = trained->iterations;
        benchmark::DoNotOptimize(trained->model.intercept);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(train)
    ->ArgNames({"rows", "threads"})
    ->ArgsProduct({{1'000, 10'000, 100'000, 1'000'000, 10'000'000}, {0}})
    ->Args({1'000'000, 1})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

/// Minutes that share the series' columns.
void resampleMinutes(benchmark::State& state)
{
    const core::SeriesView series = walk(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(forecast::Steps::of(series, kMinute).size());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(resampleMinutes)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

/// Six samples in each minute.
void resampleTenSeconds(benchmark::State& state)
{
    const core::SeriesView series = walk(static_cast<std::size_t>(state.range(0)), std::chrono::seconds(10));
    for (auto _ : state)
        benchmark::DoNotOptimize(forecast::Steps::of(series, kMinute).size());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(resampleTenSeconds)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void predict(benchmark::State& state)
{
    const forecast::Steps steps = forecast::Steps::of(walk(100'000), {});
    const auto trained = forecast::trainSeedModel(steps);
    if (!trained) {
        state.SkipWithError(trained.error().detail.c_str());
        return;
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(forecast::predictAfterLast(trained->model, steps)->value());
}
BENCHMARK(predict);

} // namespace
