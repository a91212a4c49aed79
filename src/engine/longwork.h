#pragma once

#include "core/result.h"
#include "engine/jobbook.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>
#include <algorithm>
#include <exception>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cryptopulse::engine {

/// What distinguishes one kind of long work from another.
struct WorkKind {
    JobKind job;
    std::string name;          ///< as in "the training failed"
    std::string whenCancelled; ///< the sentence of a run that was cancelled
    bool keepsLateResult;      ///< a result that a cancellation came too late for still counts: what was
                               ///< done cannot be undone
};

/// Work beside the engine's thread, each run a job of the book; of LongWorkOf, all that does not depend on
/// what comes out. One run after the other, in the order in which they began. Lives in the engine's thread
/// and answers there. Destroying it cancels, waits until the work has noticed, and answers nobody.
class LongWork : public QObject
{
    Q_OBJECT

public:
    ~LongWork() override;

    /// False when no run of that id waits or works.
    bool cancel(const std::string& jobId);

Q_SIGNALS:
    void progressed();

protected:
    /// Tells from the pool's thread how far the work is; false: stop.
    using Progress = std::function<bool(int done, int total)>;

    struct Run {
        std::string jobId;
        std::string sharedAs;
        QFutureWatcherBase* watcher; // a child: it must outlive the signal that ends the run
        virtual ~Run() = default;
    };

    /// @p jobs must outlive this object.
    LongWork(JobBook& jobs, WorkKind kind);

    /// The run that still waits or works under that name; null when there is none, or it was cancelled.
    [[nodiscard]] Run* findShared(const std::string& sharedAs) const;
    void add(std::unique_ptr<Run> run, std::uint64_t total);
    std::unique_ptr<Run> take(const Run& run);
    void endJob(const Run& run, const core::Error& error);

    JobBook& m_jobs;
    const WorkKind m_kind;
    QThreadPool m_pool; // of one thread

private:
    void showProgress(const Run& run, int done);

    std::list<std::unique_ptr<Run>> m_runs;
};

/// Long work that comes to a T. What is peculiar to it goes into the hooks, all of which are called in the
/// engine's thread, in this order, before anyone is answered.
template <typename T>
class LongWorkOf : public LongWork
{
public:
    using Answer = core::Result<T>;
    using Reply = std::function<void(const Answer&)>;

protected:
    /// Called in the pool's thread: it must hold all it needs by value.
    using Work = std::function<Answer(const Progress&)>;

    using LongWork::LongWork;

    /// Starts a run of @p total steps (0: that is told on the way). A run of the same name @p sharedAs that
    /// still waits or works is shared; without a name it never is.
    void start(Work work, Reply reply, std::uint64_t total = 0, const std::string& sharedAs = {});

    /// Last word on what came out: may make a failure of it.
    virtual void conclude(Answer& answer) { static_cast<void>(answer); }
    /// Adds the counts of a success to its job.
    virtual void account(const T& result, JobStatus& job) const
    {
        static_cast<void>(result);
        static_cast<void>(job);
    }
    /// The job has ended, however it went.
    virtual void ended() {}

private:
    struct Asked final : Run {
        std::vector<Reply> replies;
    };
    static void perform(QPromise<Answer>& promise, const Work& work, const std::string& name);
    void finish(Asked& run);
    [[nodiscard]] Answer answerOf(const Run& run) const;
};

template <typename T>
void LongWorkOf<T>::start(Work work, Reply reply, std::uint64_t total, const std::string& sharedAs)
{
    if (Run* same = findShared(sharedAs)) {
        static_cast<Asked*>(same)->replies.push_back(std::move(reply));
        return;
    }
    auto run = std::make_unique<Asked>();
    run->sharedAs = sharedAs;
    run->replies.push_back(std::move(reply));
    auto* watcher = new QFutureWatcher<Answer>(this);
    run->watcher = watcher;
    connect(watcher, &QFutureWatcherBase::finished, this, [this, run = run.get()] { finish(*run); });
    add(std::move(run), total);
    // Shared, because a functor for the pool is copied.
    const auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    watcher->setFuture(promise->future());
    m_pool.start([promise, work = std::move(work), name = m_kind.name] { perform(*promise, work, name); });
    Q_EMIT progressed();
}

template <typename T>
void LongWorkOf<T>::perform(QPromise<Answer>& promise, const Work& work, const std::string& name)
{
    const auto progress = [&promise, told = 0](int done, int total) mutable {
        if (std::exchange(told, total) != total)
            promise.setProgressRange(0, total);
        promise.setProgressValue(done);
        return !promise.isCanceled();
    };
    // The edge of the thread: an exception that left it would end the program.
    try {
        if (!promise.isCanceled())
            promise.addResult(work(progress));
    } catch (const std::exception& exception) {
        promise.addResult(
            Answer(core::failure(core::ErrorKind::Internal, "the " + name + " failed: " + exception.what())));
    }
    promise.finish();
}

template <typename T>
void LongWorkOf<T>::finish(Asked& run)
{
    Answer answer = answerOf(run);
    conclude(answer);
    if (!answer) {
        endJob(run, answer.error());
    } else if (JobStatus* job = m_jobs.find(run.jobId)) {
        job->done = job->total = std::max<std::uint64_t>(1, job->total);
        account(*answer, *job);
        m_jobs.end(*job, JobState::Done);
    }
    const std::unique_ptr<Run> done = take(run); // no longer to be shared by who asks from a reply
    ended();
    Q_EMIT progressed(); // before the replies: who is answered finds what came of it in the snapshot
    for (const Reply& reply : run.replies)
        reply(answer);
}

template <typename T>
auto LongWorkOf<T>::answerOf(const Run& run) const -> Answer
{
    // result() of a cancelled future without a result is undefined: look first.
    const auto future = static_cast<QFutureWatcher<Answer>*>(run.watcher)->future();
    if (future.resultCount() > 0 && (m_kind.keepsLateResult || !future.isCanceled()))
        return future.result();
    return core::failure(core::ErrorKind::Cancelled, m_kind.whenCancelled);
}

} // namespace cryptopulse::engine
