#pragma once

#include "core/clock.h"
#include "core/series.h"
#include "engine/jobbook.h"
#include "engine/modelcard.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <functional>
#include <list>
#include <memory>
#include <vector>

namespace cryptopulse::engine {

/// Trains models beside the engine's thread, one after the other, each as a job. Lives in the engine's thread
/// and answers there. Destroying it cancels and waits (for at most one block of rows).
class Trainer final : public QObject
{
    Q_OBJECT

public:
    using Reply = std::function<void(const core::Result<ModelCard>&)>;
    /// Makes a trained model the current one, or says why it cannot.
    using Adopt = std::function<core::Result<void>(const ModelCard&)>;

    /// @p jobs must outlive this object.
    Trainer(JobBook& jobs, const core::Clock& clock, Adopt adopt);
    ~Trainer() override;

    /// Trains on the samples as they are now. A training with the same step that still waits or runs is
    /// shared.
    void train(core::StepChoice step, const core::SeriesKey& series, const core::SeriesView& samples,
               Reply reply);

    /// False when no training of that id runs.
    bool cancel(const std::string& jobId);

Q_SIGNALS:
    void progressed();

private:
    struct Run {
        std::string jobId;
        core::StepChoice step;
        std::vector<Reply> replies;
        QFutureWatcher<core::Result<ModelCard>>*
            watcher; // a child: it must outlive the signal that ends the run
    };
    void showProgress(const Run& run, int pass);
    void finish(Run& run);

    JobBook& m_jobs;
    const core::Clock& m_clock;
    Adopt m_adopt;
    QThreadPool m_pool; // of one thread: trainings end in the order in which they began
    std::list<std::unique_ptr<Run>> m_runs;
};

} // namespace cryptopulse::engine
