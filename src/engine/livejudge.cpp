#include "engine/livejudge.h"

#include "storage/database.h"

#include <QLoggingCategory>
#include <QPromise>
#include <algorithm>
#include <exception>
#include <utility>

namespace cryptopulse::engine {

namespace {

Q_LOGGING_CATEGORY(lcJudge, "cryptopulse.engine.livejudge", QtWarningMsg)

/// @p forecasts oldest first.
bool isAmong(const std::vector<core::LiveForecast>& forecasts, const storage::DecidedForecast& one)
{
    const auto same = std::ranges::equal_range(forecasts, one.asOf, {}, &core::LiveForecast::asOf);
    return std::ranges::any_of(same, [&one](const auto& other) { return other.modelId == one.modelId; });
}

} // namespace

LiveJudge::LiveJudge(Place place, const core::Clock& clock)
    : m_place(std::move(place))
    , m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &LiveJudge::finish);
}

LiveJudge::~LiveJudge()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_watcher.waitForFinished();
}

void LiveJudge::forget()
{
    m_watcher.cancel();
    m_watcher.setFuture({}); // what comes of it is not heard
    m_isRunning = false;
    m_book.reset();
    m_waiting.clear();
    m_score.reset();
}

void LiveJudge::follow(const std::vector<core::LiveForecast>& decided, LiveStanding now)
{
    m_waiting.insert(m_waiting.end(), decided.begin(), decided.end());
    m_standing = std::move(now);
    m_isBehind = true;
    if (!m_isRunning)
        begin();
}

void LiveJudge::begin()
{
    m_isBehind = false;
    if (onlyCounts())
        return recount();
    m_isRunning = true;
    if (!m_book)
        m_waiting.clear(); // they are stored, and read with the rest
    const auto promise = std::make_shared<QPromise<Run>>();
    promise->start();
    m_watcher.setFuture(promise->future());
    m_pool.start([promise, place = m_place, &clock = m_clock, book = std::exchange(m_book, nullptr),
                  decided = std::exchange(m_waiting, {}), standing = m_standing] {
        const auto goesOn = [&promise] { return !promise->isCanceled(); };
        // The edge of the thread: an exception that left it would end the program.
        try {
            const auto known = book ? core::Result<BookPtr>(book) : read(place, clock, standing, goesOn);
            promise->addResult(known ? judge(*known, decided, standing) : Run(core::failure(known.error())));
        } catch (const std::exception& exception) {
            promise->addResult(Run(core::failure(core::ErrorKind::Internal, exception.what())));
        }
        promise->finish();
    });
}

/// What is decided by now, but for what was pending when it was asked for: that comes through follow().
core::Result<LiveJudge::BookPtr> LiveJudge::read(const Place& place, const core::Clock& clock,
                                                 const LiveStanding& standing, const GoesOn& goesOn)
{
    const auto database = storage::Database::open(place.databasePath, clock);
    if (!database)
        return core::failure(database.error());
    auto book = std::make_shared<LiveBook>();
    const auto take = [&](const storage::DecidedForecast& one) {
        if (one.asOf <= standing.upTo && !isAmong(standing.pending, one))
            book->add(one);
        return goesOn();
    };
    const auto done = storage::ForecastStore(**database).visitDecided(place.series, place.models, take);
    if (!done)
        return core::failure(done.error());
    return book;
}

LiveJudge::Run LiveJudge::judge(BookPtr book, const std::vector<core::LiveForecast>& decided,
                                const LiveStanding& standing)
{
    for (const core::LiveForecast& forecast : decided)
        book->add(forecast);
    auto score = book->score(standing);
    if (!score)
        return core::failure(score.error());
    return Judged{std::move(book), std::make_shared<const LiveScore>(*std::move(score))};
}

void LiveJudge::finish()
{
    const auto future = m_watcher.future();
    if (future.isCanceled() || future.resultCount() == 0)
        return;
    m_isRunning = false;
    if (const Run run = future.result()) {
        m_book = run->book;
        m_score = run->score;
        if (m_isBehind)
            begin(); // with what has come meanwhile
    } else {
        qCWarning(lcJudge, "live forecasts could not be judged: %s", run.error().detail.c_str());
        LiveScore none;
        none.trouble = run.error();
        m_score = std::make_shared<const LiveScore>(std::move(none)); // the next price tries again
    }
    Q_EMIT judged();
}

/// Whether the judgement stays what it is, for none was decided.
bool LiveJudge::onlyCounts() const
{
    if (!m_book || !m_waiting.empty() || !m_score || m_score->trouble)
        return false;
    return !m_standing.newest || (m_standing.newest->step == m_score->step &&
                                  m_standing.newest->horizonSteps == m_score->horizonSteps);
}

void LiveJudge::recount()
{
    if (m_score->pending == m_standing.pending.size())
        return;
    LiveScore counted = *m_score;
    counted.pending = m_standing.pending.size();
    counted.given = counted.scored + counted.otherSteps + counted.pending + counted.unknown;
    m_score = std::make_shared<const LiveScore>(std::move(counted));
}

} // namespace cryptopulse::engine
