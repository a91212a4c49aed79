#include "engine/longwork.h"

#include <algorithm>

namespace cryptopulse::engine {

LongWork::LongWork(JobBook& jobs, WorkKind kind)
    : m_jobs(jobs)
    , m_kind(std::move(kind))
{
    m_pool.setMaxThreadCount(1);
}

LongWork::~LongWork()
{
    for (const auto& run : m_runs) {
        run->watcher->disconnect(this);
        run->watcher->cancel();
    }
    m_pool.waitForDone();
}

bool LongWork::cancel(const std::string& jobId)
{
    const auto found = std::ranges::find(m_runs, jobId, [](const auto& run) { return run->jobId; });
    if (found == m_runs.end())
        return false;
    (*found)->watcher->cancel(); // finished() follows
    return true;
}

LongWork::Run* LongWork::findShared(const std::string& sharedAs) const
{
    const auto same = std::ranges::find_if(m_runs, [&sharedAs](const auto& run) {
        return !sharedAs.empty() && run->sharedAs == sharedAs && !run->watcher->isCanceled();
    });
    return same == m_runs.end() ? nullptr : same->get();
}

void LongWork::add(std::unique_ptr<Run> run, std::uint64_t total)
{
    run->jobId = m_jobs.begin(m_kind.job, total);
    connect(run->watcher, &QFutureWatcherBase::progressValueChanged, this,
            [this, run = run.get()](int done) { showProgress(*run, done); });
    m_runs.push_back(std::move(run));
}

std::unique_ptr<LongWork::Run> LongWork::take(const Run& run)
{
    const auto mine = std::ranges::find(m_runs, &run, &std::unique_ptr<Run>::get);
    std::unique_ptr<Run> taken = std::move(*mine);
    m_runs.erase(mine);
    taken->watcher->disconnect(this);
    taken->watcher->deleteLater();
    return taken;
}

void LongWork::showProgress(const Run& run, int done)
{
    if (JobStatus* job = m_jobs.find(run.jobId)) {
        job->total = std::uint64_t(std::max(0, run.watcher->progressMaximum()));
        job->done = std::uint64_t(std::max(0, done));
        m_jobs.progressed(*job);
        Q_EMIT progressed();
    }
}

void LongWork::endJob(const Run& run, const core::Error& error)
{
    if (JobStatus* job = m_jobs.find(run.jobId)) {
        const bool cancelled = error.kind == core::ErrorKind::Cancelled;
        m_jobs.end(*job, cancelled ? JobState::Cancelled : JobState::Failed, error);
    }
}

} // namespace cryptopulse::engine
