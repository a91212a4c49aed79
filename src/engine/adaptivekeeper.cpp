#include "engine/adaptivekeeper.h"

#include "engine/forecaster.h"
#include "engine/priorfile.h"

#include <QPromise>
#include <algorithm>
#include <exception>
#include <utility>

namespace cryptopulse::engine {

namespace {

using forecast::AdaptiveModel;
using forecast::Steps;

constexpr std::size_t kAtOnce = 64;     // steps that are taken in without another thread
constexpr std::size_t kOddSamples = 60; // of another spacing, before that one is followed
constexpr std::size_t kHistory = 400;   // moments whose weights are kept
constexpr int kWindowSteps = 2 * int(forecast::kStationaryLookback + forecast::kHorizon + 1);
constexpr std::chrono::hours kBetweenWeights{6};

constexpr std::string_view kId = "adaptive-2";

std::string idOf(const AdaptiveModel& model)
{
    return std::string(kId) + (model.prior() ? "+" + model.prior()->id : std::string());
}

core::UtcTime endOf(core::UtcTime key, core::Step step)
{
    return step.interval() ? key + *step.interval() : key + std::chrono::milliseconds(1);
}

void note(std::vector<WeightsAt>& history, core::UtcTime time, const AdaptiveModel& model)
{
    if (!history.empty() && time < history.back().time + kBetweenWeights)
        return;
    history.push_back({time, model.weights()});
    if (history.size() <= kHistory)
        return;
    std::size_t index = 0; // every second one, but the newest
    std::erase_if(history, [&](const WeightsAt& at) { return ++index % 2 == 0 && at.time != time; });
}

/// Notes how far along the samples the model is.
void settle(AdaptiveState& state, const core::SeriesView& samples)
{
    const auto observed = state.model.observedTo();
    if (!observed)
        return;
    state.seenEnd = endOf(*observed, state.step);
    state.seen = samples.lowerBound(state.seenEnd);
    note(state.history, *observed, state.model);
}

/// The end of the series that a model which has taken in all but the last steps needs to go on.
Steps tailOf(const core::SeriesView& samples, core::Step step, std::optional<core::UtcTime> observed)
{
    if (!observed)
        return Steps::of(samples, step);
    if (const auto interval = step.interval()) {
        const auto since = *observed - kWindowSteps * *interval;
        return Steps::of(samples.from(samples.lowerBound(since)), step);
    }
    const std::size_t known = samples.lowerBound(*observed);
    return Steps::of(samples.from(known - std::min(known, std::size_t(kWindowSteps))), step);
}

} // namespace

bool isAdaptiveId(std::string_view id) noexcept
{
    return id.starts_with(kAdaptivePrefix);
}

AdaptiveKeeper::AdaptiveKeeper(std::shared_ptr<ModelShelf> shelf, core::SeriesKey series,
                               const evaluation::TradingCosts& costs)
    : m_shelf(std::move(shelf))
    , m_series(std::move(series))
    , m_isPriorsMarket(isMarketOfPrior(m_series))
    , m_costs(costs)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &AdaptiveKeeper::finish);
}

AdaptiveKeeper::~AdaptiveKeeper()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_watcher.waitForFinished();
    save();
}

void AdaptiveKeeper::open()
{
    m_state = loadAdaptiveState(*m_shelf, m_series);
}

void AdaptiveKeeper::follow(const core::SeriesView& samples, core::Step detected)
{
    m_oddSamples =
        m_state && detected != m_state->step
            ? m_oddSamples + (samples.size() > m_samples.size() ? samples.size() - m_samples.size() : 0)
            : 0;
    m_samples = samples;
    m_detected = detected;
    if (m_catchingUp)
        refresh(); // from what is known meanwhile
    else
        advance();
}

/// Takes in what is complete, here or in the other thread, and forecasts.
void AdaptiveKeeper::advance()
{
    if (m_samples.empty())
        return showNothing();
    if (!m_state || m_oddSamples >= kOddSamples || !isStillRight()) {
        m_state = AdaptiveState{.model = AdaptiveModel(usablePrior()),
                                .step = m_detected,
                                .seen = 0,
                                .seenEnd = {},
                                .history = {}};
        m_oddSamples = 0;
    }
    const Steps tail = tailOf(m_samples, m_state->step, m_state->model.observedTo());
    const std::size_t complete = tail.size() > 0 ? tail.size() - 1 : 0; // the last one may still change
    const auto fresh = m_state->model.ahead(tail, complete);
    if (fresh.count > kAtOnce || fresh.refits)
        return catchUp();
    if (fresh.count > 0) {
        // Neither stopped nor refitted: nothing in it can fail.
        static_cast<void>(m_state->model.observe(tail, complete));
        settle(*m_state, m_samples);
    }
    refresh();
}

/// Whether the samples before the end of what was taken in are the ones that it was made of.
bool AdaptiveKeeper::isStillRight() const
{
    return m_samples.lowerBound(m_state->seenEnd) == m_state->seen;
}

void AdaptiveKeeper::catchUp()
{
    m_catchingUp = true;
    const auto promise = std::make_shared<QPromise<Run>>();
    promise->start();
    m_watcher.setFuture(promise->future());
    m_pool.start([promise, state = *m_state, samples = m_samples] {
        // The edge of the thread: an exception that left it would end the program.
        try {
            promise->addResult(learn(state, samples, [&promise] { return !promise->isCanceled(); }));
        } catch (const std::exception& exception) {
            promise->addResult(Run(core::failure(core::ErrorKind::Internal, exception.what())));
        }
        promise->finish();
    });
    refresh();
}

AdaptiveKeeper::Run AdaptiveKeeper::learn(AdaptiveState state, const core::SeriesView& samples,
                                          const std::function<bool()>& goesOn)
{
    const Steps all = Steps::of(samples, state.step);
    const std::size_t complete = all.size() > 0 ? all.size() - 1 : 0;
    const auto hear = [&](const forecast::Said& said) {
        note(state.history, all.time(said.step), state.model);
    };
    const auto answer = [&goesOn](const forecast::Observed&) {
        return goesOn() ? forecast::Next::Continue : forecast::Next::Stop;
    };
    if (const auto done = state.model.observe(all, complete, hear, answer); !done)
        return core::failure(done.error());
    settle(state, samples);
    return state;
}

void AdaptiveKeeper::finish()
{
    m_catchingUp = false;
    const auto future = m_watcher.future();
    if (future.isCanceled() || future.resultCount() == 0)
        return;
    if (auto run = future.result()) {
        m_state = std::move(*run);
        save();
    }
    advance(); // what has come meanwhile
    Q_EMIT caughtUp();
}

void AdaptiveKeeper::showNothing()
{
    m_forecast = core::failure(core::ErrorKind::NotEnoughData, "there are no samples yet");
    m_status.reset();
}

void AdaptiveKeeper::refresh()
{
    const AdaptiveModel& model = m_state->model;
    auto status = std::make_shared<AdaptiveStatus>();
    status->id = idOf(model);
    status->priorId = model.prior() ? model.prior()->id : "";
    status->observedSteps = model.observedSteps();
    status->learnedRows = model.learnedRows();
    status->observedTo = model.observedTo();
    status->catchingUp = m_catchingUp;
    status->weights = model.weights();
    status->history = m_state->history;
    const bool knowsThePast = model.observedTo() || !m_catchingUp;
    const auto said = knowsThePast ? model.predict(tailOf(m_samples, m_state->step, m_samples.newestTime()))
                                   : core::Result<forecast::Forecasted>(
                                         core::failure(core::ErrorKind::NotEnoughData,
                                                       "the adaptive model goes through the stored samples"));
    if (said) {
        status->expertProbabilities = said->experts;
        status->contributions.assign(said->contributions.begin(), said->contributions.end());
        Forecast forecast{.up = said->up,
                          .step = m_state->step,
                          .horizonSteps = int(forecast::kHorizon),
                          .horizon = std::nullopt,
                          .asOf = m_samples.newestTime(),
                          .price = m_samples.newestPrice(),
                          .modelId = status->id,
                          .warnings = {},
                          .weights = said->weights};
        if (const auto interval = m_state->step.interval())
            forecast.horizon = forecast.horizonSteps * *interval;
        else
            forecast.warnings.emplace_back("steps_irregular");
        if (m_detected != m_state->step)
            forecast.warnings.emplace_back("step_changed");
        if (model.prior() && !m_isPriorsMarket)
            forecast.warnings.emplace_back(kPriorOfBitcoin);
        forecast.breakEven = breakEvenNow(m_samples, forecast.step, forecast.horizonSteps, m_costs);
        m_forecast = std::move(forecast);
    } else {
        m_forecast = core::failure(said.error());
    }
    m_status = std::move(status);
}

void AdaptiveKeeper::save() const
{
    if (m_state && m_state->model.observedTo())
        saveAdaptiveState(*m_shelf, m_series, *m_state);
}

} // namespace cryptopulse::engine
