#pragma once

#include "app/stopsignals.h"
#include "engine/engine.h"

#include <QJsonObject>
#include <QString>
#include <functional>

namespace cryptopulse::app {

/// Follows a job until it has ended or the user interrupts, which cancels it. @p line is what is told of it
/// on standard error each time it has come further.
[[nodiscard]] engine::JobStatus follow(const StopSignals& signals, engine::Engine& engine,
                                       const engine::JobStatus& begun,
                                       const std::function<QString(const engine::JobStatus&)>& line);

/// A job that has ended, as --json prints it: with a status, "ok" where all went well.
[[nodiscard]] QJsonObject endedJson(const engine::JobStatus& job);

/// The program's exit code after that job.
[[nodiscard]] int exitCode(const engine::JobStatus& job);

} // namespace cryptopulse::app
