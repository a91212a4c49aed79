#include "app/cli/await.h"
#include "app/cli/command.h"
#include "app/cli/progressreporter.h"
#include "app/cli/readyengine.h"
#include "engine/judgingwire.h"
#include "engine/requestwire.h"
#include "engine/wire.h"
#include "report/htmlreport.h"
#include "report/textreport.h"

#include <QSaveFile>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;
namespace wire = engine::wire;

namespace {

/// Options as the body that REST would take. What is no number stays text, for the checks to refuse.
QJsonObject bodyOf(const Configuration& configuration, std::initializer_list<QLatin1StringView> texts,
                   std::initializer_list<QLatin1StringView> numbers,
                   std::initializer_list<QLatin1StringView> switches)
{
    const auto field = [](QLatin1StringView name) { return QString(name).replace(u'-', u'_'); };
    QJsonObject body;
    for (const QLatin1StringView name : texts) {
        if (const QString value = configuration.value(name); !value.isEmpty())
            body[field(name)] = value;
    }
    for (const QLatin1StringView name : numbers) {
        const QString value = configuration.value(name);
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        if (!value.isEmpty())
            body[field(name)] = isNumber ? QJsonValue(number) : QJsonValue(value);
    }
    for (const QLatin1StringView name : switches)
        body[field(name)] = configuration.isSet(name);
    return body;
}

core::Error badOption(const wire::BadValue& bad)
{
    QString name = bad.parameter;
    const QString sentence = u"--%1 %2"_s.arg(name.replace(u'_', u'-'), bad.detail);
    return {core::ErrorKind::InvalidArgument, sentence.toStdString(), {}};
}

/// Less the time at which it was made, so that the same prices give the same bytes.
template <typename T>
void print(const T& judgement, bool json)
{
    if (!json)
        return say(report::textOf(judgement).trimmed());
    QJsonObject object = wire::toJson(judgement);
    object.remove(u"made");
    printJson(object);
}

/// Has @p begin's work done by an engine of this machine and hands what came out to @p use.
template <typename Begin, typename Use>
int judge(const CommandContext& context, engine::JobKind kind, Begin begin, Use use)
{
    const auto engine = readyEngine(context, {.adapts = false}); // the judgement has both cores
    if (!engine)
        return fail(engine.error(), context.json);
    const ProgressReporter progress(**engine, kind);
    const auto judged = await(context.signals, begin(**engine));
    if (!judged)
        return fail(judged.error(), context.json);
    print(**judged, context.json);
    return use(**judged);
}

core::Error cannotWrite(const QSaveFile& file)
{
    const QString text = u"%1 cannot be written: %2"_s.arg(file.fileName(), file.errorString());
    return {core::ErrorKind::InvalidArgument, text.toStdString(), {}};
}

} // namespace

int runEvaluate(const CommandContext& context)
{
    const auto request = wire::evaluateRequestFrom(
        bodyOf(context.configuration, {"model"_L1, "step"_L1, "window"_L1, "from"_L1, "to"_L1},
               {"rolling-days"_L1}, {"controls"_L1}));
    if (!request)
        return fail(badOption(request.error()), context.json);
    // Opened before the work, which may take a minute.
    QSaveFile page(context.configuration.value("report"_L1));
    const bool wantsPage = !page.fileName().isEmpty();
    if (wantsPage && !page.open(QIODevice::WriteOnly))
        return fail(cannotWrite(page), context.json);
    const auto writePage = [&](const engine::Evaluation& evaluation) -> int {
        if (!wantsPage)
            return Done;
        page.write(report::htmlOf(evaluation));
        if (page.commit())
            return Done;
        tell(u"cryptopulse-cli: %1"_s.arg(wire::text(cannotWrite(page).detail)));
        return StorageFailed;
    };
    return judge(
        context, engine::JobKind::Evaluate,
        [&request](engine::Engine& engine) { return engine.evaluate(*request); }, writePage);
}

int runBacktest(const CommandContext& context)
{
    const auto request = wire::backtestRequestFrom(
        bodyOf(context.configuration, {"model"_L1, "step"_L1, "from"_L1, "to"_L1},
               {"threshold"_L1, "fee-bp"_L1, "slippage-bp"_L1, "random-runs"_L1, "seed"_L1}, {"short"_L1}));
    if (!request)
        return fail(badOption(request.error()), context.json);
    return judge(
        context, engine::JobKind::Backtest,
        [&request](engine::Engine& engine) { return engine.backtest(*request); },
        [](const auto&) { return int(Done); });
}

int runLeakLab(const CommandContext& context)
{
    const auto step = wire::leakRequestFrom(bodyOf(context.configuration, {"step"_L1}, {}, {}));
    if (!step)
        return fail(badOption(step.error()), context.json);
    return judge(
        context, engine::JobKind::LeakLab, [&step](engine::Engine& engine) { return engine.leakLab(*step); },
        [](const auto&) { return int(Done); });
}

} // namespace cryptopulse::app
