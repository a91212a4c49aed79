#pragma once

#include "engine/engine.h"
#include "gui/notices.h"

#include <QObject>
#include <set>

namespace cryptopulse::gui {

/// Asks the engine and says what came of it, in the thread it lives in. Answers that come after its end are
/// dropped.
class Commands final : public QObject
{
    Q_OBJECT

public:
    /// @p engine outlives this object.
    explicit Commands(engine::Engine& engine, QObject* parent = nullptr);

    void ingest();
    void collect(engine::CollectRequest request);
    void backfill(const engine::BackfillRequest& request);
    void train();
    void importPrices(const engine::ImportRequest& request);
    void evaluate(const engine::EvaluateRequest& request);
    void backtest(const engine::BacktestRequest& request);
    void leakLab(core::StepChoice step);
    void backUp(const engine::BackupRequest& request);
    void check();
    void compact(const engine::CompactRequest& request);
    void cancel(const std::string& jobId);
    void setCollection(bool on, std::chrono::seconds interval);

    /// A command of that topic was asked and is not answered yet.
    [[nodiscard]] bool isPending(NoticeTopic topic) const { return m_pending.contains(topic); }

Q_SIGNALS:
    void pendingChanged();
    void asked(cryptopulse::gui::NoticeTopic topic);
    void failed(cryptopulse::gui::NoticeTopic topic, const cryptopulse::core::Error& error);
    void succeeded(cryptopulse::gui::NoticeTopic topic);
    void ingested(const cryptopulse::engine::Ingested& ingested);
    void trained(const cryptopulse::engine::ModelCard& card);
    void imported(const cryptopulse::engine::ImportSummary& summary);
    void evaluated();
    void backtested();
    void leakLabDone();
    void backedUp(const cryptopulse::engine::BackupPtr& report);
    void checked(const cryptopulse::engine::CheckPtr& report);
    void compacted(const cryptopulse::engine::CompactPtr& report);
    void backfillStarted(const cryptopulse::engine::JobStatus& job);
    void batchStarted(const cryptopulse::engine::JobStatus& job);

private:
    template <typename T, typename Handler>
    void ask(NoticeTopic topic, const QFuture<core::Result<T>>& future, Handler onValue);
    void begin(NoticeTopic topic);
    void end(NoticeTopic topic);

    engine::Engine& m_engine;
    std::multiset<NoticeTopic> m_pending;
};

} // namespace cryptopulse::gui
