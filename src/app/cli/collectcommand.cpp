#include "app/cli/await.h"
#include "app/cli/command.h"
#include "app/cli/jobfollower.h"
#include "app/cli/readyengine.h"
#include "core/pricedigits.h"
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

int report(const engine::JobStatus& job, bool json)
{
    if (json) {
        printJson(endedJson(job));
    } else {
        say(u"%1 new prices, %2 repeats, %3 failed calls in %4 s"_s.arg(job.ok)
                .arg(job.repeated)
                .arg(job.failed)
                .arg(QString::number(double(job.elapsed.count()) / 1000.0, 'f', 1)));
    }
    if (job.error) // also of a batch that went on after it
        tell(u"cryptopulse-cli: the last failed call: %1 (%2)"_s.arg(
            engine::wire::text(job.error->detail), engine::wire::text(core::kindName(job.error->kind))));
    return exitCode(job);
}

int collectOnce(const StopSignals& signals, engine::Engine& engine, bool json)
{
    const auto ingested = await(signals, engine.ingest());
    if (!ingested)
        return fail(ingested.error(), json);
    if (json)
        printJson(engine::wire::toJson(*ingested));
    else
        say(u"%1 at %2 from %3%4"_s.arg(engine::wire::text(core::priceText(ingested->sample.price.value())),
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
    return report(follow(context.signals, **engine, *begun, progressLine), context.json);
}

} // namespace cryptopulse::app
