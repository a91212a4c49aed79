#include "engine/enginecore.h"

#include "engine/batchcollection.h"
#include "engine/forecaster.h"
#include "forecast/steps.h"
#include "storage/location.h"

#include <QLoggingCategory>
#include <algorithm>

namespace cryptopulse::engine {

namespace {
Q_LOGGING_CATEGORY(lcEngine, "cryptopulse.engine", QtWarningMsg)

constexpr std::size_t kMostBatches = 8; // running at once

bool isSeedId(std::string_view id)
{
    return !isAdaptiveId(id);
}

/// The record of the adaptive model, or that of all others.
LiveJudge::Place recordOf(const LocalEngineOptions& options, bool adaptive)
{
    return {options.series, options.databasePath, {std::string(kAdaptivePrefix), adaptive}};
}
} // namespace

EngineCore::EngineCore(LocalEngineOptions options, std::unique_ptr<market::PriceSource> source,
                       const core::Clock& clock)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_samples(m_options.series, m_options.databasePath, clock, [this] { m_settling.start(); })
    , m_shelf(storage::isServer(m_options.databasePath) ? tableShelf([this] { return m_samples.database(); })
                                                        : fileShelf(m_options.modelFolder))
    , m_models(m_shelf)
    , m_log(m_options.series, isSeedId)
    , m_adaptiveLog(m_options.series, isAdaptiveId)
    , m_liveJudge(recordOf(m_options, false), clock)
    , m_adaptiveLiveJudge(recordOf(m_options, true), clock)
    , m_jobs(clock)
    , m_feed(std::move(source), clock, [this](const core::Sample& sample) { return keep(sample); })
    , m_trainer(m_jobs, clock, [this](const ModelCard& card) { return adopt(card); })
    , m_importer(m_jobs, clock, [this] { takeInImport(); })
    , m_backfiller(m_jobs, clock, m_options.makeHistory, [this] { takeInOthers(); })
    , m_evaluator(m_jobs, clock, [this](EvaluationPtr made) { m_evaluation = std::move(made); })
    , m_backtester(m_jobs, clock, [this](BacktestPtr made) { m_backtest = std::move(made); })
    , m_leakLab(m_jobs, clock, [this](LeakPtr made) { m_leak = std::move(made); })
    , m_backups(m_jobs, clock, [this](BackupPtr made) { m_backup = std::move(made); })
    , m_checks(m_jobs, clock, [this](CheckPtr made) { m_check = std::move(made); })
    , m_compactions(
          m_jobs, clock, [this](CompactPtr made) { m_compaction = std::move(made); },
          [this] { takeInImport(); })
    , m_adaptive(m_shelf, m_options.series, m_options.costs)
{
    m_feed.setStandIn(m_options.standIn);
    if (m_options.crossCheck) {
        m_checker = std::make_unique<CrossChecker>(*m_options.crossCheck, m_options.series, clock);
        connect(&m_feed, &Feed::priced, m_checker.get(), &CrossChecker::take);
        connect(m_checker.get(), &CrossChecker::changed, this, &EngineCore::publish);
    }
    m_feed.setCollection(false, m_options.interval); // what it is when collecting begins, be it much later
    for (LongWork* const work : longWork())
        connect(work, &LongWork::progressed, this, &EngineCore::publish);
    connect(&m_feed, &Feed::statusChanged, this, &EngineCore::publish);
    connect(&m_backfiller, &Backfiller::progressed, this, &EngineCore::publish);
    connect(&m_adaptive, &AdaptiveKeeper::caughtUp, this, &EngineCore::publish);
    for (LiveJudge* const judge : {&m_liveJudge, &m_adaptiveLiveJudge})
        connect(judge, &LiveJudge::judged, this, &EngineCore::publish);
}

EngineCore::~EngineCore()
{
    // The parts end one after the other; none of them may publish what is half gone.
    m_feed.disconnect(this);
    m_checker.reset();
    m_backfiller.disconnect(this);
    for (LongWork* const work : longWork())
        work->disconnect(this);
    m_adaptive.disconnect(this);
    m_liveJudge.disconnect(this);
    m_adaptiveLiveJudge.disconnect(this);
    for (BatchCollection* batch : m_batches)
        delete batch;
}

void EngineCore::open(const Reply<SnapshotPtr>& reply)
{
    auto opened = m_samples.open();
    if (opened && m_options.history) {
        const core::SeriesView known = m_samples.view();
        const auto newest = known.empty() ? std::nullopt : std::optional(known.newestTime());
        opened = m_samples.keepAll(m_options.history(newest));
    }
    m_adaptive.open();
    takeInModel();
    refreshForecast();
    writeForecasts(false);
    publish();
    watchOthers();
    if (!opened && storage::isServer(m_options.databasePath))
        m_reopening.start();
    reply(opened.map([this] { return makeSnapshot(); }));
    if (m_options.collect)
        m_feed.setCollection(true, m_options.interval);
    repairGaps();
    m_compactions.setDaily(m_options.compactsDaily, m_options.databasePath);
}

void EngineCore::ingest(Reply<Ingested> reply)
{
    m_feed.ingest(std::move(reply));
}

/// All samples that there are by now, also those of another program.
core::Result<JudgedSamples> EngineCore::judged()
{
    if (m_samples.catchUp())
        refreshForecast();
    if (const auto& trouble = m_samples.trouble(); trouble && m_samples.view().empty())
        return core::failure(*trouble);
    return JudgedSamples{m_options.series, m_samples.view()};
}

void EngineCore::train(core::StepChoice step, Reply<ModelCard> reply)
{
    if (const auto known = judged())
        m_trainer.train(step, known->series, known->samples, std::move(reply));
    else
        reply(core::failure(known.error()));
}

void EngineCore::evaluate(const EvaluateRequest& request, Reply<EvaluationPtr> reply)
{
    if (const auto known = judged())
        m_evaluator.evaluate(request, *known, std::move(reply));
    else
        reply(core::failure(known.error()));
}

void EngineCore::backtest(const BacktestRequest& request, Reply<BacktestPtr> reply)
{
    if (const auto known = judged())
        m_backtester.backtest(request, *known, std::move(reply));
    else
        reply(core::failure(known.error()));
}

void EngineCore::leakLab(core::StepChoice step, Reply<LeakPtr> reply)
{
    if (const auto known = judged())
        m_leakLab.run(step, *known, std::move(reply));
    else
        reply(core::failure(known.error()));
}

void EngineCore::collect(CollectRequest request, const Reply<JobStatus>& reply)
{
    if (request.count < 1 || request.count > kMaxCollectCount) {
        reply(core::failure(core::ErrorKind::InvalidArgument,
                            "count must be from 1 to " + std::to_string(kMaxCollectCount)));
        return;
    }
    if (request.interval < std::chrono::milliseconds(0) || request.interval > kMaxCollectInterval) {
        reply(core::failure(core::ErrorKind::InvalidArgument, "interval_s must be from 0 to 86400"));
        return;
    }
    if (m_batches.size() >= kMostBatches) {
        reply(core::failure(core::ErrorKind::TooMany, "too many batches are running; cancel one first"));
        return;
    }
    auto* batch = new BatchCollection(request, m_feed, m_jobs, m_clock);
    m_batches.push_back(batch);
    connect(batch, &BatchCollection::progressed, this, &EngineCore::publish);
    connect(batch, &BatchCollection::ended, this, [this, batch] { removeBatch(batch); });
    const JobStatus begun = *m_jobs.find(batch->jobId());
    batch->start();
    publish();
    reply(begun);
}

void EngineCore::importPrices(const ImportRequest& request, Reply<ImportSummary> reply)
{
    m_importer.import(request, {m_options.series, m_options.databasePath}, std::move(reply));
}

void EngineCore::cancelJob(const std::string& id, const Reply<JobStatus>& reply)
{
    const JobStatus* job = m_jobs.find(id);
    if (!job) {
        reply(core::failure(core::ErrorKind::NotFound, "there is no job " + id));
        return;
    }
    const auto batch = std::ranges::find(m_batches, id, &BatchCollection::jobId);
    if (batch != m_batches.end())
        (*batch)->cancel();
    else if (!m_backfiller.cancel(id))
        std::ranges::any_of(longWork(), [&id](LongWork* work) { return work->cancel(id); });
    reply(*m_jobs.find(id));
}

void EngineCore::setCollection(bool on, std::chrono::seconds interval, const Reply<FeedStatus>& reply)
{
    if (interval < kShortestInterval || interval > kLongestInterval) {
        reply(core::failure(core::ErrorKind::InvalidArgument, "interval_s must be from 1 to 86400"));
        return;
    }
    m_feed.setCollection(on, interval);
    reply(feedStatus());
}

core::Result<Feed::Kept> EngineCore::keep(const core::Sample& sample)
{
    const std::size_t before = m_samples.view().size();
    const int opening = m_samples.openings();
    if (!m_backfiller.isRunning()) // at its end, all at once
        m_samples.catchUp();
    const auto stored = m_samples.keep(sample);
    renewWatch();
    takeInOpened(opening);
    // Also when the store was only now opened, or brought rows of another program.
    if (m_samples.view().size() != before)
        refreshForecast();
    if (!stored)
        return core::failure(stored.error());
    writeForecasts(*stored == storage::Stored::New);
    repairGaps();
    Feed::Kept kept{sample, *stored == storage::Stored::New};
    if (*stored == storage::Stored::Conflict) {
        const core::SeriesView view = m_samples.view();
        const std::size_t index = view.lowerBound(sample.time);
        // Only when it is here already: another program may have stored it a moment ago.
        if (index < view.size() && view.times()[index] == sample.time)
            kept.sample.price = core::Price::from(view.prices()[index]).value_or(sample.price);
    }
    return kept;
}

core::Result<void> EngineCore::adopt(const ModelCard& card)
{
    if (const auto saved = m_models.save(card); !saved)
        return saved;
    m_model = std::make_shared<const ModelCard>(card);
    m_modelTrouble.reset();
    refreshForecast();
    return {};
}

void EngineCore::removeBatch(BatchCollection* batch)
{
    m_batches.remove(batch);
    batch->deleteLater();
    publish();
}

void EngineCore::refreshForecast()
{
    const core::SeriesView samples = m_samples.view();
    m_step = forecast::detectStep(samples);
    m_usableRows = usableRowsNow(samples, m_step);
    m_forecast = forecastFrom(samples);
    if (m_options.adapts)
        m_adaptive.follow(samples, m_step);
}

core::Result<Forecast> EngineCore::forecastFrom(const core::SeriesView& samples) const
{
    if (!m_model)
        return core::failure(core::ErrorKind::NoModel,
                             m_modelTrouble ? m_modelTrouble->detail : "no model has been trained");
    auto forecast = forecastNow(*m_model, samples, m_options.costs);
    if (!forecast && forecast.error().kind == core::ErrorKind::DamagedModel)
        return core::failure(core::ErrorKind::NoModel, forecast.error().detail); // as good as none
    return forecast;
}

/// Outcomes that are known by now, and the forecasts themselves when a @p live price has just made them. One
/// that cannot be written down costs no price: it is only missing in the record.
void EngineCore::writeForecasts(bool live)
{
    storage::Database* const database = m_samples.database();
    if (!database)
        return;
    core::Result<void> done;
    if (m_logOpening != m_samples.openings()) {
        done = m_log.load(*database);
        if (done)
            done = m_adaptiveLog.load(*database);
        m_logOpening = m_samples.openings();
        m_liveJudge.forget();
        m_adaptiveLiveJudge.forget();
    }
    if (done)
        done = record(m_log, m_liveJudge, m_forecast, live);
    if (done)
        done = record(m_adaptiveLog, m_adaptiveLiveJudge, m_adaptive.forecast(), live);
    if (!done)
        qCWarning(lcEngine, "forecasts could not be written down: %s", done.error().detail.c_str());
}

core::Result<void> EngineCore::record(ForecastLog& log, LiveJudge& judge, const core::Result<Forecast>& given,
                                      bool live)
{
    const core::SeriesView samples = m_samples.view();
    auto done =
        log.record(*m_samples.database(), samples, live && given ? std::optional(*given) : std::nullopt);
    const core::LiveForecasts& newest = log.newest();
    judge.follow(log.takeDecided(), {.pending = log.pending(),
                                     .newest = newest->empty() ? std::nullopt : std::optional(newest->back()),
                                     .upTo = samples.empty() ? core::UtcTime() : samples.newestTime()});
    return done;
}

SnapshotPtr EngineCore::makeSnapshot() const
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->made = m_clock.now();
    snapshot->series = m_options.series;
    snapshot->samples = m_samples.view();
    snapshot->step = m_step;
    snapshot->usableRows = m_usableRows;
    snapshot->feed = feedStatus();
    snapshot->storageTrouble = m_samples.trouble();
    snapshot->storageWaiting = m_samples.waiting();
    snapshot->storageNotice = m_samples.notice();
    snapshot->model = m_model;
    snapshot->modelTrouble = m_modelTrouble;
    snapshot->forecast = m_forecast;
    snapshot->asked = m_samples.asked();
    snapshot->adaptiveForecast = m_adaptive.forecast();
    snapshot->adaptive = m_adaptive.status();
    snapshot->evaluation = m_evaluation;
    snapshot->backtest = m_backtest;
    snapshot->leakLab = m_leak;
    snapshot->backup = m_backup;
    snapshot->check = m_check;
    snapshot->compaction = m_compaction;
    snapshot->forecasts = m_log.newest();
    snapshot->adaptiveForecasts = m_adaptiveLog.newest();
    snapshot->liveScore = m_liveJudge.score();
    snapshot->adaptiveLiveScore = m_adaptiveLiveJudge.score();
    snapshot->jobs = m_jobs.all();
    snapshot->storageLocation = storage::shownLocation(m_options.databasePath).toStdString();
    return snapshot;
}

FeedStatus EngineCore::feedStatus() const
{
    FeedStatus status = m_feed.status();
    if (m_checker)
        status.crossCheck = m_checker->status();
    status.callUse = m_callUse;
    return status;
}

/// How often the schedule makes a call that goes with the key; empty: it makes none.
std::optional<std::chrono::seconds> EngineCore::pace() const
{
    const FeedStatus& feed = m_feed.status();
    if (!m_options.meter || !feed.collecting)
        return std::nullopt;
    if (m_feed.quota().perMonth)
        return feed.interval;
    if (m_checker && m_checker->quota().perMonth)
        return std::max(feed.interval, m_checker->status().every);
    return std::nullopt;
}

/// Only when there is something new to reckon with: whoever reads it sees times that stand still.
void EngineCore::reckonCalls()
{
    if (!m_options.meter)
        return;
    core::CallUse use = m_options.meter->use();
    const auto calls = pace();
    if (m_callUse && m_callUse->used == use.used && m_callUse->resets == use.resets && m_callPace == calls)
        return;
    use.runsShort = m_callUse && m_callUse->runsShort && m_callUse->resets == use.resets;
    m_callUse = core::atPace(std::move(use), calls);
    m_callPace = calls;
}

void EngineCore::publish()
{
    reckonCalls();
    Q_EMIT published(makeSnapshot());
}

} // namespace cryptopulse::engine
