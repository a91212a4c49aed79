#pragma once

#include "core/clock.h"
#include "engine/adaptivekeeper.h"
#include "engine/backfiller.h"
#include "engine/caretaker.h"
#include "engine/engine.h"
#include "engine/feed.h"
#include "engine/forecastlog.h"
#include "engine/gaprepair.h"
#include "engine/importer.h"
#include "engine/jobbook.h"
#include "engine/judges.h"
#include "engine/livejudge.h"
#include "engine/localengine.h"
#include "engine/modelstore.h"
#include "engine/samplekeeper.h"
#include "engine/trainer.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>
#include <array>
#include <functional>
#include <list>
#include <memory>

namespace cryptopulse::engine {

class BatchCollection;

/// What LocalEngine does, in the engine's thread: everything here is called there and replies there.
class EngineCore final : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Reply = std::function<void(const core::Result<T>&)>;

    EngineCore(LocalEngineOptions options, std::unique_ptr<market::PriceSource> source,
               const core::Clock& clock);
    ~EngineCore() override;

    /// Opens the database and the saved model. Replies with what stands in the way of storing.
    void open(const Reply<SnapshotPtr>& reply);

    void ingest(Reply<Ingested> reply);
    void train(core::StepChoice step, Reply<ModelCard> reply);
    void collect(CollectRequest request, const Reply<JobStatus>& reply);
    void importPrices(const ImportRequest& request, Reply<ImportSummary> reply);
    void backfill(const BackfillRequest& request, const Reply<JobStatus>& reply);
    void evaluate(const EvaluateRequest& request, Reply<EvaluationPtr> reply);
    void backtest(const BacktestRequest& request, Reply<BacktestPtr> reply);
    void leakLab(core::StepChoice step, Reply<LeakPtr> reply);
    void backUp(const BackupRequest& request, const Reply<BackupPtr>& reply);
    void check(const Reply<CheckPtr>& reply);
    void compact(const CompactRequest& request, const Reply<CompactPtr>& reply);
    void setDailyCompaction(const core::RetentionRules& rules, const Reply<core::RetentionRules>& reply);
    void cancelJob(const std::string& id, const Reply<JobStatus>& reply);
    void setCollection(bool on, std::chrono::seconds interval, const Reply<FeedStatus>& reply);

Q_SIGNALS:
    /// Emitted in the engine's thread.
    void published(const cryptopulse::engine::SnapshotPtr& snapshot);

private:
    core::Result<Feed::Kept> keep(const core::Sample& sample);
    core::Result<void> adopt(const ModelCard& card);
    void watchOthers();
    void renewWatch();
    void takeInOthers();
    bool takeInModel();
    void takeInOpened(int openingsBefore);
    void openAgain();
    void takeInImport();
    void removeBatch(BatchCollection* batch);
    [[nodiscard]] core::Result<JudgedSamples> judged();
    [[nodiscard]] std::array<LongWork*, 8> longWork()
    {
        return {&m_trainer, &m_importer, &m_evaluator, &m_backtester,
                &m_leakLab, &m_backups,  &m_checks,    &m_compactions};
    }
    void repairGaps();
    void refreshForecast();
    void writeForecasts(bool live);
    [[nodiscard]] core::Result<void> record(ForecastLog& log, LiveJudge& judge,
                                            const core::Result<Forecast>& given, bool live);
    [[nodiscard]] core::Result<Forecast> forecastFrom(const core::SeriesView& samples) const;
    SnapshotPtr makeSnapshot() const;
    void publish();
    [[nodiscard]] FeedStatus feedStatus() const;
    void reckonCalls();
    [[nodiscard]] std::optional<std::chrono::seconds> pace() const;

    LocalEngineOptions m_options;
    const core::Clock& m_clock;
    SampleKeeper m_samples;
    std::shared_ptr<ModelShelf> m_shelf; // may be a table in the database of the samples
    ModelStore m_models;
    ForecastLog m_log;
    ForecastLog m_adaptiveLog;
    int m_logOpening = 0; // which opening of the database m_log has read
    LiveJudge m_liveJudge;
    LiveJudge m_adaptiveLiveJudge;
    JobBook m_jobs;
    Feed m_feed;
    std::unique_ptr<CrossChecker> m_checker; // null: not wanted
    std::optional<core::CallUse> m_callUse;  // as it was reckoned last
    std::optional<std::chrono::seconds> m_callPace;
    Trainer m_trainer;
    Importer m_importer;
    Backfiller m_backfiller;
    GapRepair m_repair;
    Evaluator m_evaluator;
    Backtester m_backtester;
    LeakLabWork m_leakLab;
    BackupWork m_backups;
    CheckWork m_checks;
    CompactWork m_compactions;
    AdaptiveKeeper m_adaptive;
    std::list<BatchCollection*> m_batches; // children
    QFileSystemWatcher m_watcher;
    QTimer m_settling;
    QTimer m_reopening; // of a server that could not be reached at the start
    std::shared_ptr<const ModelCard> m_model;
    std::optional<core::Error> m_modelTrouble;
    EvaluationPtr m_evaluation; // the newest of each
    BacktestPtr m_backtest;
    LeakPtr m_leak;
    BackupPtr m_backup;
    CheckPtr m_check;
    CompactPtr m_compaction;
    core::Step m_step;
    std::size_t m_usableRows = 0;
    core::Result<Forecast> m_forecast = core::failure(core::ErrorKind::NoModel, "no model has been trained");
};

} // namespace cryptopulse::engine
