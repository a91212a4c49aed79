#pragma once

#include "engine/engine.h"
#include "engine/feed.h"
#include "engine/jobbook.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <string>

namespace cryptopulse::engine {

/// A number of calls, one interval apart, as one job. Lives in the engine's thread.
class BatchCollection final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this object. The job begins with start().
    BatchCollection(CollectRequest request, Feed& feed, JobBook& jobs, const core::Clock& clock);

    void start();
    /// Ends the job; a call under way is not counted any more.
    void cancel();

    [[nodiscard]] const std::string& jobId() const { return m_jobId; }

Q_SIGNALS:
    void progressed();
    void ended();

private:
    void call();
    void count(const core::Result<Ingested>& result);
    void planNextCall();

    CollectRequest m_request;
    Feed& m_feed;
    JobBook& m_jobs;
    const core::Clock& m_clock;
    std::string m_jobId;
    QTimer m_timer;
    QElapsedTimer m_sinceCall; // monotonic: a clock that is set must not stretch or squeeze the batch
};

} // namespace cryptopulse::engine
