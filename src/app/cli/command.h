#pragma once

#include "app/cli/output.h"
#include "app/configuration.h"
#include "app/stopsignals.h"
#include "core/clock.h"

#include <QStringList>

namespace cryptopulse::app {

/// What every command is handed.
struct CommandContext {
    Configuration& configuration; ///< changed by nothing but a server whose coin is chosen anew
    const core::Clock& clock;
    QStringList arguments; ///< after the command's name
    bool json = false;
    const StopSignals& signals;
};

/// Each runs to its end and returns the exit code.
int runServe(const CommandContext& context);
int runCoins(const CommandContext& context);
int runCollect(const CommandContext& context);
int runBackfill(const CommandContext& context);
int runImport(const CommandContext& context);
int runExport(const CommandContext& context);
int runBackup(const CommandContext& context);
int runRestore(const CommandContext& context);
int runCheck(const CommandContext& context);
int runCompact(const CommandContext& context);
int runTrain(const CommandContext& context);
int runPredict(const CommandContext& context);
int runScorecard(const CommandContext& context);
int runEvaluate(const CommandContext& context);
int runBacktest(const CommandContext& context);
int runLeakLab(const CommandContext& context);

/// The command of that name; null when there is none.
using Command = int (*)(const CommandContext&);
[[nodiscard]] Command findCommand(QStringView name);

} // namespace cryptopulse::app
