#pragma once

#include "core/clock.h"
#include "engine/engine.h"
#include "engine/jobbook.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <functional>
#include <list>
#include <memory>

namespace cryptopulse::engine {

/// Takes in price files beside the engine's thread, one after the other, each as a job, through a database
/// connection of its own. Lives in the engine's thread and answers there. Destroying it cancels and waits
/// (for at most some thousand lines).
class Importer final : public QObject
{
    Q_OBJECT

public:
    using Reply = std::function<void(const core::Result<ImportSummary>&)>;
    struct Target {
        core::SeriesKey series;
        QString databasePath;
    };

    /// @p takeIn makes the engine see what is stored by now. @p jobs and @p clock must outlive this object.
    Importer(JobBook& jobs, const core::Clock& clock, std::function<void()> takeIn);
    ~Importer() override;

    void import(const ImportRequest& request, const Target& target, Reply reply);

    /// False when no import of that id runs.
    bool cancel(const std::string& jobId);

Q_SIGNALS:
    void progressed();

private:
    struct Run {
        std::string jobId;
        Reply reply;
        QFutureWatcher<core::Result<ImportSummary>>*
            watcher; // a child: it must outlive the signal that ends it
    };
    void showProgress(const Run& run, int thousandths);
    void finish(Run& run);
    void endJob(const Run& run, const core::Result<ImportSummary>& result);

    JobBook& m_jobs;
    const core::Clock& m_clock;
    std::function<void()> m_takeIn;
    QThreadPool m_pool; // of one thread: a database has one writer
    std::list<std::unique_ptr<Run>> m_runs;
};

} // namespace cryptopulse::engine
