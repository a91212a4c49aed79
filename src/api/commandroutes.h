#pragma once

#include "api/http.h"
#include "engine/engine.h"

#include <QObject>
#include <functional>

/// The routes that make the engine do something. Each checks the request, asks the engine, and calls `done`
/// exactly once in the thread of `context` (at once for a bad request), or never when context is destroyed.
namespace cryptopulse::api {

using Done = std::function<void(Reply)>;

void postIngest(const Request& request, engine::Engine& engine, QObject* context, Done done);
void postTrain(const Request& request, engine::Engine& engine, QObject* context, Done done);
/// Body: CSV as text/csv.
void postImport(const Request& request, engine::Engine& engine, QObject* context, Done done);
void postBackfill(const Request& request, engine::Engine& engine, QObject* context, Done done);
void postCollect(const Request& request, engine::Engine& engine, QObject* context, Done done);
void deleteJob(const Request& request, engine::Engine& engine, QObject* context, Done done);
void putCollection(const Request& request, engine::Engine& engine, QObject* context, Done done);

/// {"status":"not_enough_data"|"no_model","reason"} with 200 where clients of the seed expect it, else the
/// problem.
[[nodiscard]] Reply statusOrProblem(const core::Error& error);

/// How the engine's results are told.
[[nodiscard]] Reply ingestReply(const core::Result<engine::Ingested>& result);
[[nodiscard]] Reply trainReply(const core::Result<engine::ModelCard>& result);
[[nodiscard]] Reply collectReply(const core::Result<engine::JobStatus>& result);
[[nodiscard]] Reply cancelReply(const core::Result<engine::JobStatus>& result);
/// @p before is what was known of the feed's samples, for the state it shows.
[[nodiscard]] Reply collectionReply(const core::Result<engine::FeedStatus>& result, engine::Snapshot before);

} // namespace cryptopulse::api
