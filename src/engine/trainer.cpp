#include "engine/trainer.h"

#include "forecast/steps.h"

#include <QtConcurrentRun>
#include <algorithm>

namespace cryptopulse::engine {

namespace {

/// All that a training needs, by value: it runs in another thread.
struct TrainingInput {
    core::StepChoice step;
    core::SeriesKey series;
    core::SeriesView samples;
    const core::Clock* clock; // outlives the engine
};

std::string idAt(core::UtcTime created)
{
    std::string digits = core::toIso(created);
    std::erase_if(digits, [](char c) { return c == '-' || c == ':' || c == '.'; });
    return "seed-" + digits;
}

ModelCard cardOf(const forecast::TrainingResult& result, const TrainingInput& input, core::Step step,
                 double c)
{
    ModelCard card;
    card.created = input.clock->now();
    card.id = idAt(card.created);
    card.series = input.series;
    card.step = step;
    card.c = c;
    card.model = result.model;
    card.trainRows = result.trainRows;
    card.testRows = result.testRows;
    card.test = result.test;
    card.trainedFrom = input.samples.times().front();
    card.trainedTo = input.samples.newestTime();
    card.samples = input.samples.size();
    return card;
}

core::Result<ModelCard> train(QPromise<core::Result<ModelCard>>& promise, const TrainingInput& input)
{
    const core::Step step = forecast::resolveStep(input.step, input.samples);
    const auto steps = forecast::Steps::of(input.samples, step);
    const forecast::TrainingOptions options;
    const auto result =
        forecast::trainSeedModel(steps, options, [&promise](const forecast::TrainingStep& progress) {
            promise.setProgressRange(0, std::max(progress.expectedPasses, progress.pass + 1));
            promise.setProgressValue(progress.pass);
            return promise.isCanceled() ? forecast::Next::Stop : forecast::Next::Continue;
        });
    return result.map([&](const auto& trained) { return cardOf(trained, input, step, options.c); });
}

void runTraining(QPromise<core::Result<ModelCard>>& promise, const TrainingInput& input)
{
    // The edge of the thread: an exception that left it would look like a cancelled training.
    try {
        promise.addResult(train(promise, input));
    } catch (const std::exception& exception) {
        promise.addResult(core::Result<ModelCard>(core::failure(
            core::ErrorKind::Internal, std::string("the training failed: ") + exception.what())));
    }
}

} // namespace

Trainer::Trainer(JobBook& jobs, const core::Clock& clock, Adopt adopt)
    : m_jobs(jobs)
    , m_clock(clock)
    , m_adopt(std::move(adopt))
{
    m_pool.setMaxThreadCount(1);
}

Trainer::~Trainer()
{
    for (const auto& run : m_runs) {
        run->watcher->disconnect(this);
        run->watcher->cancel();
    }
    m_pool.waitForDone();
}

void Trainer::train(core::StepChoice step, const core::SeriesKey& series, const core::SeriesView& samples,
                    Reply reply)
{
    const auto same = std::ranges::find_if(
        m_runs, [&step](const auto& run) { return run->step == step && !run->watcher->isCanceled(); });
    if (same != m_runs.end()) {
        (*same)->replies.push_back(std::move(reply));
        return;
    }
    Run* run = m_runs.emplace_back(std::make_unique<Run>()).get();
    run->jobId = m_jobs.begin(JobKind::Train, 0);
    run->step = step;
    run->replies.push_back(std::move(reply));
    run->watcher = new QFutureWatcher<core::Result<ModelCard>>(this);
    connect(run->watcher, &QFutureWatcherBase::progressValueChanged, this,
            [this, run](int pass) { showProgress(*run, pass); });
    connect(run->watcher, &QFutureWatcherBase::finished, this, [this, run] { finish(*run); });
    run->watcher->setFuture(
        QtConcurrent::run(&m_pool, runTraining, TrainingInput{step, series, samples, &m_clock}));
    Q_EMIT progressed();
}

bool Trainer::cancel(const std::string& jobId)
{
    const auto found =
        std::ranges::find_if(m_runs, [&jobId](const auto& run) { return run->jobId == jobId; });
    if (found == m_runs.end())
        return false;
    (*found)->watcher->cancel(); // finished() follows
    return true;
}

void Trainer::showProgress(const Run& run, int pass)
{
    if (JobStatus* job = m_jobs.find(run.jobId)) {
        job->done = std::uint64_t(std::max(0, pass));
        job->total = std::uint64_t(std::max(0, run.watcher->progressMaximum()));
        m_jobs.progressed(*job);
        Q_EMIT progressed();
    }
}

void Trainer::finish(Run& run)
{
    // result() of a cancelled future without a result is undefined: look first.
    const auto future = run.watcher->future();
    core::Result<ModelCard> result = core::failure(core::ErrorKind::Cancelled, "the training was cancelled");
    if (!future.isCanceled() && future.resultCount() > 0)
        result = future.result();
    if (result) {
        if (const auto adopted = m_adopt(*result); !adopted)
            result = core::failure(adopted.error());
    }
    if (JobStatus* job = m_jobs.find(run.jobId)) {
        if (result) {
            job->done = job->total = std::max<std::uint64_t>(1, job->total);
            m_jobs.end(*job, JobState::Done);
        } else {
            const bool cancelled = result.error().kind == core::ErrorKind::Cancelled;
            m_jobs.end(*job, cancelled ? JobState::Cancelled : JobState::Failed, result.error());
        }
    }
    const auto mine = std::ranges::find_if(m_runs, [&run](const auto& other) { return other.get() == &run; });
    const std::unique_ptr<Run> ended = std::move(*mine);
    m_runs.erase(mine);
    ended->watcher->disconnect(this);
    ended->watcher->deleteLater();
    Q_EMIT progressed(); // before the replies: who is answered finds the model in the snapshot
    for (const Reply& reply : ended->replies)
        reply(result);
}

} // namespace cryptopulse::engine
