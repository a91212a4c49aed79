#pragma once

#include "core/clock.h"
#include "engine/assetcatalogue.h"
#include "remote/answer.h"
#include "remote/backoff.h"
#include "remote/following.h"
#include "remote/refresh.h"
#include "remote/upload.h"

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

namespace cryptopulse::remote {

/// The remote engine's side in its own thread: keeps the snapshot fresh and sends the commands.
///
/// Made anywhere, moved to its thread, begun there with start(), destroyed there. Everything else is called
/// in that thread, too.
class Worker final : public QObject
{
    Q_OBJECT

public:
    using Publish = std::function<void(engine::SnapshotPtr)>;
    /// @p publish is called in the worker's thread with each new snapshot; @p first is what it begins with.
    Worker(const QUrl& base, const core::Clock& clock, const RemoteOptions& options,
           engine::SnapshotPtr first, Publish publish);
    ~Worker() override;

    void start();

    void ingest(const AnswerPtr<engine::Ingested>& answer);
    void train(core::StepChoice step, const AnswerPtr<engine::ModelCard>& answer);
    void collect(const engine::CollectRequest& request, const AnswerPtr<engine::JobStatus>& answer);
    void backfill(const engine::BackfillRequest& request, const AnswerPtr<engine::JobStatus>& answer);
    void importPrices(const engine::ImportRequest& request, const AnswerPtr<engine::ImportSummary>& answer);
    void evaluate(const engine::EvaluateRequest& request, const AnswerPtr<engine::EvaluationPtr>& answer);
    void backtest(const engine::BacktestRequest& request, const AnswerPtr<engine::BacktestPtr>& answer);
    void leakLab(core::StepChoice step, const AnswerPtr<engine::LeakPtr>& answer);
    void assets(const QString& typed, const QString& mode, const AnswerPtr<engine::AssetPage>& answer);
    void watch(const QString& asset, const QString& currency, const AnswerPtr<core::SeriesKey>& answer);
    void backUp(const AnswerPtr<engine::BackupPtr>& answer);
    void check(const AnswerPtr<engine::CheckPtr>& answer);
    void compact(const engine::CompactRequest& request, const AnswerPtr<engine::CompactPtr>& answer);
    void cancelJob(const std::string& id, const AnswerPtr<engine::JobStatus>& answer);
    void setCollection(bool on, std::chrono::seconds interval, const AnswerPtr<engine::FeedStatus>& answer);

private:
    template <typename T>
    void send(const HttpRequest& request, core::Result<T> (*read)(const HttpAnswer&),
              const AnswerPtr<T>& answer);
    /// Begins work at the server and follows it; what comes of it is at @p place of the snapshot.
    template <typename Ptr>
    void follow(const HttpRequest& request, Ptr engine::Snapshot::*place, const AnswerPtr<Ptr>& answer);
    template <typename T>
    void conclude(const core::Result<T>& result, const AnswerPtr<T>& answer);
    void finishTraining(const core::Result<engine::ModelCard>& result,
                        const AnswerPtr<engine::ModelCard>& answer);

    void showUpload(double done);
    void finishUpload(const core::Result<engine::ImportSummary>& result,
                      const AnswerPtr<engine::ImportSummary>& answer);
    void publish(engine::Snapshot snapshot);

    void refreshNow();
    void onRefreshed(core::Result<engine::Snapshot> result);
    void showConnected(engine::Snapshot snapshot, std::chrono::milliseconds untilNext);
    void showTrouble(const core::Error& error, std::chrono::milliseconds untilNext);
    [[nodiscard]] std::chrono::milliseconds pace(const engine::Snapshot& snapshot) const;
    [[nodiscard]] std::chrono::milliseconds waitAfter(const core::Error& error);

    const core::Clock& m_clock;
    RemoteOptions m_options;
    Requests m_requests;
    Publish m_publish;
    engine::SnapshotPtr m_snapshot; ///< published last
    BackOff m_backOff;
    QTimer m_timer;                            ///< until the next refresh
    bool m_refreshAgain = false;               ///< something changed while a refresh was under way
    int m_trainings = 0;                       ///< under way
    std::optional<engine::JobStatus> m_upload; ///< the import that is sent from here, or was last
    int m_uploads = 0;
    Following m_following;
    std::unique_ptr<Refresh> m_refresh;
    std::unique_ptr<Upload> m_sending;
    std::unique_ptr<Fetcher> m_fetcher; ///< last: its calls refer to the rest, and go first
};

} // namespace cryptopulse::remote
