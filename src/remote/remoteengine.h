#pragma once

#include "core/clock.h"
#include "engine/assetcatalogue.h"
#include "engine/engine.h"
#include "remote/remoteoptions.h"

#include <QThread>
#include <QUrl>
#include <atomic>

namespace cryptopulse::remote {

class Worker;

/// The port spoken over REST: an engine that lives in another process, perhaps on another machine.
///
/// Talks in a thread of its own; large answers are read there, too. snapshot() is never null: before the
/// first answer, and while the server cannot be reached, connection.trouble says why. The samples and the
/// model last seen stay; the forecast does not (Disconnected), so that an old one is never taken for new. It
/// comes back by itself. The snapshot holds the newest RemoteOptions::initialSamples and all that came since.
///
/// Commands add to the port's errors: Disconnected and Timeout (no contact; a command may have been carried
/// out nevertheless), Refused (token missing or wrong), BadReply (no CryptoPulse server, or a broken one),
/// InvalidArgument (the address cannot be one). snapshotChanged() is emitted from the other thread.
class RemoteEngine final : public engine::Engine
{
    Q_OBJECT

public:
    /// @p base: http or https, where the server's GET / is; a path in front (a reverse proxy) and a
    /// final slash are fine. Keeps a reference to @p clock, which must outlive it.
    RemoteEngine(QUrl base, const core::Clock& clock, RemoteOptions options = {});
    /// Finishes open futures with Cancelled and waits for the thread, without waiting for the server.
    ~RemoteEngine() override;

    [[nodiscard]] engine::SnapshotPtr snapshot() const override;
    QFuture<core::Result<engine::Ingested>> ingest() override;
    QFuture<core::Result<engine::ModelCard>> train(core::StepChoice step) override;
    QFuture<core::Result<engine::JobStatus>> collect(engine::CollectRequest request) override;
    QFuture<core::Result<engine::JobStatus>> backfill(engine::BackfillRequest request) override;
    QFuture<core::Result<engine::ImportSummary>> importPrices(engine::ImportRequest request) override;
    QFuture<core::Result<engine::EvaluationPtr>> evaluate(engine::EvaluateRequest request) override;
    QFuture<core::Result<engine::BacktestPtr>> backtest(engine::BacktestRequest request) override;
    QFuture<core::Result<engine::LeakPtr>> leakLab(core::StepChoice step) override;
    QFuture<core::Result<engine::BackupPtr>> backUp(engine::BackupRequest request) override;
    QFuture<core::Result<engine::CheckPtr>> check() override;
    QFuture<core::Result<engine::CompactPtr>> compact(engine::CompactRequest request) override;
    QFuture<core::Result<core::RetentionRules>> setDailyCompaction(core::RetentionRules rules) override;
    QFuture<core::Result<engine::JobStatus>> cancelJob(const std::string& id) override;
    QFuture<core::Result<engine::FeedStatus>> setCollection(bool on, std::chrono::seconds interval) override;

    /// Coins that go with what was typed: from the server's list, after a search at CoinGecko, or after the
    /// server has fetched its list anew. Errors: NotFound (the server is older), those of the catalogue.
    enum class AssetMode { List, Search, Update };
    [[nodiscard]] QFuture<core::Result<engine::AssetPage>> assets(const QString& typed, AssetMode mode);
    /// Has the server watch another coin (see engine::SeriesSwitch). Errors: InvalidArgument, NotFound (the
    /// server is older), TooMany (work is under way there).
    [[nodiscard]] QFuture<core::Result<core::SeriesKey>> watch(const QString& asset, const QString& currency);

private:
    template <typename T, typename Call>
    QFuture<core::Result<T>> ask(Call call);
    void publish(engine::SnapshotPtr snapshot);

    std::optional<core::Error> m_unusable; ///< why no call can be made at all; set once
    std::atomic<engine::SnapshotPtr> m_snapshot;
    QThread m_thread;
    Worker* m_worker = nullptr; ///< lives in m_thread and is deleted as it ends; null when unusable
};

} // namespace cryptopulse::remote
