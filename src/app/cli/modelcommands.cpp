#include "app/cli/await.h"
#include "app/cli/command.h"
#include "app/cli/readyengine.h"
#include "core/pricedigits.h"
#include "engine/scorecardwire.h"
#include "engine/wire.h"
#include "report/textreport.h"
#include "report/words.h"

#include <functional>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

QString percent(double share)
{
    return QString::number(100 * share, 'f', 1) + u" %"_s;
}

/// What POST /train answers, and the numbers of the model itself.
QJsonObject trainingReport(const engine::ModelCard& card)
{
    QJsonObject report = engine::wire::trainingJson(card);
    const QJsonObject all = card.toJson();
    for (const QString& key : {u"features"_s, u"scaler_mean"_s, u"scaler_scale"_s, u"coef"_s, u"intercept"_s})
        report[key] = all[key];
    return report;
}

/// What GET /predict answers, or the error; for people a sentence.
int reportForecast(const engine::Snapshot& snapshot, const core::Result<engine::Forecast>& told,
                   core::UtcTime now, bool json)
{
    if (json)
        printJson(engine::wire::forecastJson(snapshot, told, now));
    if (!told) {
        const core::Error& error = told.error();
        tell(u"cryptopulse-cli: %1"_s.arg(engine::wire::text(error.detail)));
        return exitCode(error.kind);
    }
    if (json)
        return Done;
    const engine::Forecast& forecast = *told;
    const QString ahead = forecast.horizon ? u"%1 minutes"_s.arg(double(forecast.horizon->count()) / 60.0)
                                           : u"%1 samples"_s.arg(forecast.horizonSteps);
    say(u"Probability that the price is higher in %1: %2 (from %3 at %4)"_s.arg(
        ahead, percent(forecast.up.value()), engine::wire::text(core::priceText(forecast.price.value())),
        engine::wire::text(forecast.asOf)));
    if (forecast.breakEven)
        say(report::breakEvenSentence(*forecast.breakEven));
    for (const std::string& warning : engine::warningsAt(snapshot, told, now))
        tell(u"warning: %1"_s.arg(engine::wire::text(warning)));
    return Done;
}

/// Waits until @p isThere of a snapshot; false when the user interrupts.
bool awaitSnapshot(const StopSignals& signals, engine::Engine& engine,
                   const std::function<bool(const engine::Snapshot&)>& isThere)
{
    QEventLoop loop;
    bool there = false;
    const auto look = [&] {
        there = there || isThere(*engine.snapshot());
        if (there)
            loop.quit();
    };
    QObject::connect(&engine, &engine::Engine::snapshotChanged, &loop, look, Qt::QueuedConnection);
    QObject::connect(&signals, &StopSignals::stopRequested, &loop, &QEventLoop::quit);
    QMetaObject::invokeMethod(&loop, look, Qt::QueuedConnection); // it may be there already
    if (!signals.requested())
        loop.exec();
    return there;
}

/// The adaptive model has gone through the stored samples.
bool hasCaughtUp(const engine::Snapshot& snapshot)
{
    return !snapshot.adaptive || !snapshot.adaptive->catchingUp;
}

/// --model; an error unless it is one that forecasts live.
core::Result<QString> liveModel(const CommandContext& context)
{
    const QString model = context.configuration.value("model"_L1);
    if (model != u"seed" && model != u"adaptive")
        return core::failure(core::ErrorKind::InvalidArgument, "--model must be seed or adaptive");
    return model;
}

/// What GET /scorecard says of all forecasts; for people the text.
int reportScore(const engine::LiveScore& score, bool json)
{
    if (score.trouble)
        return fail(*score.trouble, json);
    if (json) {
        QJsonObject object = engine::wire::toJson(score);
        object[u"status"] = u"ok"_s;
        printJson(object);
    } else {
        say(report::textOf(score).trimmed());
    }
    return Done;
}

} // namespace

int runTrain(const CommandContext& context)
{
    const QString name = context.configuration.value("step"_L1);
    const auto step = core::Step::fromName(name.toStdString());
    if (!step && name != u"auto")
        return fail({core::ErrorKind::InvalidArgument, "--step must be auto, sample, 1m, 5m, 15m, 1h or 1d"},
                    context.json);
    const auto engine = readyEngine(context, {.adapts = false});
    if (!engine)
        return fail(engine.error(), context.json);
    const auto card = await(context.signals, (*engine)->train(step));
    if (!card)
        return fail(card.error(), context.json);
    if (context.json) {
        printJson(trainingReport(*card));
        return Done;
    }
    const double common = std::max(card->test.baseRate, 1 - card->test.baseRate);
    say(u"Trained on %1 rows in steps of %2; right on %3 of the %4 rows after them (always saying the more "
        u"common "
        "direction: %5)"_s.arg(card->trainRows)
            .arg(engine::wire::text(card->step.name()), percent(card->test.accuracy))
            .arg(card->testRows)
            .arg(percent(common)));
    return Done;
}

int runPredict(const CommandContext& context)
{
    const auto model = liveModel(context);
    if (!model)
        return fail(model.error(), context.json);
    const auto engine = readyEngine(context, {.adapts = *model == u"adaptive"});
    if (!engine)
        return fail(engine.error(), context.json);
    if (*model == u"adaptive" && !awaitSnapshot(context.signals, **engine, hasCaughtUp))
        return fail({core::ErrorKind::Cancelled, "interrupted"}, context.json);
    const auto snapshot = (*engine)->snapshot();
    return reportForecast(*snapshot, *model == u"seed" ? snapshot->forecast : snapshot->adaptiveForecast,
                          context.clock.now(), context.json);
}

int runScorecard(const CommandContext& context)
{
    const auto model = liveModel(context);
    if (!model)
        return fail(model.error(), context.json);
    const auto engine = readyEngine(context, {.adapts = false});
    if (!engine)
        return fail(engine.error(), context.json);
    const auto place =
        *model == u"seed" ? &engine::Snapshot::liveScore : &engine::Snapshot::adaptiveLiveScore;
    const auto isRead = [place](const engine::Snapshot& snapshot) { return snapshot.*place != nullptr; };
    if (!awaitSnapshot(context.signals, **engine, isRead))
        return fail({core::ErrorKind::Cancelled, "interrupted"}, context.json);
    return reportScore(*((*engine)->snapshot().get()->*place), context.json);
}

} // namespace cryptopulse::app
