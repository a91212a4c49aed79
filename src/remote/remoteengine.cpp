#include "remote/remoteengine.h"

#include "engine/whendone.h"
#include "remote/worker.h"

namespace cryptopulse::remote {

using core::ErrorKind;

namespace {

/// What is to be seen before the server has said anything.
engine::SnapshotPtr firstSnapshot(const QUrl& base, const std::optional<core::Error>& unusable,
                                  core::UtcTime now)
{
    engine::Snapshot snapshot;
    snapshot.made = now;
    snapshot.connection.address = Requests::addressText(base);
    snapshot.connection.trouble =
        unusable.value_or(core::Error{ErrorKind::Disconnected, "the server has not answered yet", {}});
    snapshot.connection.since = now;
    if (!unusable)
        snapshot.connection.nextAttempt = now;
    snapshot.forecast = core::failure(ErrorKind::Disconnected, snapshot.connection.trouble->detail);
    snapshot.adaptiveForecast = core::failure(snapshot.forecast.error());
    return std::make_shared<const engine::Snapshot>(std::move(snapshot));
}

} // namespace

RemoteEngine::RemoteEngine(QUrl base, const core::Clock& clock, RemoteOptions options)
{
    if (const auto usable = Requests::check(base, options); !usable)
        m_unusable = usable.error();
    const auto first = firstSnapshot(base, m_unusable, clock.now());
    m_snapshot.store(first);
    if (m_unusable)
        return;
    m_worker = new Worker(base, clock, options, first,
                          [this](engine::SnapshotPtr snapshot) { publish(std::move(snapshot)); });
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_worker, &Worker::start);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("remote-engine"));
    m_thread.start();
}

RemoteEngine::~RemoteEngine()
{
    m_thread.quit();
    m_thread.wait();
}

engine::SnapshotPtr RemoteEngine::snapshot() const
{
    return m_snapshot.load();
}

void RemoteEngine::publish(engine::SnapshotPtr snapshot)
{
    m_snapshot.store(std::move(snapshot));
    Q_EMIT snapshotChanged();
}

template <typename T, typename Call>
QFuture<core::Result<T>> RemoteEngine::ask(Call call)
{
    if (m_unusable)
        return engine::answered<T>(core::failure(*m_unusable));
    auto answer = std::make_shared<Answer<T>>();
    auto future = answer->future();
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, answer = std::move(answer), call = std::move(call)] { call(*worker, answer); },
        Qt::QueuedConnection);
    return future;
}

QFuture<core::Result<engine::Ingested>> RemoteEngine::ingest()
{
    return ask<engine::Ingested>([](Worker& worker, const auto& answer) { worker.ingest(answer); });
}

QFuture<core::Result<engine::ModelCard>> RemoteEngine::train(core::StepChoice step)
{
    return ask<engine::ModelCard>([step](Worker& worker, const auto& answer) { worker.train(step, answer); });
}

QFuture<core::Result<engine::JobStatus>> RemoteEngine::collect(engine::CollectRequest request)
{
    return ask<engine::JobStatus>(
        [request](Worker& worker, const auto& answer) { worker.collect(request, answer); });
}

QFuture<core::Result<engine::JobStatus>> RemoteEngine::backfill(engine::BackfillRequest request)
{
    return ask<engine::JobStatus>([request = std::move(request)](Worker& worker, const auto& answer) {
        worker.backfill(request, answer);
    });
}

QFuture<core::Result<engine::ImportSummary>> RemoteEngine::importPrices(engine::ImportRequest request)
{
    return ask<engine::ImportSummary>([request = std::move(request)](Worker& worker, const auto& answer) {
        worker.importPrices(request, answer);
    });
}

QFuture<core::Result<engine::EvaluationPtr>> RemoteEngine::evaluate(engine::EvaluateRequest request)
{
    return ask<engine::EvaluationPtr>([request = std::move(request)](Worker& worker, const auto& answer) {
        worker.evaluate(request, answer);
    });
}

QFuture<core::Result<engine::BacktestPtr>> RemoteEngine::backtest(engine::BacktestRequest request)
{
    return ask<engine::BacktestPtr>([request = std::move(request)](Worker& worker, const auto& answer) {
        worker.backtest(request, answer);
    });
}

QFuture<core::Result<engine::LeakPtr>> RemoteEngine::leakLab(core::StepChoice step)
{
    return ask<engine::LeakPtr>([step](Worker& worker, const auto& answer) { worker.leakLab(step, answer); });
}

QFuture<core::Result<engine::AssetPage>> RemoteEngine::assets(const QString& typed, AssetMode mode)
{
    const QString name = mode == AssetMode::List     ? QStringLiteral("list")
                         : mode == AssetMode::Search ? QStringLiteral("search")
                                                     : QStringLiteral("update");
    return ask<engine::AssetPage>(
        [typed, name](Worker& worker, const auto& answer) { worker.assets(typed, name, answer); });
}

QFuture<core::Result<core::SeriesKey>> RemoteEngine::watch(const QString& asset, const QString& currency)
{
    return ask<core::SeriesKey>(
        [asset, currency](Worker& worker, const auto& answer) { worker.watch(asset, currency, answer); });
}

QFuture<core::Result<engine::BackupPtr>> RemoteEngine::backUp(engine::BackupRequest request)
{
    if (!request.path.isEmpty())
        return engine::answered<engine::BackupPtr>(core::failure(
            ErrorKind::InvalidArgument, "the server itself chooses where its backups are: name no file"));
    return ask<engine::BackupPtr>([](Worker& worker, const auto& answer) { worker.backUp(answer); });
}

QFuture<core::Result<engine::CheckPtr>> RemoteEngine::check()
{
    return ask<engine::CheckPtr>([](Worker& worker, const auto& answer) { worker.check(answer); });
}

QFuture<core::Result<engine::CompactPtr>> RemoteEngine::compact(engine::CompactRequest request)
{
    return ask<engine::CompactPtr>(
        [request](Worker& worker, const auto& answer) { worker.compact(request, answer); });
}

QFuture<core::Result<core::RetentionRules>> RemoteEngine::setDailyCompaction(core::RetentionRules)
{
    return engine::answered<core::RetentionRules>(
        core::failure(ErrorKind::InvalidArgument,
                      "what is done daily is set in the settings of the server, which are its own"));
}

QFuture<core::Result<engine::JobStatus>> RemoteEngine::cancelJob(const std::string& id)
{
    return ask<engine::JobStatus>([id](Worker& worker, const auto& answer) { worker.cancelJob(id, answer); });
}

QFuture<core::Result<engine::FeedStatus>> RemoteEngine::setCollection(bool on, std::chrono::seconds interval)
{
    return ask<engine::FeedStatus>(
        [on, interval](Worker& worker, const auto& answer) { worker.setCollection(on, interval, answer); });
}

} // namespace cryptopulse::remote
