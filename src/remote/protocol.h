#pragma once

#include "core/result.h"
#include "engine/assetcatalogue.h"
#include "engine/engine.h"
#include "engine/gapwire.h"
#include "remote/http.h"

#include <QJsonObject>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What the answers of the REST API mean: bytes in, values or errors out. Pure; any thread.
///
/// A refusal (status 400 and above) becomes the error it names by "kind", else the one its status stands
/// for; an answer that is not what the API says becomes BadReply.
namespace cryptopulse::remote {

/// GET /status, as far as it says what to fetch next.
struct ServerStatus {
    engine::Snapshot snapshot; ///< without samples and model
    std::size_t rows = 0;
    struct Row {
        core::UtcTime time;
        core::Price price;

        bool operator==(const Row&) const = default;
    };
    std::optional<Row> newest;       ///< empty exactly when rows is 0
    std::string modelId;             ///< empty: no model
    QString scorecardMark;           ///< another one when the live forecasts changed; empty: there are none
    QString adaptiveMark{};          ///< the same for the adaptive model, …
    QString adaptiveScorecardMark{}; ///< … its live forecasts, …
    QString evaluationMark{};        ///< … the newest evaluation, …
    QString backtestMark{};          ///< … backtest …
    QString leakLabMark{};           ///< … and leak lab
    QString backupMark{};            ///< of the newest backup, …
    QString checkMark{};             ///< … check …
    QString compactionMark{};        ///< … and compaction
    QString askedMark{};             ///< the same for the stretches that past prices were asked for
};
using Row = ServerStatus::Row;

/// A model, or none; with the reason when the server has one it cannot use. The adaptive one beside it.
struct ServerModel {
    std::shared_ptr<const engine::ModelCard> card;
    std::optional<core::Error> trouble;
    std::shared_ptr<const engine::AdaptiveStatus> adaptive; ///< null: none, or one that is not ours
};

/// The error that a refusal stands for. @p answer.status is 400 or above, or a redirect.
[[nodiscard]] core::Error errorFrom(const HttpAnswer& answer);

/// BadReply, too, when what answers is no CryptoPulse server.
[[nodiscard]] core::Result<ServerStatus> readStatus(const HttpAnswer& answer);

/// A model that cannot be read is a trouble of the model, not of the call.
[[nodiscard]] core::Result<ServerModel> readModel(const HttpAnswer& answer);

/// Rows in ascending order of time; BadReply when they are not.
[[nodiscard]] core::Result<std::vector<Row>> readRows(const HttpAnswer& answer);

/// Live forecasts, oldest first, and what all that the server has are worth.
struct ServerScorecard {
    std::vector<core::LiveForecast> forecasts;
    engine::LiveScorePtr score; ///< null: not known, or not readable, or the server is older
};
[[nodiscard]] core::Result<ServerScorecard> readScorecard(const HttpAnswer& answer);

/// Null when there is none.
[[nodiscard]] core::Result<engine::EvaluationPtr> readEvaluation(const HttpAnswer& answer);
[[nodiscard]] core::Result<engine::BacktestPtr> readBacktest(const HttpAnswer& answer);
[[nodiscard]] core::Result<engine::LeakPtr> readLeakLab(const HttpAnswer& answer);

/// NotFound when the server is too old to know of other coins.
[[nodiscard]] core::Result<engine::AssetPage> readAssets(const HttpAnswer& answer);
[[nodiscard]] core::Result<core::SeriesKey> readSeries(const HttpAnswer& answer);

/// Null when there is none.
[[nodiscard]] core::Result<engine::BackupPtr> readBackup(const HttpAnswer& answer);
[[nodiscard]] core::Result<engine::CheckPtr> readCheck(const HttpAnswer& answer);
[[nodiscard]] core::Result<engine::CompactPtr> readCompaction(const HttpAnswer& answer);

/// For which stretches the server's source was asked; null when the server does not know, or is older.
[[nodiscard]] core::Result<engine::wire::AskedPtr> readAsked(const HttpAnswer& answer);

/// The job of work that was begun. NotFound when the server is too old for such work.
[[nodiscard]] core::Result<engine::JobStatus> readBegun(const HttpAnswer& answer);

[[nodiscard]] core::Result<engine::Ingested> readIngested(const HttpAnswer& answer);
/// Only whether the training went well: the model card is a call of its own.
[[nodiscard]] core::Result<void> readTrained(const HttpAnswer& answer);
/// The card that must be there after a training.
[[nodiscard]] core::Result<engine::ModelCard> readCard(const HttpAnswer& answer);
[[nodiscard]] core::Result<engine::ImportSummary> readImported(const HttpAnswer& answer);
[[nodiscard]] core::Result<engine::JobStatus> readJob(const HttpAnswer& answer);
[[nodiscard]] core::Result<engine::FeedStatus> readFeed(const HttpAnswer& answer);

} // namespace cryptopulse::remote
