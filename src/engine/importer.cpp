#include "engine/importer.h"

#include "storage/csvfile.h"
#include "storage/database.h"

#include <QBuffer>
#include <QFile>
#include <QtConcurrentRun>
#include <algorithm>

namespace cryptopulse::engine {

namespace {

constexpr int kThousandths = 1'000;

using Answer = core::Result<ImportSummary>;

/// All that an import needs, by value: it runs in another thread.
struct ImportInput {
    ImportRequest request;
    Importer::Target target;
    const core::Clock* clock; // outlives the engine
};

ImportSummary summaryOf(const storage::ImportReport& report)
{
    ImportSummary summary{.lines = report.lines,
                          .added = report.added,
                          .repeats = report.repeats,
                          .conflicts = report.conflicts,
                          .duplicates = report.duplicates,
                          .differing = report.differing,
                          .badLines = report.badLineCount,
                          .firstBad = {}};
    if (!report.badLines.empty())
        summary.firstBad =
            "line " + std::to_string(report.badLines.front().line) + ": " + report.badLines.front().reason;
    return summary;
}

Answer importFrom(QIODevice& file, const ImportInput& input, QPromise<Answer>& promise)
{
    const auto database = storage::Database::open(input.target.databasePath, *input.clock);
    if (!database)
        return core::failure(database.error());
    storage::SampleStore store(**database);
    const auto progress = [&promise](double done) {
        promise.setProgressValue(int(done * kThousandths));
        return !promise.isCanceled();
    };
    return storage::importCsv(store, input.target.series, file, input.clock->now(), progress).map(summaryOf);
}

void runImport(QPromise<Answer>& promise, const ImportInput& input)
{
    promise.setProgressRange(0, kThousandths);
    QFile file(input.request.path);
    QBuffer text;
    text.setData(input.request.csv);
    QIODevice& source = input.request.path.isEmpty() ? static_cast<QIODevice&>(text) : file;
    if (!source.open(QIODevice::ReadOnly)) {
        const QString why =
            QStringLiteral("%1 cannot be opened: %2").arg(input.request.path, source.errorString());
        promise.addResult(Answer(core::failure(core::ErrorKind::InvalidArgument, why.toStdString())));
        return;
    }
    // The edge of the thread: an exception that left it would look like a cancelled import.
    try {
        promise.addResult(importFrom(source, input, promise));
    } catch (const std::exception& exception) {
        promise.addResult(Answer(
            core::failure(core::ErrorKind::Internal, std::string("the import failed: ") + exception.what())));
    }
}

} // namespace

Importer::Importer(JobBook& jobs, const core::Clock& clock, std::function<void()> takeIn)
    : m_jobs(jobs)
    , m_clock(clock)
    , m_takeIn(std::move(takeIn))
{
    m_pool.setMaxThreadCount(1);
}

Importer::~Importer()
{
    for (const auto& run : m_runs) {
        run->watcher->disconnect(this);
        run->watcher->cancel();
    }
    m_pool.waitForDone();
}

void Importer::import(const ImportRequest& request, const Target& target, Reply reply)
{
    Run* run = m_runs.emplace_back(std::make_unique<Run>()).get();
    run->jobId = m_jobs.begin(JobKind::Import, kThousandths);
    run->reply = std::move(reply);
    run->watcher = new QFutureWatcher<Answer>(this);
    connect(run->watcher, &QFutureWatcherBase::progressValueChanged, this,
            [this, run](int thousandths) { showProgress(*run, thousandths); });
    connect(run->watcher, &QFutureWatcherBase::finished, this, [this, run] { finish(*run); });
    run->watcher->setFuture(QtConcurrent::run(&m_pool, runImport, ImportInput{request, target, &m_clock}));
    Q_EMIT progressed();
}

bool Importer::cancel(const std::string& jobId)
{
    const auto found =
        std::ranges::find_if(m_runs, [&jobId](const auto& run) { return run->jobId == jobId; });
    if (found == m_runs.end())
        return false;
    (*found)->watcher->cancel(); // finished() follows
    return true;
}

void Importer::showProgress(const Run& run, int thousandths)
{
    if (JobStatus* job = m_jobs.find(run.jobId)) {
        job->done = std::uint64_t(std::clamp(thousandths, 0, kThousandths));
        m_jobs.progressed(*job);
        Q_EMIT progressed();
    }
}

void Importer::finish(Run& run)
{
    // result() of a cancelled future without a result is undefined: look first.
    const auto future = run.watcher->future();
    Answer result = core::failure(core::ErrorKind::Cancelled, "the import was cancelled; nothing was stored");
    if (future.resultCount() > 0)
        result = future.result(); // also of one that was cancelled too late
    endJob(run, result);
    const auto mine = std::ranges::find_if(m_runs, [&run](const auto& other) { return other.get() == &run; });
    const std::unique_ptr<Run> ended = std::move(*mine);
    m_runs.erase(mine);
    ended->watcher->disconnect(this);
    ended->watcher->deleteLater();
    m_takeIn(); // before the reply: who is answered finds the samples in the snapshot
    Q_EMIT progressed();
    ended->reply(result);
}

void Importer::endJob(const Run& run, const core::Result<ImportSummary>& result)
{
    JobStatus* job = m_jobs.find(run.jobId);
    if (!job)
        return;
    if (!result) {
        const bool cancelled = result.error().kind == core::ErrorKind::Cancelled;
        m_jobs.end(*job, cancelled ? JobState::Cancelled : JobState::Failed, result.error());
        return;
    }
    job->done = job->total;
    job->ok = result->added;
    job->repeated = result->repeats + result->conflicts + result->duplicates;
    job->failed = result->badLines;
    m_jobs.end(*job, JobState::Done);
}

} // namespace cryptopulse::engine
