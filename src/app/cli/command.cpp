#include "app/cli/command.h"

namespace cryptopulse::app {

Command findCommand(QStringView name)
{
    if (name == u"serve")
        return runServe;
    if (name == u"coins")
        return runCoins;
    if (name == u"collect")
        return runCollect;
    if (name == u"backfill")
        return runBackfill;
    if (name == u"import")
        return runImport;
    if (name == u"export")
        return runExport;
    if (name == u"backup")
        return runBackup;
    if (name == u"restore")
        return runRestore;
    if (name == u"check")
        return runCheck;
    if (name == u"compact")
        return runCompact;
    if (name == u"train")
        return runTrain;
    if (name == u"predict")
        return runPredict;
    if (name == u"scorecard")
        return runScorecard;
    if (name == u"evaluate")
        return runEvaluate;
    if (name == u"backtest")
        return runBacktest;
    if (name == u"leaklab")
        return runLeakLab;
    return nullptr;
}

} // namespace cryptopulse::app
