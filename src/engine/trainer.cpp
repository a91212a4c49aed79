#include "engine/trainer.h"

#include "forecast/steps.h"

#include <algorithm>

namespace cryptopulse::engine {

namespace {

/// All that a training needs, by value: it runs in another thread.
struct TrainingInput {
    core::StepChoice step;
    core::SeriesKey series;
    core::SeriesView samples;
    const core::Clock* clock; // outlives the engine
};

std::string idAt(core::UtcTime created)
{
    std::string digits = core::toIso(created);
    std::erase_if(digits, [](char c) { return c == '-' || c == ':' || c == '.'; });
    return "seed-" + digits;
}

ModelCard cardOf(const forecast::TrainingResult& result, const TrainingInput& input, core::Step step,
                 double c)
{
    ModelCard card;
    card.created = input.clock->now();
    card.id = idAt(card.created);
    card.series = input.series;
    card.step = step;
    card.c = c;
    card.model = result.model;
    card.trainRows = result.trainRows;
    card.testRows = result.testRows;
    card.test = result.test;
    card.trainedFrom = input.samples.times().front();
    card.trainedTo = input.samples.newestTime();
    card.samples = input.samples.size();
    return card;
}

core::Result<ModelCard> train(const TrainingInput& input, const std::function<bool(int, int)>& progress)
{
    const core::Step step = forecast::resolveStep(input.step, input.samples);
    const auto steps = forecast::Steps::of(input.samples, step);
    const forecast::TrainingOptions options;
    const auto result =
        forecast::trainSeedModel(steps, options, [&progress](const forecast::TrainingStep& done) {
            return progress(done.pass, std::max(done.expectedPasses, done.pass + 1))
                       ? forecast::Next::Continue
                       : forecast::Next::Stop;
        });
    return result.map([&](const auto& trained) { return cardOf(trained, input, step, options.c); });
}

} // namespace

Trainer::Trainer(JobBook& jobs, const core::Clock& clock, Adopt adopt)
    : LongWorkOf(jobs, {.job = JobKind::Train,
                        .name = "training",
                        .whenCancelled = "the training was cancelled",
                        .keepsLateResult = false})
    , m_clock(clock)
    , m_adopt(std::move(adopt))
{
}

void Trainer::train(core::StepChoice step, const core::SeriesKey& series, const core::SeriesView& samples,
                    Reply reply)
{
    start([input = TrainingInput{step, series, samples, &m_clock}](
              const Progress& progress) { return engine::train(input, progress); },
          std::move(reply), 0, step ? step->name() : "auto");
}

void Trainer::conclude(Answer& answer)
{
    if (!answer)
        return;
    if (const auto adopted = m_adopt(*answer); !adopted)
        answer = core::failure(adopted.error());
}

} // namespace cryptopulse::engine
