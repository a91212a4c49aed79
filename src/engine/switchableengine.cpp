#include "engine/switchableengine.h"

#include <QReadLocker>
#include <QWriteLocker>

namespace cryptopulse::engine {

SwitchableEngine::SwitchableEngine(std::unique_ptr<Engine> first)
    : m_inner(std::move(first))
{
    Q_ASSERT(m_inner);
    relay(*m_inner);
}

SwitchableEngine::~SwitchableEngine()
{
    // Here, while the signals it still sends can be relayed; and in place until it has gone, since whoever
    // hears them reads a snapshot: reset() would take it away first.
    delete m_inner.get();
    static_cast<void>(m_inner.release());
}

void SwitchableEngine::relay(const Engine& engine)
{
    // Direct: the relay is as quick as the engine, whatever thread it speaks from.
    connect(&engine, &Engine::snapshotChanged, this, &Engine::snapshotChanged, Qt::DirectConnection);
}

void SwitchableEngine::replace(std::unique_ptr<Engine> next)
{
    Q_ASSERT(next);
    relay(*next);
    {
        const QWriteLocker lock(&m_lock);
        m_inner.swap(next);
    }
    disconnect(next.get(), nullptr, this, nullptr);
    // Outside of the lock: the former engine may be sending a signal whose receivers read a snapshot.
    next.reset();
    Q_EMIT snapshotChanged();
}

SnapshotPtr SwitchableEngine::snapshot() const
{
    const QReadLocker lock(&m_lock);
    return m_inner->snapshot();
}

QFuture<core::Result<Ingested>> SwitchableEngine::ingest()
{
    const QReadLocker lock(&m_lock);
    return m_inner->ingest();
}

QFuture<core::Result<ModelCard>> SwitchableEngine::train(core::StepChoice step)
{
    const QReadLocker lock(&m_lock);
    return m_inner->train(step);
}

QFuture<core::Result<JobStatus>> SwitchableEngine::collect(CollectRequest request)
{
    const QReadLocker lock(&m_lock);
    return m_inner->collect(request);
}

QFuture<core::Result<ImportSummary>> SwitchableEngine::importPrices(ImportRequest request)
{
    const QReadLocker lock(&m_lock);
    return m_inner->importPrices(std::move(request));
}

QFuture<core::Result<JobStatus>> SwitchableEngine::backfill(BackfillRequest request)
{
    const QReadLocker lock(&m_lock);
    return m_inner->backfill(std::move(request));
}

QFuture<core::Result<EvaluationPtr>> SwitchableEngine::evaluate(EvaluateRequest request)
{
    const QReadLocker lock(&m_lock);
    return m_inner->evaluate(std::move(request));
}

QFuture<core::Result<BacktestPtr>> SwitchableEngine::backtest(BacktestRequest request)
{
    const QReadLocker lock(&m_lock);
    return m_inner->backtest(std::move(request));
}

QFuture<core::Result<LeakPtr>> SwitchableEngine::leakLab(core::StepChoice step)
{
    const QReadLocker lock(&m_lock);
    return m_inner->leakLab(step);
}

QFuture<core::Result<BackupPtr>> SwitchableEngine::backUp(BackupRequest request)
{
    const QReadLocker lock(&m_lock);
    return m_inner->backUp(std::move(request));
}

QFuture<core::Result<CheckPtr>> SwitchableEngine::check()
{
    const QReadLocker lock(&m_lock);
    return m_inner->check();
}

QFuture<core::Result<CompactPtr>> SwitchableEngine::compact(CompactRequest request)
{
    const QReadLocker lock(&m_lock);
    return m_inner->compact(request);
}

QFuture<core::Result<core::RetentionRules>> SwitchableEngine::setDailyCompaction(core::RetentionRules rules)
{
    const QReadLocker lock(&m_lock);
    return m_inner->setDailyCompaction(rules);
}

QFuture<core::Result<JobStatus>> SwitchableEngine::cancelJob(const std::string& id)
{
    const QReadLocker lock(&m_lock);
    return m_inner->cancelJob(id);
}

QFuture<core::Result<FeedStatus>> SwitchableEngine::setCollection(bool on, std::chrono::seconds interval)
{
    const QReadLocker lock(&m_lock);
    return m_inner->setCollection(on, interval);
}

} // namespace cryptopulse::engine
