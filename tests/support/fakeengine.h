#pragma once

#include "engine/engine.h"
#include "engine/whendone.h"

#include <QMutex>
#include <deque>
#include <string>
#include <vector>

namespace cryptopulse::support {

/// An engine whose every answer a test decides. Commands wait until the test answers them.
/// Thread-safe, as the port asks.
class FakeEngine : public engine::Engine
{
    Q_OBJECT

public:
    FakeEngine();
    ~FakeEngine() override;

    // The port.
    [[nodiscard]] engine::SnapshotPtr snapshot() const override;
    QFuture<core::Result<engine::Ingested>> ingest() override;
    QFuture<core::Result<engine::ModelCard>> train(core::StepChoice step) override;
    QFuture<core::Result<engine::JobStatus>> collect(engine::CollectRequest request) override;
    QFuture<core::Result<engine::ImportSummary>> importPrices(engine::ImportRequest request) override;
    QFuture<core::Result<engine::JobStatus>> backfill(engine::BackfillRequest request) override;
    QFuture<core::Result<engine::EvaluationPtr>> evaluate(engine::EvaluateRequest request) override;
    QFuture<core::Result<engine::BacktestPtr>> backtest(engine::BacktestRequest request) override;
    QFuture<core::Result<engine::LeakPtr>> leakLab(core::StepChoice step) override;
    QFuture<core::Result<engine::BackupPtr>> backUp(engine::BackupRequest request) override;
    QFuture<core::Result<engine::CheckPtr>> check() override;
    QFuture<core::Result<engine::CompactPtr>> compact(engine::CompactRequest request) override;
    QFuture<core::Result<core::RetentionRules>> setDailyCompaction(core::RetentionRules rules) override;
    QFuture<core::Result<engine::JobStatus>> cancelJob(const std::string& id) override;
    QFuture<core::Result<engine::FeedStatus>> setCollection(bool on, std::chrono::seconds interval) override;

    // The test's side.
    /// Replaces the snapshot and emits snapshotChanged().
    void show(engine::Snapshot snapshot);

    /// "ingest", "train 1m", "train auto", "collect 5 1000ms", "cancel collect-1", "collection on 60s",
    /// "import /a.csv", "import 57 bytes", "backfill binance", "backfill gaps",
    /// "back up /b.db", "check", "compact days 30 years 5", "try compact years 5", "daily compact off", …
    [[nodiscard]] std::vector<std::string> calls() const;

    /// Answer the oldest waiting call of that kind; false when none waits.
    bool answerIngest(core::Result<engine::Ingested> result);
    bool answerTrain(core::Result<engine::ModelCard> result);
    bool answerCollect(core::Result<engine::JobStatus> result);
    bool answerImport(core::Result<engine::ImportSummary> result);
    bool answerBackfill(core::Result<engine::JobStatus> result);
    bool answerEvaluate(core::Result<engine::EvaluationPtr> result);
    bool answerBacktest(core::Result<engine::BacktestPtr> result);
    bool answerLeakLab(core::Result<engine::LeakPtr> result);
    bool answerBackUp(core::Result<engine::BackupPtr> result);
    bool answerCheck(core::Result<engine::CheckPtr> result);
    bool answerCompact(core::Result<engine::CompactPtr> result);
    bool answerDaily(core::Result<core::RetentionRules> result);
    bool answerCancel(core::Result<engine::JobStatus> result);
    bool answerCollection(core::Result<engine::FeedStatus> result);

    /// A snapshot with @p prices one minute apart that end at @p newest; no model.
    [[nodiscard]] static engine::Snapshot withPrices(const std::vector<double>& prices, core::UtcTime newest);

    /// @p count forecasts, a minute apart, the last at @p newest: every third a miss, the last five pending.
    [[nodiscard]] static core::LiveForecasts liveForecasts(int count, core::UtcTime newest);

    /// A plausible model card and a forecast made by it.
    [[nodiscard]] static engine::ModelCard card();
    [[nodiscard]] static engine::Forecast forecast(double up, core::UtcTime asOf, double price);

private:
    template <typename T>
    struct Waiting {
        std::deque<QPromise<core::Result<T>>> promises;
        ~Waiting()
        {
            for (auto& promise : promises) {
                promise.addResult(core::failure(core::ErrorKind::Cancelled, "the engine is gone"));
                promise.finish();
            }
        }
    };
    template <typename T>
    QFuture<core::Result<T>> ask(Waiting<T>& waiting, std::string call);
    template <typename T>
    bool answer(Waiting<T>& waiting, core::Result<T> result);

    mutable QMutex m_mutex; // protects everything below
    engine::SnapshotPtr m_snapshot;
    std::vector<std::string> m_calls;
    Waiting<engine::Ingested> m_ingest;
    Waiting<engine::ModelCard> m_train;
    Waiting<engine::JobStatus> m_collect;
    Waiting<engine::ImportSummary> m_import;
    Waiting<engine::JobStatus> m_backfill;
    Waiting<engine::EvaluationPtr> m_evaluate;
    Waiting<engine::BacktestPtr> m_backtest;
    Waiting<engine::LeakPtr> m_leakLab;
    Waiting<engine::BackupPtr> m_backUp;
    Waiting<engine::CheckPtr> m_check;
    Waiting<engine::CompactPtr> m_compact;
    Waiting<core::RetentionRules> m_daily;
    Waiting<engine::JobStatus> m_cancel;
    Waiting<engine::FeedStatus> m_collection;
};

} // namespace cryptopulse::support
