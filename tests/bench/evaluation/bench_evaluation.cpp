#include "evaluation/backtest.h"
#include "evaluation/livescore.h"
#include "evaluation/metrics.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

using namespace cryptopulse;

namespace {

/// A random walk of minutes and the probabilities of a persistent forecast that knows nothing.
struct Market {
    std::vector<double> prices;
    std::vector<double> up;
    std::vector<unsigned char> rose;
    std::vector<std::size_t> steps;
    std::vector<std::size_t> runEnds;

    explicit Market(std::size_t n)
        : runEnds{n}
    {
        std::mt19937_64 random(42);
        std::normal_distribution<double> normal;
        double price = 40'000.0;
        double noise = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            prices.push_back(price);
            up.push_back(1.0 / (1.0 + std::exp(-0.2 * noise)));
            steps.push_back(i);
            price *= std::exp(4e-4 * normal(random));
            noise = 0.9 * noise + 0.436 * normal(random);
        }
        for (std::size_t i = 0; i < n; ++i)
            rose.push_back(i + 5 < n && prices[i + 5] > prices[i] ? 1 : 0);
    }

    [[nodiscard]] evaluation::BacktestInput input() const { return {prices, runEnds, up, 525'600.0}; }
};

void judge(benchmark::State& state)
{
    const Market market(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        auto metrics = evaluation::judge(market.up, market.rose, market.steps, 5);
        benchmark::DoNotOptimize(metrics);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(judge)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

/// All live forecasts of a model, as after each price; the second argument is the seconds between them, and
/// each looks five minutes ahead.
void judgeLive(benchmark::State& state)
{
    const Market market(static_cast<std::size_t>(state.range(0)));
    evaluation::LiveRecord record{.asOf = {}, .seenAt = {}, .up = market.up, .rose = market.rose};
    for (const std::size_t step : market.steps) {
        record.asOf.push_back(core::UtcTime() + step * std::chrono::seconds(state.range(1)));
        record.seenAt.push_back(record.asOf.back() + std::chrono::minutes(5));
    }
    for (auto _ : state) {
        auto judged = evaluation::judgeLive(record);
        benchmark::DoNotOptimize(judged);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(judgeLive)
    ->Args({1'000, 60})
    ->Args({10'000, 60})
    ->Args({500'000, 60})
    ->Args({500'000, 1})
    ->Unit(benchmark::kMillisecond);

/// The second argument is the number of random runs; the budget is 30 ms for a million steps without them.
void backtest(benchmark::State& state)
{
    const Market market(static_cast<std::size_t>(state.range(0)));
    evaluation::BacktestOptions options;
    options.randomRuns = static_cast<unsigned>(state.range(1));
    for (auto _ : state) {
        auto result = evaluation::backtest(market.input(), options);
        benchmark::DoNotOptimize(result);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(backtest)
    ->ArgNames({"steps", "runs"})
    ->Args({10'000, 0})
    ->Args({1'000'000, 0})
    ->Args({100'000, 1000})
    ->Args({1'000'000, 1000})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void sweep(benchmark::State& state)
{
    const Market market(static_cast<std::size_t>(state.range(0)));
    const auto thresholds = evaluation::sweepThresholds();
    for (auto _ : state) {
        auto points = evaluation::sweep(market.input(), {}, thresholds);
        benchmark::DoNotOptimize(points);
    }
}
BENCHMARK(sweep)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
