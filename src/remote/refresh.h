#pragma once

#include "remote/fetcher.h"
#include "remote/mirror.h"
#include "remote/requests.h"

#include <functional>

namespace cryptopulse::remote {

/// Brings what is known of the server up to date: its status, then the samples, the models, the live
/// forecasts, the judgements and the stretches asked for that are new.
///
/// One run at a time, all in the fetcher's thread. Keeps references: the fetcher and the requests must
/// outlive it, and the fetcher's calls must be dropped before it goes.
class Refresh final
{
public:
    using Handler = std::function<void(core::Result<engine::Snapshot>)>;
    /// @p done is called at the end of every run.
    Refresh(const Requests& requests, Fetcher& fetcher, const RemoteOptions& options, Handler done);

    /// Begins a run. Must not be running.
    void start();
    [[nodiscard]] bool isRunning() const noexcept { return m_running; }

private:
    void onStatus(const core::Result<HttpAnswer>& answer);
    void fetchSamples(const SampleNeed& need);
    void onSamples(const core::Result<HttpAnswer>& answer);
    void fetchModel();
    void onModel(const core::Result<HttpAnswer>& answer);
    void fetchForecasts();
    void fetchAdaptiveForecasts();
    /// Live forecasts and their score, and the mark that they were asked for with.
    struct Record {
        QString mark;
        engine::LiveScorePtr score;
        core::LiveForecasts forecasts = std::make_shared<const std::vector<core::LiveForecast>>();

        void add(const std::vector<core::LiveForecast>& newest);
    };
    void bringForecasts(Record& record, const QString& mark, bool adaptive, void (Refresh::*next)());
    /// The newest judgement of a kind, and the mark that it was asked for with.
    template <typename Ptr>
    struct Kept {
        QString mark;
        Ptr newest;
    };
    template <typename Ptr>
    void bring(Kept<Ptr>& kept, const QString& mark, const HttpRequest& request,
               core::Result<Ptr> (*read)(const HttpAnswer&), void (Refresh::*next)());
    void fetchEvaluation();
    void fetchBacktest();
    void fetchLeakLab();
    void fetchBackup();
    void fetchCheck();
    void fetchCompaction();
    void fetchAsked();
    void succeed();
    void end(core::Result<engine::Snapshot> result);

    const Requests& m_requests;
    Fetcher& m_fetcher;
    Handler m_done;
    Mirror m_mirror;
    ServerStatus m_status;
    std::string m_modelId;  ///< the one that m_model was asked for
    QString m_adaptiveMark; ///< the same
    ServerModel m_model;
    Kept<engine::EvaluationPtr> m_evaluation;
    Kept<engine::BacktestPtr> m_backtest;
    Kept<engine::LeakPtr> m_leakLab;
    Kept<engine::BackupPtr> m_backup;
    Kept<engine::CheckPtr> m_check;
    Kept<engine::CompactPtr> m_compaction;
    Kept<engine::wire::AskedPtr> m_asked;
    Record m_forecasts;
    Record m_adaptiveForecasts;
    bool m_running = false;
};

} // namespace cryptopulse::remote
