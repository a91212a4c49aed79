#include "app/cli/progressreporter.h"

#include "app/cli/output.h"
#include "engine/wire.h"

#include <algorithm>

namespace cryptopulse::app {

using namespace Qt::StringLiterals;

ProgressReporter::ProgressReporter(engine::Engine& engine, engine::JobKind kind)
    : m_engine(engine)
    , m_kind(kind)
{
    m_sinceTold.start();
    connect(
        &engine, &engine::Engine::snapshotChanged, this, [this] { look(); }, Qt::QueuedConnection);
}

void ProgressReporter::look()
{
    const auto snapshot = m_engine.snapshot();
    const auto job =
        std::ranges::find(snapshot->jobs.rbegin(), snapshot->jobs.rend(), m_kind, &engine::JobStatus::kind);
    if (job == snapshot->jobs.rend() || !job->isRunning() || job->total == 0 || m_sinceTold.elapsed() < 1'000)
        return;
    const int share = int(100 * job->done / job->total);
    if (share == m_told)
        return;
    m_told = share;
    m_sinceTold.start();
    QString line = u"%1: %2 %"_s.arg(engine::wire::text(engine::jobKindName(m_kind))).arg(share);
    if (job->remaining)
        line += u", about %1 s left"_s.arg((job->remaining->count() + 999) / 1000);
    tell(line);
}

} // namespace cryptopulse::app
