#include "app/cli/await.h"
#include "app/cli/command.h"
#include "app/cli/readyengine.h"
#include "engine/wire.h"

#include <QLocale>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

namespace {

QString progressLine(const engine::JobStatus& job)
{
    QString line = u"%1/%2: %3 new, %4 repeated, %5 failed"_s.arg(job.done)
                       .arg(job.total)
                       .arg(job.ok)
                       .arg(job.repeated)
                       .arg(job.failed);
    if (job.remaining)
        line += u", about %1 s left"_s.arg((job.remaining->count() + 999) / 1000);
    return line;
}

/// Follows a job until it has ended or the user interrupts, which cancels it.
engine::JobStatus follow(const StopSignals& signals, engine::Engine& engine, const engine::JobStatus& begun)
{
    QEventLoop loop;
    engine::JobStatus job = begun;
    const auto look = [&] {
        const auto snapshot = engine.snapshot();
        const engine::JobStatus* now = engine::findJob(*snapshot, begun.id);
        if (!now || (*now == job && now->isRunning()))
            return;
        if (now->done != job.done)
            tell(progressLine(*now));
        job = *now;
        if (!job.isRunning())
            loop.quit();
    };
    QObject::connect(&engine, &engine::Engine::snapshotChanged, &loop, look, Qt::QueuedConnection);
    QObject::connect(&signals, &StopSignals::stopRequested, &loop, [&] { engine.cancelJob(begun.id); });
    if (signals.requested())
        engine.cancelJob(begun.id);
    QMetaObject::invokeMethod(&loop, look, Qt::QueuedConnection); // it may have ended already
    loop.exec();
    return job;
}

int report(const engine::JobStatus& job, bool json)
{
    if (json) {
        QJsonObject object = engine::wire::toJson(job);
        object[u"status"] = job.state == engine::JobState::Done
                                ? u"ok"_s
                                : engine::wire::text(engine::jobStateName(job.state));
        printJson(object);
    } else {
        say(u"%1 new prices, %2 repeats, %3 failed calls in %4 s"_s.arg(job.ok)
                .arg(job.repeated)
                .arg(job.failed)
                .arg(QString::number(double(job.elapsed.count()) / 1000.0, 'f', 1)));
    }
    if (job.error) // also of a batch that went on after it
        tell(u"cryptopulse-cli: the last failed call: %1 (%2)"_s.arg(
            engine::wire::text(job.error->detail), engine::wire::text(core::kindName(job.error->kind))));
    switch (job.state) {
    case engine::JobState::Running:
    case engine::JobState::Done:
        return Done;
    case engine::JobState::Cancelled:
        return Interrupted;
    case engine::JobState::Failed:
        return job.error ? exitCode(job.error->kind) : int(Upstream);
    }
    return Done;
}

int collectOnce(const StopSignals& signals, engine::Engine& engine, bool json)
{
    const auto ingested = await(signals, engine.ingest());
    if (!ingested)
        return fail(ingested.error(), json);
    if (json)
        printJson(engine::wire::toJson(*ingested));
    else
        say(u"%1 at %2 from %3%4"_s.arg(QString::number(ingested->sample.price.value(), 'f', 2),
                                        engine::wire::text(ingested->sample.time),
                                        engine::wire::text(ingested->source),
                                        ingested->fresh ? QString() : u" (stored already)"_s));
    return Done;
}

} // namespace

int runCollect(const CommandContext& context)
{
    const auto count = context.configuration.integer("count"_L1, 1, engine::kMaxCollectCount);
    const auto interval = context.configuration.integer("interval"_L1, 0, 86'400);
    if (!count || !interval)
        return fail(count ? interval.error() : count.error(), context.json);
    const auto engine = readyEngine(context, {.feeding = Feeding::Required});
    if (!engine)
        return fail(engine.error(), context.json);
    if (*count == 1)
        return collectOnce(context.signals, **engine, context.json);
    const auto begun = await(
        context.signals, (*engine)->collect({.count = *count, .interval = std::chrono::seconds(*interval)}));
    if (!begun)
        return fail(begun.error(), context.json);
    return report(follow(context.signals, **engine, *begun), context.json);
}

} // namespace cryptopulse::app
