#include "support/fakeengine.h"

#include <QMutexLocker>

namespace cryptopulse::support {

FakeEngine::FakeEngine()
    : m_snapshot(std::make_shared<engine::Snapshot>())
{
}
FakeEngine::~FakeEngine() = default;

engine::SnapshotPtr FakeEngine::snapshot() const
{
    const QMutexLocker lock(&m_mutex);
    return m_snapshot;
}

template <typename T>
QFuture<core::Result<T>> FakeEngine::ask(Waiting<T>& waiting, std::string call)
{
    const QMutexLocker lock(&m_mutex);
    m_calls.push_back(std::move(call));
    auto& promise = waiting.promises.emplace_back();
    promise.start();
    return promise.future();
}

template <typename T>
bool FakeEngine::answer(Waiting<T>& waiting, core::Result<T> result)
{
    QPromise<core::Result<T>> promise;
    {
        const QMutexLocker lock(&m_mutex);
        if (waiting.promises.empty())
            return false;
        promise = std::move(waiting.promises.front());
        waiting.promises.pop_front();
    }
    promise.addResult(std::move(result));
    promise.finish();
    return true;
}

QFuture<core::Result<engine::Ingested>> FakeEngine::ingest()
{
    return ask(m_ingest, "ingest");
}

QFuture<core::Result<engine::ModelCard>> FakeEngine::train(core::StepChoice step)
{
    return ask(m_train, "train " + (step ? step->name() : "auto"));
}

QFuture<core::Result<engine::JobStatus>> FakeEngine::collect(engine::CollectRequest request)
{
    return ask(m_collect, "collect " + std::to_string(request.count) + ' ' +
                              std::to_string(request.interval.count()) + "ms");
}

QFuture<core::Result<engine::JobStatus>> FakeEngine::backfill(engine::BackfillRequest request)
{
    std::string call = "backfill " + (request.gapsOnly ? std::string("gaps") : request.source);
    if (request.from)
        call += " from " + core::toIso(*request.from);
    if (request.to)
        call += " to " + core::toIso(*request.to);
    return ask(m_backfill, std::move(call));
}

QFuture<core::Result<engine::ImportSummary>> FakeEngine::importPrices(engine::ImportRequest request)
{
    return ask(m_import, "import " + (request.path.isEmpty() ? std::to_string(request.csv.size()) + " bytes"
                                                             : request.path.toStdString()));
}

QFuture<core::Result<engine::EvaluationPtr>> FakeEngine::evaluate(engine::EvaluateRequest request)
{
    return ask(m_evaluate, "evaluate " + request.model + (request.controls ? " with controls" : ""));
}

QFuture<core::Result<engine::BacktestPtr>> FakeEngine::backtest(engine::BacktestRequest request)
{
    return ask(m_backtest,
               "backtest " + request.model + ' ' + QString::number(request.options.threshold).toStdString());
}

QFuture<core::Result<engine::LeakPtr>> FakeEngine::leakLab(core::StepChoice step)
{
    return ask(m_leakLab, "leak lab " + (step ? step->name() : "auto"));
}

QFuture<core::Result<engine::BackupPtr>> FakeEngine::backUp(engine::BackupRequest request)
{
    return ask(m_backUp, "back up " + request.path.toStdString() + (request.overwrite ? " over" : ""));
}

QFuture<core::Result<engine::CheckPtr>> FakeEngine::check()
{
    return ask(m_check, "check");
}

namespace {

std::string wordsOf(const core::RetentionRules& rules)
{
    std::string words;
    if (rules.minutesAfterDays)
        words += " days " + std::to_string(*rules.minutesAfterDays);
    if (rules.keepYears)
        words += " years " + std::to_string(*rules.keepYears);
    return words.empty() ? " off" : words;
}

} // namespace

QFuture<core::Result<engine::CompactPtr>> FakeEngine::compact(engine::CompactRequest request)
{
    return ask(m_compact, (request.dryRun ? "try compact" : "compact") + wordsOf(request.rules));
}

QFuture<core::Result<core::RetentionRules>> FakeEngine::setDailyCompaction(core::RetentionRules rules)
{
    return ask(m_daily, "daily compact" + wordsOf(rules));
}

QFuture<core::Result<engine::JobStatus>> FakeEngine::cancelJob(const std::string& id)
{
    return ask(m_cancel, "cancel " + id);
}

QFuture<core::Result<engine::FeedStatus>> FakeEngine::setCollection(bool on, std::chrono::seconds interval)
{
    return ask(m_collection,
               std::string("collection ") + (on ? "on " : "off ") + std::to_string(interval.count()) + 's');
}

void FakeEngine::show(engine::Snapshot snapshot)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_snapshot = std::make_shared<const engine::Snapshot>(std::move(snapshot));
    }
    Q_EMIT snapshotChanged();
}

std::vector<std::string> FakeEngine::calls() const
{
    const QMutexLocker lock(&m_mutex);
    return m_calls;
}

bool FakeEngine::answerIngest(core::Result<engine::Ingested> result)
{
    return answer(m_ingest, std::move(result));
}
bool FakeEngine::answerTrain(core::Result<engine::ModelCard> result)
{
    return answer(m_train, std::move(result));
}
bool FakeEngine::answerCollect(core::Result<engine::JobStatus> result)
{
    return answer(m_collect, std::move(result));
}
bool FakeEngine::answerBackUp(core::Result<engine::BackupPtr> result)
{
    return answer(m_backUp, std::move(result));
}
bool FakeEngine::answerCheck(core::Result<engine::CheckPtr> result)
{
    return answer(m_check, std::move(result));
}
bool FakeEngine::answerCompact(core::Result<engine::CompactPtr> result)
{
    return answer(m_compact, std::move(result));
}
bool FakeEngine::answerDaily(core::Result<core::RetentionRules> result)
{
    return answer(m_daily, std::move(result));
}
bool FakeEngine::answerBackfill(core::Result<engine::JobStatus> result)
{
    return answer(m_backfill, std::move(result));
}
bool FakeEngine::answerImport(core::Result<engine::ImportSummary> result)
{
    return answer(m_import, std::move(result));
}
bool FakeEngine::answerEvaluate(core::Result<engine::EvaluationPtr> result)
{
    return answer(m_evaluate, std::move(result));
}

bool FakeEngine::answerBacktest(core::Result<engine::BacktestPtr> result)
{
    return answer(m_backtest, std::move(result));
}

bool FakeEngine::answerLeakLab(core::Result<engine::LeakPtr> result)
{
    return answer(m_leakLab, std::move(result));
}

bool FakeEngine::answerCancel(core::Result<engine::JobStatus> result)
{
    return answer(m_cancel, std::move(result));
}
bool FakeEngine::answerCollection(core::Result<engine::FeedStatus> result)
{
    return answer(m_collection, std::move(result));
}

engine::Snapshot FakeEngine::withPrices(const std::vector<double>& prices, core::UtcTime newest)
{
    engine::Snapshot snapshot;
    core::Series series(prices.size());
    core::UtcTime time = newest - std::chrono::minutes(prices.size()) + std::chrono::minutes(1);
    for (const double value : prices) {
        series.add(time, *core::Price::from(value));
        time += std::chrono::minutes(1);
    }
    snapshot.made = newest;
    snapshot.samples = series.view();
    snapshot.step = *core::Step::fromName("1m");
    snapshot.usableRows = prices.size() > 19 ? prices.size() - 19 : 0;
    snapshot.feed.lastAttempt = snapshot.feed.lastSuccess = newest;
    snapshot.storageLocation = "/tmp/prices.db";
    return snapshot;
}

core::LiveForecasts FakeEngine::liveForecasts(int count, core::UtcTime newest)
{
    auto forecasts = std::make_shared<std::vector<core::LiveForecast>>();
    for (int i = 0; i < count; ++i) {
        const bool up = i % 2 == 0;
        core::LiveForecast forecast{.asOf = newest - std::chrono::minutes(count - 1 - i),
                                    .price = *core::Price::from(26'000.0 + i),
                                    .up = *core::Probability::from(up ? 0.53 : 0.46),
                                    .step = *core::Step::fromName("1m"),
                                    .horizonSteps = 5,
                                    .modelId = card().id,
                                    .outcome = core::Outcome::Pending,
                                    .seenAt = std::nullopt,
                                    .seen = std::nullopt};
        if (i + 5 < count) {
            const bool rose = up != (i % 3 == 0);
            forecast.outcome = rose ? core::Outcome::Rose : core::Outcome::DidNotRise;
            forecast.seenAt = forecast.asOf + std::chrono::minutes(5);
            forecast.seen = core::Price::from(forecast.price.value() + (rose ? 4 : -4));
        }
        forecasts->push_back(std::move(forecast));
    }
    return forecasts;
}

engine::ModelCard FakeEngine::card()
{
    engine::ModelCard card;
    card.id = "seed-20231114T221320000Z";
    card.created = core::fromEpochMs(1'700'000'000'000);
    card.step = *core::Step::fromName("1m");
    card.model = {{1e-6, 2e-6, 3e-4, 26210.9, 26210.8, 0.09},
                  {4e-4, 7e-4, 3e-4, 486.1, 485.9, 24.3},
                  {-0.013, -0.031, 0.023, -1.17, 1.18, -0.009},
                  -0.011};
    card.trainRows = 300;
    card.testRows = 100;
    card.test = {.rows = 100,
                 .accuracy = 0.52,
                 .baseRate = 0.49,
                 .auc = 0.51,
                 .logLoss = 0.6929,
                 .brier = 0.2499,
                 .trueNegatives = 30,
                 .falsePositives = 21,
                 .falseNegatives = 27,
                 .truePositives = 22};
    card.trainedFrom = core::fromEpochMs(1'699'970'000'000);
    card.trainedTo = core::fromEpochMs(1'699'999'940'000);
    card.samples = 419;
    return card;
}

engine::Forecast FakeEngine::forecast(double up, core::UtcTime asOf, double price)
{
    return {.up = *core::Probability::from(up),
            .step = *core::Step::fromName("1m"),
            .horizonSteps = 5,
            .horizon = std::chrono::seconds(300),
            .asOf = asOf,
            .price = *core::Price::from(price),
            .modelId = card().id,
            .warnings = {}};
}

} // namespace cryptopulse::support
