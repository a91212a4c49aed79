#include "remote/worker.h"

#include <QRandomGenerator>
#include <algorithm>

namespace cryptopulse::remote {

using core::ErrorKind;
using std::chrono::milliseconds;

namespace {

constexpr std::chrono::minutes kLongestObeyed{5}; // a server's Retry-After beyond this would look like a hang

bool isLost(const core::Error& error)
{
    return error.kind == ErrorKind::Disconnected || error.kind == ErrorKind::Timeout;
}

} // namespace

Worker::Worker(const QUrl& base, const core::Clock& clock, const RemoteOptions& options,
               engine::SnapshotPtr first, Publish publish)
    : m_clock(clock)
    , m_options(options)
    , m_requests(base, options)
    , m_publish(std::move(publish))
    , m_snapshot(std::move(first))
    , m_backOff(options.firstRetry, options.longestRetry)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Worker::refreshNow);
}

Worker::~Worker() = default;

void Worker::start()
{
    // Here, not in the constructor: a network manager belongs to the thread that makes it.
    m_fetcher = std::make_unique<Fetcher>(m_options.bearerToken);
    m_refresh = std::make_unique<Refresh>(
        m_requests, *m_fetcher, m_options,
        [this](core::Result<engine::Snapshot> result) { onRefreshed(std::move(result)); });
    refreshNow();
}

void Worker::ingest(const AnswerPtr<engine::Ingested>& answer)
{
    send(m_requests.ingest(), readIngested, answer);
}

void Worker::train(core::StepChoice step, const AnswerPtr<engine::ModelCard>& answer)
{
    ++m_trainings;
    m_fetcher->send(m_requests.train(step), [this, answer](const core::Result<HttpAnswer>& trained) {
        if (const auto ok = trained.and_then(readTrained); !ok)
            return finishTraining(core::failure(ok.error()), answer);
        m_fetcher->send(m_requests.model(), [this, answer](const core::Result<HttpAnswer>& card) {
            finishTraining(card.and_then(readCard), answer);
        });
    });
    // Its progress is to be seen from the beginning.
    if (!m_refresh->isRunning() && !m_snapshot->connection.trouble)
        m_timer.start(std::min(m_options.progressInterval, m_options.refreshInterval));
}

void Worker::collect(const engine::CollectRequest& request, const AnswerPtr<engine::JobStatus>& answer)
{
    send(m_requests.collect(request), readJob, answer);
}

void Worker::backfill(const engine::BackfillRequest& request, const AnswerPtr<engine::JobStatus>& answer)
{
    send(m_requests.backfill(request), readJob, answer);
}

void Worker::importPrices(const engine::ImportRequest& request,
                          const AnswerPtr<engine::ImportSummary>& answer)
{
    if (m_sending)
        return answer->give(
            core::failure(ErrorKind::TooMany, "another file is being sent; wait until it is through"));
    m_upload = engine::JobStatus{};
    m_upload->id = "upload-" + std::to_string(++m_uploads);
    m_upload->kind = engine::JobKind::Import;
    m_upload->total = 1'000;
    m_upload->started = m_clock.now();
    m_sending = std::make_unique<Upload>(m_requests, *m_fetcher, m_clock);
    m_sending->start(
        request, [this](double done) { showUpload(done); },
        [this, answer](const auto& result) { finishUpload(result, answer); });
}

void Worker::showUpload(double done)
{
    m_upload->done = std::uint64_t(done * double(m_upload->total));
    m_upload->elapsed = std::max(milliseconds(0), m_clock.now() - m_upload->started);
    if (done > 0)
        m_upload->remaining =
            milliseconds(std::int64_t(double(m_upload->elapsed.count()) * (1 - done) / done));
    publish(*m_snapshot);
}

void Worker::finishUpload(const core::Result<engine::ImportSummary>& result,
                          const AnswerPtr<engine::ImportSummary>& answer)
{
    m_upload->ended = m_clock.now();
    m_upload->elapsed = std::max(milliseconds(0), *m_upload->ended - m_upload->started);
    m_upload->remaining.reset();
    if (result) {
        m_upload->state = engine::JobState::Done;
        m_upload->done = m_upload->total;
        m_upload->ok = result->added;
        m_upload->repeated = result->repeats + result->conflicts + result->duplicates;
        m_upload->failed = result->badLines;
    } else {
        const bool cancelled = result.error().kind == ErrorKind::Cancelled;
        m_upload->state = cancelled ? engine::JobState::Cancelled : engine::JobState::Failed;
        m_upload->error = result.error();
    }
    publish(*m_snapshot);
    // It is on the stack now.
    QMetaObject::invokeMethod(
        this, [this] { m_sending.reset(); }, Qt::QueuedConnection);
    conclude(result.map([this](engine::ImportSummary summary) {
        summary.note = engine::importNote(summary, m_snapshot->series);
        return summary;
    }),
             answer);
}

void Worker::evaluate(const engine::EvaluateRequest& request, const AnswerPtr<engine::EvaluationPtr>& answer)
{
    follow(m_requests.evaluate(request), &engine::Snapshot::evaluation, answer);
}

void Worker::backtest(const engine::BacktestRequest& request, const AnswerPtr<engine::BacktestPtr>& answer)
{
    follow(m_requests.backtest(request), &engine::Snapshot::backtest, answer);
}

void Worker::leakLab(core::StepChoice step, const AnswerPtr<engine::LeakPtr>& answer)
{
    follow(m_requests.leakLab(step), &engine::Snapshot::leakLab, answer);
}

void Worker::assets(const QString& typed, const QString& mode, const AnswerPtr<engine::AssetPage>& answer)
{
    // What is only read changes nothing that a refresh would show.
    m_fetcher->send(m_requests.assets(typed, mode), [answer](const core::Result<HttpAnswer>& got) {
        answer->give(got.and_then(readAssets));
    });
}

void Worker::watch(const QString& asset, const QString& currency, const AnswerPtr<core::SeriesKey>& answer)
{
    send(m_requests.setSeries(asset, currency), readSeries, answer);
}

void Worker::backUp(const AnswerPtr<engine::BackupPtr>& answer)
{
    follow(m_requests.backUp(), &engine::Snapshot::backup, answer);
}

void Worker::check(const AnswerPtr<engine::CheckPtr>& answer)
{
    follow(m_requests.check(), &engine::Snapshot::check, answer);
}

void Worker::compact(const engine::CompactRequest& request, const AnswerPtr<engine::CompactPtr>& answer)
{
    follow(m_requests.compact(request), &engine::Snapshot::compaction, answer);
}

template <typename Ptr>
void Worker::follow(const HttpRequest& request, Ptr engine::Snapshot::*place, const AnswerPtr<Ptr>& answer)
{
    m_fetcher->send(request, [this, place, answer](const core::Result<HttpAnswer>& got) {
        const auto job = got.and_then(readBegun);
        if (!job)
            return conclude(core::Result<Ptr>(core::failure(job.error())), answer);
        m_following.add(job->id, [place, answer](const core::Result<engine::SnapshotPtr>& ended) {
            if (!ended)
                return answer->give(core::failure(ended.error()));
            if (const Ptr& result = (**ended).*place)
                return answer->give(result);
            answer->give(core::failure(ErrorKind::BadReply, "the server's result cannot be read"));
        });
        refreshNow();
    });
}

void Worker::cancelJob(const std::string& id, const AnswerPtr<engine::JobStatus>& answer)
{
    if (m_upload && m_upload->id == id) {
        if (m_sending)
            m_sending->cancel();
        return answer->give(*m_upload);
    }
    send(m_requests.cancelJob(id), readJob, answer);
}

void Worker::setCollection(bool on, std::chrono::seconds interval,
                           const AnswerPtr<engine::FeedStatus>& answer)
{
    send(m_requests.setCollection(on, interval), readFeed, answer);
}

template <typename T>
void Worker::send(const HttpRequest& request, core::Result<T> (*read)(const HttpAnswer&),
                  const AnswerPtr<T>& answer)
{
    m_fetcher->send(request, [this, read, answer](const core::Result<HttpAnswer>& got) {
        conclude(got.and_then(read), answer);
    });
}

template <typename T>
void Worker::conclude(const core::Result<T>& result, const AnswerPtr<T>& answer)
{
    answer->give(result);
    // A success shows its effect at once; a lost connection is not left to be found out two seconds later.
    if (result || (isLost(result.error()) && !m_snapshot->connection.trouble))
        refreshNow();
}

void Worker::finishTraining(const core::Result<engine::ModelCard>& result,
                            const AnswerPtr<engine::ModelCard>& answer)
{
    --m_trainings;
    conclude(result, answer);
}

void Worker::refreshNow()
{
    if (m_refresh->isRunning()) {
        m_refreshAgain = true;
        return;
    }
    m_timer.stop();
    m_refreshAgain = false;
    m_refresh->start();
}

void Worker::onRefreshed(core::Result<engine::Snapshot> result)
{
    milliseconds wait;
    if (result) {
        m_backOff.reset();
        wait = pace(*result);
        showConnected(*std::move(result), wait);
        m_following.look(m_snapshot);
    } else {
        wait = waitAfter(result.error());
        showTrouble(result.error(), wait);
        m_following.giveUp(result.error());
    }
    m_timer.start(m_refreshAgain ? milliseconds(0) : wait);
}

void Worker::showConnected(engine::Snapshot snapshot, milliseconds untilNext)
{
    // By our clock, as everything that is compared with it later.
    snapshot.made = m_clock.now();
    snapshot.connection = m_snapshot->connection;
    snapshot.connection.trouble.reset();
    snapshot.connection.since.reset();
    snapshot.connection.nextAttempt = snapshot.made + untilNext;
    publish(std::move(snapshot));
}

/// With the import that is sent from here in the place of the many that the server makes of its pieces.
void Worker::publish(engine::Snapshot snapshot)
{
    if (m_upload) {
        std::erase_if(snapshot.jobs, [](const auto& job) { return job.kind == engine::JobKind::Import; });
        const auto isLater = [this](const auto& job) { return job.started > m_upload->started; };
        snapshot.jobs.insert(std::find_if(snapshot.jobs.begin(), snapshot.jobs.end(), isLater), *m_upload);
    }
    m_snapshot = std::make_shared<const engine::Snapshot>(std::move(snapshot));
    m_publish(m_snapshot);
}

void Worker::showTrouble(const core::Error& error, milliseconds untilNext)
{
    // Samples, model and jobs stay as they were last seen; a forecast would be taken for a new one.
    engine::Snapshot snapshot = *m_snapshot;
    snapshot.made = m_clock.now();
    snapshot.feed.fetching = false;
    snapshot.forecast = core::failure(ErrorKind::Disconnected, "no contact with the server: " + error.detail);
    snapshot.adaptiveForecast = core::failure(snapshot.forecast.error());
    if (!snapshot.connection.trouble)
        snapshot.connection.since = snapshot.made;
    snapshot.connection.trouble = error;
    snapshot.connection.nextAttempt = snapshot.made + untilNext;
    publish(std::move(snapshot));
}

milliseconds Worker::pace(const engine::Snapshot& snapshot) const
{
    const bool busy =
        m_trainings > 0 || std::any_of(snapshot.jobs.begin(), snapshot.jobs.end(),
                                       [](const engine::JobStatus& job) { return job.isRunning(); });
    return busy ? std::min(m_options.progressInterval, m_options.refreshInterval) : m_options.refreshInterval;
}

milliseconds Worker::waitAfter(const core::Error& error)
{
    const milliseconds wait = m_backOff.next(QRandomGenerator::global()->generateDouble());
    const milliseconds asked = error.retryAfter.value_or(milliseconds(0));
    return std::max(wait, std::min<milliseconds>(asked, kLongestObeyed));
}

} // namespace cryptopulse::remote
