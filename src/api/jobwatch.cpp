#include "api/jobwatch.h"

#include <algorithm>

namespace cryptopulse::api {

JobWatch::JobWatch(engine::Engine& engine, engine::JobKind kind, QObject* context, Done done)
    : QObject(context)
    , m_engine(engine)
    , m_kind(kind)
    , m_done(std::move(done))
{
    for (const engine::JobStatus& job : engine.snapshot()->jobs)
        m_known.insert(job.id);
    connect(&engine, &engine::Engine::snapshotChanged, this, &JobWatch::look);
}

void JobWatch::look()
{
    const engine::SnapshotPtr snapshot = m_engine.snapshot();
    const auto ours = std::ranges::find_if(snapshot->jobs, [this](const engine::JobStatus& job) {
        return job.kind == m_kind && !m_known.contains(job.id);
    });
    if (m_answered || ours == snapshot->jobs.end())
        return;
    // Jobs begin in the order in which they were asked for: those who asked later must not take this one.
    for (JobWatch* other : parent()->findChildren<JobWatch*>(Qt::FindDirectChildrenOnly))
        other->m_known.insert(ours->id);
    answer(collectReply(*ours));
}

void JobWatch::conclude(const std::optional<core::Error>& error)
{
    look();
    if (m_answered)
        return;
    if (error)
        return answer(statusOrProblem(*error));
    const engine::SnapshotPtr snapshot = m_engine.snapshot();
    const auto shared =
        std::ranges::find(snapshot->jobs.rbegin(), snapshot->jobs.rend(), m_kind, &engine::JobStatus::kind);
    if (shared != snapshot->jobs.rend())
        return answer(collectReply(*shared));
    answer(problem(500, QStringLiteral("the work is done, but its job is not known")));
}

void JobWatch::answer(const Reply& reply)
{
    m_answered = true;
    deleteLater();
    m_done(reply);
}

} // namespace cryptopulse::api
