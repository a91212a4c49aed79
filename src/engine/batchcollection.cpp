#include "engine/batchcollection.h"

#include "engine/schedule.h"

#include <QPointer>
#include <algorithm>

namespace cryptopulse::engine {

BatchCollection::BatchCollection(CollectRequest request, Feed& feed, JobBook& jobs, const core::Clock& clock)
    : m_request(request)
    , m_feed(feed)
    , m_jobs(jobs)
    , m_clock(clock)
    , m_jobId(jobs.begin(JobKind::Collect, std::uint64_t(request.count)))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &BatchCollection::call);
}

void BatchCollection::start()
{
    call();
}

void BatchCollection::cancel()
{
    m_timer.stop();
    if (JobStatus* job = m_jobs.find(m_jobId); job && job->isRunning()) {
        m_jobs.end(*job, JobState::Cancelled);
        Q_EMIT ended();
    }
}

void BatchCollection::call()
{
    m_sinceCall.start();
    // The feed may answer after this batch has been cancelled and deleted.
    m_feed.ingest([self = QPointer(this)](const core::Result<Ingested>& result) {
        if (self)
            self->count(result);
    });
}

void BatchCollection::count(const core::Result<Ingested>& result)
{
    JobStatus* job = m_jobs.find(m_jobId);
    if (!job || !job->isRunning())
        return;
    ++job->done;
    if (!result) {
        ++job->failed;
        job->error = result.error();
    } else {
        ++(result->fresh ? job->ok : job->repeated);
    }
    if (job->done == job->total) {
        // A batch that got not one price has failed; one that got some tells how many it missed.
        const bool failed = job->failed == job->total;
        m_jobs.end(*job, failed ? JobState::Failed : JobState::Done, failed ? job->error : std::nullopt);
        Q_EMIT ended();
        return;
    }
    planNextCall();
    const auto paced = m_request.interval * std::int64_t(job->total - job->done);
    m_jobs.progressed(*job);
    m_jobs.progressed(*job, std::max<std::chrono::milliseconds>(paced, job->remaining.value_or(paced)));
    Q_EMIT progressed();
}

void BatchCollection::planNextCall()
{
    using std::chrono::milliseconds;
    milliseconds wait = std::max(milliseconds(0), m_request.interval - milliseconds(m_sinceCall.elapsed()));
    // A call before the provider allows one, or is back, would only be counted as failed.
    if (const auto sensible = m_feed.nextSensible()) {
        const auto rest = std::min<milliseconds>(kLongestWait, *sensible - m_clock.now());
        wait = std::max(wait, rest);
    }
    m_timer.start(wait);
}

} // namespace cryptopulse::engine
