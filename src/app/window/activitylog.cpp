#include "app/window/activitylog.h"

#include <QLoggingCategory>

namespace cryptopulse::app {

namespace {

Q_LOGGING_CATEGORY(lcActivity, "cryptopulse.app.activity")

std::string countsOf(const engine::JobStatus& job)
{
    return "; " + std::to_string(job.done) + " of " + std::to_string(job.total) + ", " +
           std::to_string(job.ok) + " new, " + std::to_string(job.repeated) + " repeated, " +
           std::to_string(job.failed) + " failed";
}

void note(const engine::JobStatus& job)
{
    std::string line = job.id + ' ' + std::string(engine::jobStateName(job.state));
    if (job.kind == engine::JobKind::Collect || job.kind == engine::JobKind::Import)
        line += countsOf(job); // of other work, done and total are but how far it is
    if (job.error)
        line += ": " + job.error->detail;
    if (job.state == engine::JobState::Failed)
        qCWarning(lcActivity, "%s", line.c_str());
    else
        qCInfo(lcActivity, "%s", line.c_str());
}

} // namespace

void ActivityLog::read(const engine::Snapshot& snapshot)
{
    const auto& trouble = snapshot.connection.trouble;
    if (!m_isFirst || !trouble || trouble->kind != core::ErrorKind::Disconnected) // it was only now asked
        readTrouble("the server", m_connectionTroubled, trouble);
    readTrouble("the price feed", m_feedTroubled, snapshot.feed.lastError);
    readTrouble("the storage", m_storageTroubled, snapshot.storageTrouble);
    readNews(snapshot);
    readJobs(snapshot);
    m_isFirst = false;
}

void ActivityLog::readTrouble(const char* what, bool& isTroubled, const std::optional<core::Error>& error)
{
    if (error.has_value() == isTroubled)
        return;
    isTroubled = error.has_value();
    if (error)
        qCWarning(lcActivity, "%s fails: %s: %s", what, std::string(core::kindName(error->kind)).c_str(),
                  error->detail.c_str());
    else
        qCInfo(lcActivity, "%s is well again", what);
}

void ActivityLog::readNews(const engine::Snapshot& snapshot)
{
    for (const FeedNews::Line& line : m_news.read(snapshot, snapshot.made)) {
        if (line.isWarning)
            qCWarning(lcActivity, "%s", line.text.c_str());
        else
            qCInfo(lcActivity, "%s", line.text.c_str());
    }
}

void ActivityLog::readJobs(const engine::Snapshot& snapshot)
{
    std::map<JobName, engine::JobState> jobs;
    for (const engine::JobStatus& job : snapshot.jobs) {
        const JobName name{job.id, job.started};
        jobs[name] = job.state;
        const auto known = m_jobs.find(name);
        const bool wasRunning =
            known == m_jobs.end() ? !m_isFirst : known->second == engine::JobState::Running;
        if (!job.isRunning() && wasRunning)
            note(job);
    }
    m_jobs = std::move(jobs);
}

} // namespace cryptopulse::app
