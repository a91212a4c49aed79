#pragma once

#include "api/commandroutes.h"
#include "api/readroutes.h"

/// The routes about how good the forecasts are, and about the care of the database: each GET answers the
/// newest judgement or report, each POST begins one.
namespace cryptopulse::api {

[[nodiscard]] Reply getEvaluation(const Request& request, const View& view);
[[nodiscard]] Reply getBacktest(const Request& request, const View& view);
[[nodiscard]] Reply getLeakLab(const Request& request, const View& view);

void postEvaluation(const Request& request, engine::Engine& engine, QObject* context, Done done);
void postBacktest(const Request& request, engine::Engine& engine, QObject* context, Done done);
void postLeakLab(const Request& request, engine::Engine& engine, QObject* context, Done done);

[[nodiscard]] Reply getBackup(const Request& request, const View& view);
[[nodiscard]] Reply getCheck(const Request& request, const View& view);
[[nodiscard]] Reply getCompact(const Request& request, const View& view);

void postBackup(const Request& request, engine::Engine& engine, QObject* context, Done done);
void postCheck(const Request& request, engine::Engine& engine, QObject* context, Done done);
void postCompact(const Request& request, engine::Engine& engine, QObject* context, Done done);

/// For answers that may take milliseconds to write, whatever is asked.
[[nodiscard]] bool isAlwaysHeavy(const Request& request);

} // namespace cryptopulse::api
