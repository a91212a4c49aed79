#pragma once

#include "engine/engine.h"

#include <QReadWriteLock>
#include <memory>

namespace cryptopulse::engine {

/// An engine that can be exchanged for another while others hold on to it: settings apply without a restart.
///
/// Forwards everything to the engine in place. Callers of the port need not know that it is exchanged: they
/// see a snapshotChanged(), and what they had asked of the former engine ends as Cancelled.
class SwitchableEngine final : public Engine
{
    Q_OBJECT

public:
    /// @p first must not be null.
    explicit SwitchableEngine(std::unique_ptr<Engine> first);
    ~SwitchableEngine() override;

    /// Puts @p next (not null) in place, then destroys the former engine and waits for its end. Emits
    /// snapshotChanged(). Call it in the thread this object lives in, never from within a call of the port.
    void replace(std::unique_ptr<Engine> next);

    [[nodiscard]] SnapshotPtr snapshot() const override;
    QFuture<core::Result<Ingested>> ingest() override;
    QFuture<core::Result<ModelCard>> train(core::StepChoice step) override;
    QFuture<core::Result<JobStatus>> collect(CollectRequest request) override;
    QFuture<core::Result<ImportSummary>> importPrices(ImportRequest request) override;
    QFuture<core::Result<JobStatus>> backfill(BackfillRequest request) override;
    QFuture<core::Result<EvaluationPtr>> evaluate(EvaluateRequest request) override;
    QFuture<core::Result<BacktestPtr>> backtest(BacktestRequest request) override;
    QFuture<core::Result<LeakPtr>> leakLab(core::StepChoice step) override;
    QFuture<core::Result<BackupPtr>> backUp(BackupRequest request) override;
    QFuture<core::Result<CheckPtr>> check() override;
    QFuture<core::Result<CompactPtr>> compact(CompactRequest request) override;
    QFuture<core::Result<core::RetentionRules>> setDailyCompaction(core::RetentionRules rules) override;
    QFuture<core::Result<JobStatus>> cancelJob(const std::string& id) override;
    QFuture<core::Result<FeedStatus>> setCollection(bool on, std::chrono::seconds interval) override;

private:
    void relay(const Engine& engine);

    // A lock and not an atomic shared pointer: with that, the last to let go of an engine could be a reader
    // in that engine's own thread, which would then wait for itself. Every call of the port returns at once,
    // so it is held for a moment only; QReadWriteLock does not let a crowd of readers starve the exchange.
    mutable QReadWriteLock m_lock; // protects m_inner
    std::unique_ptr<Engine> m_inner;
};

} // namespace cryptopulse::engine
