#include "gui/commands.h"

#include "engine/whendone.h"

namespace cryptopulse::gui {

Commands::Commands(engine::Engine& engine, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
{
}

template <typename T, typename Handler>
void Commands::ask(NoticeTopic topic, const QFuture<core::Result<T>>& future, Handler onValue)
{
    begin(topic);
    engine::whenDone(future, this, [this, topic, onValue](const core::Result<T>& result) {
        end(topic);
        if (result) {
            onValue(*result);
            Q_EMIT succeeded(topic);
        } else {
            Q_EMIT failed(topic, result.error());
        }
    });
}

void Commands::begin(NoticeTopic topic)
{
    m_pending.insert(topic);
    Q_EMIT asked(topic);
    Q_EMIT pendingChanged();
}

void Commands::end(NoticeTopic topic)
{
    m_pending.erase(m_pending.find(topic));
    Q_EMIT pendingChanged();
}

void Commands::ingest()
{
    ask(NoticeTopic::Ingest, m_engine.ingest(),
        [this](const engine::Ingested& answer) { Q_EMIT ingested(answer); });
}

void Commands::collect(engine::CollectRequest request)
{
    ask(NoticeTopic::Collect, m_engine.collect(request),
        [this](const engine::JobStatus& job) { Q_EMIT batchStarted(job); });
}

void Commands::backfill(const engine::BackfillRequest& request)
{
    ask(NoticeTopic::History, m_engine.backfill(request),
        [this](const engine::JobStatus& job) { Q_EMIT backfillStarted(job); });
}

void Commands::train()
{
    ask(NoticeTopic::Train, m_engine.train(std::nullopt),
        [this](const engine::ModelCard& card) { Q_EMIT trained(card); });
}

void Commands::importPrices(const engine::ImportRequest& request)
{
    ask(NoticeTopic::Import, m_engine.importPrices(request),
        [this](const engine::ImportSummary& summary) { Q_EMIT imported(summary); });
}

void Commands::evaluate(const engine::EvaluateRequest& request)
{
    ask(NoticeTopic::Evaluate, m_engine.evaluate(request),
        [this](const engine::EvaluationPtr&) { Q_EMIT evaluated(); });
}

void Commands::backtest(const engine::BacktestRequest& request)
{
    ask(NoticeTopic::Backtest, m_engine.backtest(request),
        [this](const engine::BacktestPtr&) { Q_EMIT backtested(); });
}

void Commands::leakLab(core::StepChoice step)
{
    ask(NoticeTopic::LeakLab, m_engine.leakLab(step),
        [this](const engine::LeakPtr&) { Q_EMIT leakLabDone(); });
}

void Commands::backUp(const engine::BackupRequest& request)
{
    ask(NoticeTopic::Backup, m_engine.backUp(request),
        [this](const engine::BackupPtr& report) { Q_EMIT backedUp(report); });
}

void Commands::check()
{
    ask(NoticeTopic::Check, m_engine.check(),
        [this](const engine::CheckPtr& report) { Q_EMIT checked(report); });
}

void Commands::compact(const engine::CompactRequest& request)
{
    ask(NoticeTopic::Compact, m_engine.compact(request),
        [this](const engine::CompactPtr& report) { Q_EMIT compacted(report); });
}

void Commands::cancel(const std::string& jobId)
{
    ask(NoticeTopic::Cancel, m_engine.cancelJob(jobId), [](const engine::JobStatus&) {});
}

void Commands::setCollection(bool on, std::chrono::seconds interval)
{
    ask(NoticeTopic::Collection, m_engine.setCollection(on, interval), [](const engine::FeedStatus&) {});
}

} // namespace cryptopulse::gui
