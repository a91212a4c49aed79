#pragma once

#include "engine/engine.h"

#include <QJsonArray>
#include <QJsonObject>

/// The port's values as JSON: what the REST API says and what a remote engine reads. One place, so that
/// the two cannot drift apart. Times are ISO 8601 in UTC; durations are seconds, as numbers.
///
/// Reading takes what is there: an absent optional is empty; an absent or impossible required value
/// makes the whole thing a BadReply.
namespace cryptopulse::engine::wire {

[[nodiscard]] QJsonObject toJson(const core::Error& error);
[[nodiscard]] core::Error errorFromJson(const QJsonObject& json);

[[nodiscard]] QJsonObject toJson(const core::SeriesKey& series);

[[nodiscard]] QJsonObject toJson(const JobStatus& job);
[[nodiscard]] core::Result<JobStatus> jobFromJson(const QJsonObject& json);

[[nodiscard]] QJsonObject toJson(const FeedStatus& feed, FeedState state, core::UtcTime now);
[[nodiscard]] core::Result<FeedStatus> feedFromJson(const QJsonObject& json);

/// POST /ingest: {"status":"ok","ts","price","source","fresh","received"}.
[[nodiscard]] QJsonObject toJson(const Ingested& ingested);
[[nodiscard]] core::Result<Ingested> ingestedFromJson(const QJsonObject& json);

/// POST /import:
/// {"status":"ok","lines","added","repeats","conflicts","duplicates","differing","bad_lines","first_bad",
/// "bad":[{"line","reason"}…],"without_trade","format","venue","note"}.
[[nodiscard]] QJsonObject toJson(const ImportSummary& summary);
[[nodiscard]] core::Result<ImportSummary> importSummaryFromJson(const QJsonObject& json);

/// GET /predict: {"status":"ok","proba_up_next_5",…} or {"status":"no_model"|"not_enough_data","reason"}.
[[nodiscard]] QJsonObject forecastJson(const Snapshot& snapshot, core::UtcTime now);
/// The same for another forecast of that snapshot.
[[nodiscard]] QJsonObject forecastJson(const Snapshot& snapshot, const core::Result<Forecast>& told,
                                       core::UtcTime now);
/// The forecast, or the error its status stands for.
[[nodiscard]] core::Result<Forecast> forecastFromJson(const QJsonObject& json);

/// POST /train: {"status":"ok","acc_test","n_train",…}.
[[nodiscard]] QJsonObject trainingJson(const ModelCard& card);

/// GET /status, everything but the samples themselves; "forecast" is what GET /predict answers.
[[nodiscard]] QJsonObject statusJson(const Snapshot& snapshot, core::UtcTime now);
/// A snapshot without samples and model; the reader adds those.
[[nodiscard]] core::Result<Snapshot> snapshotFromStatus(const QJsonObject& json);

/// GET /data/last, GET /data/range: [{"ts","price"}…] for the samples [first, last) of the view.
[[nodiscard]] QByteArray rowsJson(const core::SeriesView& samples, std::size_t first, std::size_t last);

/// Text and time, both ways.
[[nodiscard]] QString text(std::string_view value);
[[nodiscard]] QString text(core::UtcTime time);
[[nodiscard]] std::optional<core::UtcTime> timeFrom(const QJsonValue& value);

} // namespace cryptopulse::engine::wire
