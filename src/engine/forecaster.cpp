#include "engine/forecaster.h"

#include "forecast/steps.h"

#include <algorithm>

namespace cryptopulse::engine {

namespace {

constexpr std::size_t kCounted = 4096; // samples looked at by usableRowsNow
constexpr int kWindow =
    2 * int(forecast::kFirstUsable + 1); // steps that features see, every second one carried forward

/// The end of the series with its newest @p count steps.
core::SeriesView newestSteps(const core::SeriesView& samples, core::Step step, int count)
{
    if (const auto interval = step.interval()) {
        // From the start of a bucket: a bucket cut in two would still end in the same price, but be clear
        // about it.
        const auto since = samples.newestTime() - count * *interval;
        return samples.from(samples.lowerBound(since - since.time_since_epoch() % *interval));
    }
    return samples.from(samples.size() - std::min(samples.size(), std::size_t(count)));
}

} // namespace

core::Result<Forecast> forecastNow(const ModelCard& card, const core::SeriesView& samples,
                                   const evaluation::TradingCosts& costs)
{
    if (samples.empty())
        return core::failure(core::ErrorKind::NotEnoughData, "there are no samples yet");
    const auto up = forecast::predictAfterLast(
        card.model, forecast::Steps::of(newestSteps(samples, card.step, kWindow), card.step));
    if (!up)
        return core::failure(up.error());
    Forecast result{.up = *up,
                    .step = card.step,
                    .horizonSteps = card.horizonSteps,
                    .horizon = std::nullopt,
                    .asOf = samples.newestTime(),
                    .price = samples.newestPrice(),
                    .modelId = card.id,
                    .warnings = {}};
    if (const auto interval = card.step.interval())
        result.horizon = card.horizonSteps * *interval;
    else
        result.warnings.emplace_back("steps_irregular");
    // A model that learned on minutes says nothing sound about samples that no longer keep them, and the
    // reverse.
    if (forecast::detectStep(samples) != card.step)
        result.warnings.emplace_back("step_changed");
    result.breakEven = breakEvenNow(samples, card.step, card.horizonSteps, costs);
    return result;
}

std::optional<evaluation::BreakEven> breakEvenNow(const core::SeriesView& samples, core::Step step,
                                                  int horizonSteps, const evaluation::TradingCosts& costs)
{
    if (samples.empty() || horizonSteps < 1)
        return std::nullopt;
    const int count = int(evaluation::kMoveSteps) + horizonSteps;
    return evaluation::breakEven(forecast::Steps::of(newestSteps(samples, step, count), step),
                                 std::size_t(horizonSteps), costs);
}

std::size_t usableRowsNow(const core::SeriesView& samples, core::Step step)
{
    const core::SeriesView newest = samples.from(samples.size() - std::min(samples.size(), kCounted));
    return forecast::usableRows(forecast::Steps::of(newest, step));
}

} // namespace cryptopulse::engine
