#include "gui/scenes.h"

#include "forecast/experts.h"
#include "support/fakeengine.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace cryptopulse::tests {

using namespace std::chrono_literals;
using engine::JobKind;
using engine::JobState;

namespace {

/// Standard normal, near enough. The distributions of <random> differ between standard libraries.
double normal(std::mt19937& generator)
{
    double sum = -6;
    for (int i = 0; i < 12; ++i)
        sum += double(generator()) / 4294967296.0;
    return sum;
}

/// A mixture that came to trust its learners more and the coin less over two days.
engine::AdaptiveStatus mixture(core::UtcTime newest)
{
    using Kind = forecast::Expert::Kind;
    const auto& experts = forecast::experts();
    const auto weightsAt = [&experts](double share) {
        std::vector<double> weights;
        double sum = 0;
        for (const forecast::Expert& expert : experts) {
            const double trust = expert.kind == Kind::Learner ? 0.2 + 3 * share * share
                                 : expert.kind == Kind::Coin  ? 2.5 - 1.5 * share
                                 : expert.kind == Kind::Seed  ? 0.15
                                                              : 1.2 + 0.4 * std::sin(9 * share);
            weights.push_back(trust);
            sum += trust;
        }
        for (double& weight : weights)
            weight /= sum;
        return weights;
    };
    engine::AdaptiveStatus status{.id = "adaptive-2+prior-2024-06",
                                  .priorId = "prior-2024-06",
                                  .observedSteps = 12'480,
                                  .learnedRows = 12'415,
                                  .observedTo = newest,
                                  .catchingUp = false,
                                  .weights = weightsAt(1.0),
                                  .history = {},
                                  .expertProbabilities = {},
                                  .contributions = {}};
    constexpr int kMoments = 60;
    for (int i = 0; i <= kMoments; ++i)
        status.history.push_back({newest - (kMoments - i) * 48min, weightsAt(double(i) / kMoments)});
    std::mt19937 generator(11);
    for (const forecast::Expert& expert : experts)
        status.expertProbabilities.push_back(0.5 + expert.shrink * 0.03 * (1 + 0.3 * normal(generator)));
    for (std::size_t i = 0; i < forecast::kStationaryWidth; ++i)
        status.contributions.push_back(0.02 * normal(generator) * std::exp(-double(i) / 12));
    return status;
}

engine::LiveScorePtr scoreOf(const std::vector<core::LiveForecast>& forecasts)
{
    engine::LiveScore score;
    evaluation::LiveRecord record;
    for (const core::LiveForecast& one : forecasts) {
        ++score.given;
        score.pending += one.outcome == core::Outcome::Pending ? 1 : 0;
        score.unknown += one.outcome == core::Outcome::Unknown ? 1 : 0;
        if (one.outcome != core::Outcome::Rose && one.outcome != core::Outcome::DidNotRise)
            continue;
        record.asOf.push_back(one.asOf);
        record.seenAt.push_back(one.asOf + 5min);
        record.up.push_back(one.up.value());
        record.rose.push_back(one.outcome == core::Outcome::Rose ? 1 : 0);
        score.step = one.step;
    }
    score.scored = record.size();
    score.judged = *evaluation::judgeLive(record);
    return std::make_shared<const engine::LiveScore>(score);
}

} // namespace

core::SeriesView walkOfADay(core::UtcTime newest)
{
    constexpr std::size_t kDay = 1440;
    std::mt19937 generator(7);
    core::Series series(kDay);
    double price = 64'210.0;
    for (std::size_t i = 0; i < kDay; ++i) {
        price *= std::exp(4e-4 * normal(generator));
        const bool hole = i > 420 && i < 500; // the computer slept
        if (!hole)
            series.add(newest - (kDay - 1 - i) * 1min, *core::Price::from(std::round(price * 100) / 100));
    }
    return series.view();
}

core::UtcTime Scenes::now() const
{
    return m_prices.newestTime() + 12s;
}

engine::Snapshot Scenes::empty() const
{
    engine::Snapshot snapshot;
    snapshot.storageLocation = "/home/ada/.local/share/cryptopulse/data/prices.db";
    return snapshot;
}

engine::Snapshot Scenes::collecting() const
{
    engine::Snapshot snapshot = trained();
    core::Series few;
    for (std::size_t i = m_prices.size() - 42; i < m_prices.size(); ++i)
        few.add(m_prices.times()[i], *core::Price::from(m_prices.prices()[i]));
    snapshot.samples = few.view();
    snapshot.usableRows = 23;
    snapshot.model = nullptr;
    snapshot.forecast = core::failure(core::ErrorKind::NoModel, "no model has been trained");
    snapshot.adaptive = nullptr;
    snapshot.adaptiveForecast = core::failure(core::ErrorKind::NotEnoughData,
                                              "the last run has 42 steps; the adaptive forecast needs 61");
    return snapshot;
}

engine::Snapshot Scenes::trained() const
{
    engine::Snapshot snapshot = empty();
    snapshot.samples = m_prices;
    snapshot.step = *core::Step::fromName("1m");
    snapshot.usableRows = 1341;
    snapshot.feed.collecting = true;
    snapshot.feed.lastAttempt = snapshot.feed.lastSuccess = now() - 12s;
    snapshot.feed.nextAttempt = now() + 48s;
    engine::ModelCard card = support::FakeEngine::card();
    card.created = now() - 25min;
    card.trainRows = 1005;
    card.testRows = 336;
    card.model.mean = {1e-6, 2e-6, 3e-4, 64'290.4, 64'291.2, 0.09}; // of prices like those beside it
    card.test.accuracy = 0.533;
    card.test.baseRate = 0.488;
    snapshot.model = std::make_shared<const engine::ModelCard>(card);
    snapshot.forecast =
        support::FakeEngine::forecast(0.527, m_prices.newestTime(), m_prices.newestPrice().value());
    snapshot.adaptive = std::make_shared<const engine::AdaptiveStatus>(mixture(m_prices.newestTime()));
    snapshot.adaptiveForecast =
        support::FakeEngine::forecast(0.541, m_prices.newestTime(), m_prices.newestPrice().value());
    snapshot.adaptiveForecast->modelId = snapshot.adaptive->id;
    return snapshot;
}

engine::Snapshot Scenes::forecasting(std::size_t count) const
{
    engine::Snapshot snapshot = trained();
    std::mt19937 generator(3);
    std::vector<core::LiveForecast> forecasts;
    const std::size_t size = m_prices.size();
    for (std::size_t i = size - std::min(size, count); i < size; ++i) {
        const bool isNewest = i + 1 == size;
        if (generator() % 7 == 0 && !isNewest)
            continue;
        const double any = std::clamp(0.5 + 0.05 * normal(generator), 0.05, 0.95);
        const double up = isNewest ? snapshot.adaptiveForecast->up.value() : any;
        core::LiveForecast forecast{.asOf = m_prices.times()[i],
                                    .price = *core::Price::from(m_prices.prices()[i]),
                                    .up = *core::Probability::from(up),
                                    .step = snapshot.step,
                                    .modelId = "seed",
                                    .seenAt = {},
                                    .seen = {}};
        if (i % 97 == 5)
            forecast.outcome = core::Outcome::Unknown;
        else if (i + 5 < size)
            forecast.outcome = m_prices.prices()[i + 5] > m_prices.prices()[i] ? core::Outcome::Rose
                                                                               : core::Outcome::DidNotRise;
        forecasts.push_back(forecast);
    }
    snapshot.forecasts = std::make_shared<const std::vector<core::LiveForecast>>(std::move(forecasts));
    snapshot.adaptiveForecasts = snapshot.forecasts;
    snapshot.liveScore = snapshot.adaptiveLiveScore = scoreOf(*snapshot.forecasts);
    return snapshot;
}

engine::Snapshot Scenes::batch() const
{
    engine::Snapshot snapshot = trained();
    snapshot.jobs.push_back(jobs().back());
    return snapshot;
}

engine::Snapshot Scenes::error() const
{
    engine::Snapshot snapshot = trained();
    snapshot.feed.lastError = core::Error{core::ErrorKind::RateLimited, "slow down", 90s};
    return snapshot;
}

engine::Snapshot Scenes::lost() const
{
    engine::Snapshot snapshot = forecasting(400);
    snapshot.connection = {.address = "http://server.example:8000",
                           .trouble = core::Error{core::ErrorKind::Disconnected, "connection refused", {}},
                           .since = now() - 95s,
                           .nextAttempt = now() + 8s};
    return snapshot;
}

std::vector<engine::JobStatus> Scenes::jobs() const
{
    const auto ended = [this](std::string id, JobKind kind, JobState state, std::chrono::milliseconds ago) {
        engine::JobStatus job;
        job.id = std::move(id);
        job.kind = kind;
        job.state = state;
        job.started = now() - ago;
        job.elapsed = 2s + 300ms;
        job.ended = job.started + job.elapsed;
        return job;
    };
    auto import = ended("import-1", JobKind::Import, JobState::Done, 3h);
    import.done = import.total = 1'000;
    import.ok = 43'160;
    import.repeated = 40;
    auto damaged = ended("import-2", JobKind::Import, JobState::Failed, 2h);
    damaged.error = core::Error{core::ErrorKind::InvalidArgument, "not one line could be used", {}};
    auto stopped = ended("train-3", JobKind::Train, JobState::Cancelled, 30min);
    auto trained = ended("train-4", JobKind::Train, JobState::Done, 25min);
    trained.done = trained.total = 12;
    auto batch = ended("collect-5", JobKind::Collect, JobState::Running, 22min + 14s);
    batch.ended.reset();
    batch.done = 23;
    batch.total = 60;
    batch.ok = 20;
    batch.repeated = 2;
    batch.failed = 1;
    batch.elapsed = 22min + 14s;
    batch.remaining = 37min;
    return {import, damaged, stopped, trained, batch};
}

} // namespace cryptopulse::tests
