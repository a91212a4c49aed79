#pragma once

#include "core/clock.h"
#include "engine/backfiller.h"
#include "engine/callmeter.h"
#include "engine/crosschecker.h"
#include "engine/engine.h"
#include "evaluation/breakeven.h"
#include "market/pricesource.h"

#include <QString>
#include <QThread>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace cryptopulse::engine {

struct LocalEngineOptions {
    core::SeriesKey series;
    QString databasePath; ///< .../data/prices.db, or a server's address (see storage::Database::open()); may
                          ///< hold a password: shown is storage::shownLocation()
    QString modelFolder;  ///< .../models; a server keeps the models itself
    bool collect = false; ///< poll from the start
    std::chrono::seconds interval{60};
    evaluation::TradingCosts costs{}; ///< of the user, for the break-even beside a forecast
    bool adapts = true; ///< the adaptive model learns what is stored and forecasts; false: for work that has
                        ///< no use for it

    HistoryFactory makeHistory{}; ///< of past prices, made in the engine's thread; empty: there are none

    std::optional<StandIn> standIn{}; ///< that the source is one in place of another

    std::optional<CrossCheckOptions> crossCheck{}; ///< empty: live prices are compared with no others

    /// Counts the calls that go with a key, wherever they are made: who makes sources tells it. Null: none
    /// do.
    std::shared_ptr<CallMeter> meter{};

    core::RetentionRules compactsDaily{}; ///< see Engine::setDailyCompaction()

    bool repairs = false; ///< while it collects, gaps of the last weeks are filled from history: at the start
                          ///< and after each hole

    /// Samples to begin with, given the newest stored time (empty: none): for sources that know their past.
    /// Called in the engine's thread when the database is open; may be empty.
    std::function<std::vector<core::Sample>(std::optional<core::UtcTime>)> history{};
};

class EngineCore;

/// The engine of this machine: its database, its price source, its training, on a thread of its own.
///
/// Opening begins at once, in that thread; ready() tells how it went. Commands given before wait for it.
class LocalEngine final : public Engine
{
    Q_OBJECT

public:
    using SourceFactory = std::function<std::unique_ptr<market::PriceSource>()>;

    /// @p makeSource is called in the engine's thread, where the source lives. @p clock must outlive the
    /// engine.
    LocalEngine(LocalEngineOptions options, SourceFactory makeSource, const core::Clock& clock);
    /// Stops jobs, finishes open futures with Cancelled, closes the database and joins the thread.
    ~LocalEngine() override;

    /// The first full snapshot, or why nothing can be stored (the engine goes on trying at each price).
    [[nodiscard]] QFuture<core::Result<SnapshotPtr>> ready() const { return m_ready; }

    [[nodiscard]] SnapshotPtr snapshot() const override { return m_snapshot.load(); }
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
    template <typename T, typename Work>
    QFuture<core::Result<T>> ask(Work work);
    void begin(LocalEngineOptions options, const SourceFactory& makeSource, const core::Clock& clock);

    std::atomic<SnapshotPtr> m_snapshot;
    QThread m_thread;
    QObject m_doorway;            // lives in the engine's thread; work for it is posted here
    EngineCore* m_core = nullptr; // made, used and deleted in the engine's thread only
    QFuture<core::Result<SnapshotPtr>> m_ready;
};

} // namespace cryptopulse::engine
