#include "engine/localengine.h"

#include "engine/enginecore.h"
#include "storage/location.h"

#include <QPromise>

namespace cryptopulse::engine {

namespace {

Snapshot opening(const LocalEngineOptions& options)
{
    Snapshot snapshot;
    snapshot.series = options.series;
    snapshot.feed.collecting = options.collect;
    snapshot.feed.interval = options.interval;
    snapshot.feed.standIn = options.standIn;
    snapshot.storageLocation = storage::shownLocation(options.databasePath).toStdString();
    return snapshot;
}

} // namespace

LocalEngine::LocalEngine(LocalEngineOptions options, SourceFactory makeSource, const core::Clock& clock)
    : m_snapshot(std::make_shared<const Snapshot>(opening(options)))
{
    m_thread.setObjectName(QStringLiteral("engine"));
    m_doorway.moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        &m_doorway,
        [this, options = std::move(options), makeSource = std::move(makeSource), &clock] {
            begin(options, makeSource, clock);
        },
        Qt::QueuedConnection);
    m_ready = ask<SnapshotPtr>([](EngineCore& core, auto reply) { core.open(reply); });
}

LocalEngine::~LocalEngine()
{
    // Work that is still queued is dropped with its promise, which finishes its future as cancelled.
    QMetaObject::invokeMethod(
        &m_doorway, [this] { delete std::exchange(m_core, nullptr); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void LocalEngine::begin(LocalEngineOptions options, const SourceFactory& makeSource, const core::Clock& clock)
{
    m_core = new EngineCore(std::move(options), makeSource(), clock);
    connect(
        m_core, &EngineCore::published, m_core,
        [this](const SnapshotPtr& snapshot) {
            m_snapshot.store(snapshot);
            Q_EMIT snapshotChanged();
        },
        Qt::DirectConnection);
}

/// Runs @p work with the core and a reply in the engine's thread.
template <typename T, typename Work>
QFuture<core::Result<T>> LocalEngine::ask(Work work)
{
    // Shared, because functors that are posted or kept as std::function are copied.
    const auto promise = std::make_shared<QPromise<core::Result<T>>>();
    promise->start();
    const auto future = promise->future();
    auto reply = [promise](const core::Result<T>& result) {
        promise->addResult(result);
        promise->finish();
    };
    QMetaObject::invokeMethod(
        &m_doorway,
        [this, work = std::move(work), reply = std::move(reply)] {
            if (m_core)
                work(*m_core, reply);
        },
        Qt::QueuedConnection);
    return future;
}

QFuture<core::Result<Ingested>> LocalEngine::ingest()
{
    return ask<Ingested>([](EngineCore& core, auto reply) { core.ingest(reply); });
}

QFuture<core::Result<ModelCard>> LocalEngine::train(core::StepChoice step)
{
    return ask<ModelCard>([step](EngineCore& core, auto reply) { core.train(step, reply); });
}

QFuture<core::Result<JobStatus>> LocalEngine::collect(CollectRequest request)
{
    return ask<JobStatus>([request](EngineCore& core, auto reply) { core.collect(request, reply); });
}

QFuture<core::Result<ImportSummary>> LocalEngine::importPrices(ImportRequest request)
{
    return ask<ImportSummary>(
        [request = std::move(request)](EngineCore& core, auto reply) { core.importPrices(request, reply); });
}

QFuture<core::Result<JobStatus>> LocalEngine::backfill(BackfillRequest request)
{
    return ask<JobStatus>(
        [request = std::move(request)](EngineCore& core, auto reply) { core.backfill(request, reply); });
}

QFuture<core::Result<EvaluationPtr>> LocalEngine::evaluate(EvaluateRequest request)
{
    return ask<EvaluationPtr>(
        [request = std::move(request)](EngineCore& core, auto reply) { core.evaluate(request, reply); });
}

QFuture<core::Result<BacktestPtr>> LocalEngine::backtest(BacktestRequest request)
{
    return ask<BacktestPtr>(
        [request = std::move(request)](EngineCore& core, auto reply) { core.backtest(request, reply); });
}

QFuture<core::Result<LeakPtr>> LocalEngine::leakLab(core::StepChoice step)
{
    return ask<LeakPtr>([step](EngineCore& core, auto reply) { core.leakLab(step, reply); });
}

QFuture<core::Result<BackupPtr>> LocalEngine::backUp(BackupRequest request)
{
    return ask<BackupPtr>(
        [request = std::move(request)](EngineCore& core, auto reply) { core.backUp(request, reply); });
}

QFuture<core::Result<CheckPtr>> LocalEngine::check()
{
    return ask<CheckPtr>([](EngineCore& core, auto reply) { core.check(reply); });
}

QFuture<core::Result<CompactPtr>> LocalEngine::compact(CompactRequest request)
{
    return ask<CompactPtr>([request](EngineCore& core, auto reply) { core.compact(request, reply); });
}

QFuture<core::Result<core::RetentionRules>> LocalEngine::setDailyCompaction(core::RetentionRules rules)
{
    return ask<core::RetentionRules>(
        [rules](EngineCore& core, auto reply) { core.setDailyCompaction(rules, reply); });
}

QFuture<core::Result<JobStatus>> LocalEngine::cancelJob(const std::string& id)
{
    return ask<JobStatus>([id](EngineCore& core, auto reply) { core.cancelJob(id, reply); });
}

QFuture<core::Result<FeedStatus>> LocalEngine::setCollection(bool on, std::chrono::seconds interval)
{
    return ask<FeedStatus>(
        [on, interval](EngineCore& core, auto reply) { core.setCollection(on, interval, reply); });
}

} // namespace cryptopulse::engine
