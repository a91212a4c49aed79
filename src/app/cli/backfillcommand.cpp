#include "app/cli/await.h"
#include "app/cli/command.h"
#include "app/cli/jobfollower.h"
#include "app/cli/readyengine.h"
#include "engine/requestwire.h"
#include "engine/wire.h"

namespace cryptopulse::app {

using namespace Qt::StringLiterals;
namespace wire = engine::wire;

namespace {

QString progressLine(const engine::JobStatus& job)
{
    QString line =
        u"%1/%2: %3 new, %4 stored already"_s.arg(job.done).arg(job.total).arg(job.ok).arg(job.repeated);
    if (job.remaining)
        line += u", about %1 s left"_s.arg((job.remaining->count() + 999) / 1000);
    if (job.error)
        line += u" (%1)"_s.arg(wire::text(job.error->detail));
    return line;
}

core::Result<engine::BackfillRequest> requestFrom(const Configuration& configuration)
{
    QJsonObject body;
    for (const auto name : {"from"_L1, "to"_L1}) {
        if (const QString value = configuration.value(name); !value.isEmpty())
            body[name] = value;
    }
    body[u"gaps"_s] = configuration.isSet("gaps"_L1);
    const auto request = wire::backfillRequestFrom(body);
    if (!request)
        return core::failure(
            core::ErrorKind::InvalidArgument,
            u"--%1 %2"_s.arg(request.error().parameter, request.error().detail).toStdString());
    return *request;
}

} // namespace

int runBackfill(const CommandContext& context)
{
    const auto request = requestFrom(context.configuration);
    if (!request)
        return fail(request.error(), context.json);
    const auto engine = readyEngine(context, {.adapts = false});
    if (!engine)
        return fail(engine.error(), context.json);
    const auto begun = await(context.signals, (*engine)->backfill(*request));
    if (!begun)
        return fail(begun.error(), context.json);
    const auto job = follow(context.signals, **engine, *begun, progressLine);
    const QString series = wire::text(core::toText((*engine)->snapshot()->series));
    if (context.json) {
        QJsonObject object = endedJson(job);
        object[u"series"_s] = series;
        printJson(object);
    } else {
        say(u"%1 prices added to %2; %3 were stored already, %4 s"_s.arg(job.ok)
                .arg(series)
                .arg(job.repeated)
                .arg(QString::number(double(job.elapsed.count()) / 1000.0, 'f', 1)));
    }
    if (job.state == engine::JobState::Failed && job.error)
        tell(u"cryptopulse-cli: %1 (%2); what was stored stays, the same command goes on from there"_s.arg(
            wire::text(job.error->detail), wire::text(core::kindName(job.error->kind))));
    return exitCode(job);
}

} // namespace cryptopulse::app
