#include "app/cli/jobfollower.h"

#include "app/cli/output.h"
#include "engine/wire.h"

#include <QEventLoop>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

engine::JobStatus follow(const StopSignals& signals, engine::Engine& engine, const engine::JobStatus& begun,
                         const std::function<QString(const engine::JobStatus&)>& line)
{
    QEventLoop loop;
    engine::JobStatus job = begun;
    const auto look = [&] {
        const auto snapshot = engine.snapshot();
        const engine::JobStatus* now = engine::findJob(*snapshot, begun.id);
        if (!now || (*now == job && now->isRunning()))
            return;
        if (now->done != job.done || now->error != job.error)
            tell(line(*now));
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

QJsonObject endedJson(const engine::JobStatus& job)
{
    QJsonObject object = engine::wire::toJson(job);
    object[u"status"] =
        job.state == engine::JobState::Done ? u"ok"_s : engine::wire::text(engine::jobStateName(job.state));
    return object;
}

int exitCode(const engine::JobStatus& job)
{
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

} // namespace cryptopulse::app
