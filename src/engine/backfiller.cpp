#include "engine/backfiller.h"

#include "core/gaps.h"
#include "engine/schedule.h"
#include "engine/whendone.h"
#include "storage/coveragestore.h"
#include "storage/database.h"
#include "storage/samplestore.h"

#include <algorithm>
#include <set>
#include <utility>

namespace cryptopulse::engine {

using core::ErrorKind;
using core::TimeRange;
using core::UtcTime;
using std::chrono::milliseconds;

namespace {

constexpr int kMostFailures = 6;                 // in a row, of the connection
constexpr std::chrono::hours kRecent{48};        // a venue may be behind, or a clock ahead, by less than that
constexpr std::chrono::hours kReachTolerance{1}; // what can be had moves on while one asks
constexpr std::size_t kMostSamples = 4'000'000;  // of one page's stretch that are stored already
constexpr std::chrono::minutes kFinest{1};       // prices further apart fill no gap of minutes
constexpr std::int64_t kJoined = 300;            // prices: gaps closer than this are asked for together
const UtcTime kFirstPrice = core::fromEpochMs(1'230'940'800'000); // Bitcoin's first block, 2009-01-03

UtcTime floored(UtcTime time, milliseconds spacing)
{
    return time - milliseconds(core::toEpochMs(time) % spacing.count());
}

tl::unexpected<core::Error> wrong(std::string detail)
{
    return core::failure(ErrorKind::InvalidArgument, std::move(detail));
}

/// Stretches in which prices are missing, up to @p whole's end; those that a page would span are one.
std::vector<TimeRange> missing(const core::SeriesView& samples, const TimeRange& whole, milliseconds spacing)
{
    const std::size_t next = samples.lowerBound(whole.from);
    const core::SeriesView part =
        samples.from(next - std::min<std::size_t>(next, 1)); // with what a gap began after
    if (part.empty())
        return {whole};
    std::vector<TimeRange> ranges;
    for (const core::Gap& gap : core::gapsOf(part, spacing, part.size()).list)
        ranges.push_back(gap.range);
    ranges.push_back({floored(part.newestTime(), spacing) + spacing, whole.to});
    std::vector<TimeRange> joined;
    for (TimeRange range : core::merged(std::move(ranges))) {
        range = {std::max(range.from, whole.from), std::min(range.to, whole.to)};
        if (range.empty())
            continue;
        if (!joined.empty() && range.from - joined.back().to < kJoined * spacing)
            joined.back().to = range.to;
        else
            joined.push_back(range);
    }
    return joined;
}

} // namespace

struct Backfiller::Run final : QObject {
    std::string jobId;
    core::SeriesKey series;
    std::unique_ptr<market::HistorySource> source;
    std::unique_ptr<storage::Database> database;
    std::unique_ptr<storage::SampleStore> samples;
    std::unique_ptr<storage::CoverageStore> coverage;
    std::vector<TimeRange> todo; // still to be asked for, the last first
    std::int64_t total = 0;      // prices that the whole would have
    UtcTime closed;              // candles that open from here on had not closed when they were asked for
    int failures = 0;            // in a row
};

Backfiller::Backfiller(JobBook& jobs, const core::Clock& clock, HistoryFactory makeHistory,
                       std::function<void()> takeIn)
    : m_jobs(jobs)
    , m_clock(clock)
    , m_makeHistory(std::move(makeHistory))
    , m_takeIn(std::move(takeIn))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Backfiller::goOn);
}

Backfiller::~Backfiller() = default;

core::Result<JobStatus> Backfiller::begin(const BackfillRequest& request, const Place& place)
{
    if (m_run)
        return core::failure(ErrorKind::TooMany,
                             "prices of the past are being fetched already; cancel that first");
    if (!m_makeHistory)
        return wrong("this engine has no source of past prices");
    const std::string& venue = request.source.empty() ? place.series.source : request.source;
    auto source = m_makeHistory(venue);
    if (!source)
        return core::failure(source.error());
    auto run = std::make_unique<Run>();
    run->source = *std::move(source);
    run->series = {place.series.asset, run->source->currency(), run->source->name()};
    if (request.gapsOnly && run->series != place.series)
        return wrong("gaps: only those of the series that is shown can be filled, " +
                     core::toText(place.series));
    auto opened = storage::Database::open(place.databasePath, m_clock);
    if (!opened)
        return core::failure(opened.error());
    run->database = *std::move(opened);
    run->samples = std::make_unique<storage::SampleStore>(*run->database);
    run->coverage = std::make_unique<storage::CoverageStore>(*run->database);
    auto todo = plan(*run, request, place.samples);
    if (!todo)
        return core::failure(todo.error());
    run->todo = *std::move(todo);
    std::ranges::reverse(run->todo);
    run->jobId = m_jobs.begin(JobKind::Backfill, std::uint64_t(run->total));
    m_run = std::move(run);
    showProgress();
    JobStatus begun = *m_jobs.find(m_run->jobId);
    m_timer.start(0);
    return begun;
}

/// What is to be asked for: the whole without what was asked for before.
core::Result<std::vector<TimeRange>> Backfiller::plan(Run& run, const BackfillRequest& request,
                                                      const core::SeriesView& samples) const
{
    const milliseconds spacing = run.source->spacing();
    const UtcTime now = m_clock.now();
    const UtcTime to = floored(std::min(request.to.value_or(now), now), spacing);
    const auto reach = run.source->reach(now);
    UtcTime from = request.from ? floored(*request.from, spacing) : to - kStandardBackfill;
    const bool fits = !reach || request.gapsOnly || from >= floored(*reach, spacing) - kReachTolerance;
    if (request.from && !fits) // gaps are filled as far as it goes
        return wrong("from: the history of " + run.series.source + " begins at " + core::toIso(*reach));
    if (reach)
        from = std::max(from, floored(*reach, spacing) + spacing);
    if (from < kFirstPrice)
        return wrong("from: no price is older than 2009-01-03");
    if (from >= to && reach && to <= *reach)
        return wrong("to: the history of " + run.series.source + " begins at " + core::toIso(*reach));
    if (from >= to)
        return wrong("from: it must lie before to, and before now");
    if (request.gapsOnly && spacing > kFinest)
        return wrong("gaps: the past of " + run.series.source + " is too coarse to fill them");
    const auto covered = run.coverage->load(run.series);
    if (!covered)
        return core::failure(covered.error());
    std::vector<TimeRange> wanted{{from, to}};
    if (request.gapsOnly)
        wanted = missing(samples, {from, to}, spacing);
    std::vector<TimeRange> todo;
    for (const TimeRange& range : wanted) {
        const auto rest = core::without(range, *covered);
        todo.insert(todo.end(), rest.begin(), rest.end());
    }
    run.total = std::max<std::int64_t>(1, core::lengthOf(wanted) / spacing);
    return todo;
}

void Backfiller::goOn()
{
    if (!m_run)
        return;
    if (m_run->todo.empty())
        return end(JobState::Done);
    if (const auto next = m_run->source->nextAllowed()) {
        const auto rest = std::clamp<milliseconds>(*next - m_clock.now(), milliseconds(1), kLongestWait);
        m_timer.start(rest);
        return;
    }
    ask();
}

void Backfiller::ask()
{
    const TimeRange next = m_run->todo.back();
    m_run->closed = floored(m_clock.now(), m_run->source->spacing()) - m_run->source->spacing();
    // The answer to a run that has ended is nobody's.
    // The answer to a run that has ended is nobody's.
    whenDone(m_run->source->fetch(next.from, next.to), m_run.get(),
             [this, run = m_run.get()](const core::Result<market::HistoryPage>& page) {
                 if (m_run.get() == run)
                     take(page);
             });
}

void Backfiller::take(const core::Result<market::HistoryPage>& page)
{
    if (!page)
        return fail(page.error());
    if (const auto stored = store(*page); !stored)
        return fail(stored.error());
    m_run->failures = 0;
    TimeRange& asked = m_run->todo.back();
    if (page->next <= asked.from)
        return end(JobState::Failed, core::Error{ErrorKind::BadReply, "the venue's history does not go on"});
    asked.from = page->next;
    if (asked.empty())
        m_run->todo.pop_back();
    if (JobStatus* job = m_jobs.find(m_run->jobId))
        job->error.reset();
    showProgress();
    m_timer.start(0);
}

/// The prices of a page, where there is none of their bucket yet, and the note of what it covers.
core::Result<void> Backfiller::store(const market::HistoryPage& page)
{
    if (!m_run->database->isInPlace())
        return core::failure(ErrorKind::Storage, "the database was replaced meanwhile; begin again");
    const milliseconds spacing = m_run->source->spacing();
    std::vector<core::Sample> fresh;
    if (!page.closes.empty()) {
        const auto known =
            m_run->samples->range(m_run->series, floored(page.closes.front().time, spacing),
                                  floored(page.closes.back().time, spacing) + spacing, kMostSamples);
        if (!known)
            return core::failure(known.error());
        std::set<UtcTime> taken;
        for (const core::Sample& sample : *known)
            taken.insert(taken.end(), floored(sample.time, spacing));
        for (const market::Close& close : page.closes) {
            if (!taken.contains(floored(close.time, spacing)))
                fresh.push_back({close.time, close.price, m_clock.now()});
        }
    }
    if (!fresh.empty()) {
        const auto added = m_run->samples->addAll(m_run->series, fresh);
        if (!added)
            return core::failure(added.error());
    }
    if (JobStatus* job = m_jobs.find(m_run->jobId)) {
        job->ok += fresh.size();
        job->repeated += page.closes.size() - fresh.size();
    }
    return m_run->coverage->add(m_run->series, vouchedFor(page));
}

/// The part of a page's stretch in which nothing will appear any more. Near the present the newest price says
/// how far the venue is; a clock of ours that is ahead must not claim what has not been yet.
TimeRange Backfiller::vouchedFor(const market::HistoryPage& page) const
{
    const TimeRange asked = m_run->todo.back();
    UtcTime end = std::min({page.next, asked.to, m_run->closed});
    if (end > m_clock.now() - kRecent)
        end = page.closes.empty() ? asked.from
                                  : std::min(end, page.closes.back().time + m_run->source->spacing());
    return {asked.from, end};
}

/// Waits and goes on, or ends.
void Backfiller::fail(const core::Error& error)
{
    const bool limited = error.kind == ErrorKind::RateLimited;
    const bool passes = error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout ||
                        error.kind == ErrorKind::StorageBusy;
    if (JobStatus* job = m_jobs.find(m_run->jobId)) {
        job->error = error;
        ++job->failed;
    }
    if (!limited && (!passes || ++m_run->failures >= kMostFailures))
        return end(JobState::Failed, error);
    const auto next = m_run->source->suggestedNext();
    m_timer.start(next ? std::clamp<milliseconds>(*next - m_clock.now(), milliseconds(1), kLongestWait)
                       : milliseconds(1));
    showProgress();
}

bool Backfiller::cancel(const std::string& jobId)
{
    if (!m_run || m_run->jobId != jobId)
        return false;
    end(JobState::Cancelled);
    return true;
}

void Backfiller::end(JobState state, const std::optional<core::Error>& error)
{
    m_timer.stop();
    if (JobStatus* job = m_jobs.find(m_run->jobId)) {
        if (state == JobState::Done)
            job->done = job->total;
        m_jobs.end(*job, state, error);
    }
    Run* const ended = m_run.release();
    ended->setParent(this); // not longer than us
    ended->deleteLater();   // its own answer may have led here
    m_takeIn();
    Q_EMIT progressed();
}

void Backfiller::showProgress()
{
    if (JobStatus* job = m_jobs.find(m_run->jobId)) {
        const std::int64_t rest = core::lengthOf(m_run->todo) / m_run->source->spacing();
        job->done = std::uint64_t(std::max<std::int64_t>(0, m_run->total - rest));
        m_jobs.progressed(*job);
    }
    Q_EMIT progressed();
}

} // namespace cryptopulse::engine
