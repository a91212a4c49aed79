#include "engine/handover.h"

#include "engine/whendone.h"

#include <QLoggingCategory>
#include <algorithm>
#include <utility>

namespace cryptopulse::engine {

namespace {

Q_LOGGING_CATEGORY(lcHandover, "cryptopulse.engine.handover")

using namespace std::chrono_literals;

constexpr auto kPause = 1min;                          // before all sources are asked again
constexpr auto kSettled = 1h;                          // a source that lasted so long has recovered
constexpr std::chrono::milliseconds kLongestNap = 60s; // the machine may sleep, its clock may be set

bool isWorking(const Snapshot& snapshot)
{
    return std::ranges::any_of(snapshot.jobs, &JobStatus::isRunning);
}

bool isGood(const core::Result<market::Quote>& quote, core::UtcTime now)
{
    return quote && (!quote->time || now - *quote->time <= kPatience);
}

HandoverReason reasonOf(core::ErrorKind kind)
{
    return kind == core::ErrorKind::Refused       ? HandoverReason::Refused
           : kind == core::ErrorKind::RateLimited ? HandoverReason::Limited
                                                  : HandoverReason::Failing;
}

FeedJudgement judgeError(const FeedStatus& feed, core::UtcTime patient, core::UtcTime now)
{
    const core::Error& error = *feed.lastError;
    const HandoverReason reason = reasonOf(error.kind);
    const bool isLongPause =
        reason == HandoverReason::Limited && feed.nextAttempt && *feed.nextAttempt > now + kPatience;
    if (reason == HandoverReason::Refused || isLongPause || now >= patient)
        return {.reason = reason, .detail = error.detail};
    return {.lookAgain = patient};
}

} // namespace

FeedJudgement judgeFeed(const Snapshot& snapshot, core::UtcTime inPlace, core::UtcTime now)
{
    const FeedStatus& feed = snapshot.feed;
    if (!feed.collecting)
        return {};
    const core::UtcTime lastGood = std::max(inPlace, feed.lastSuccess.value_or(inPlace));
    if (feed.lastError)
        return judgeError(feed, lastGood + kPatience, now);
    if (!feed.lastSuccess) {
        if (now < inPlace + kPatience)
            return {.lookAgain = inPlace + kPatience};
        return {.reason = HandoverReason::Failing, .detail = "there was no answer"};
    }
    if (snapshot.samples.empty())
        return {};
    const core::UtcTime stale =
        std::max(inPlace + kPatience, snapshot.samples.newestTime() + staleAfter(feed) + 1ms);
    if (now < stale)
        return {.lookAgain = stale};
    return {.reason = HandoverReason::Stale, .detail = "its newest price is old"};
}

Handover::Handover(SwitchableEngine& engine, const core::Clock& clock, Plan plan)
    : m_engine(engine)
    , m_clock(clock)
    , m_plan(std::move(plan))
    , m_inPlace(clock.now())
    , m_notBefore(core::UtcTime::min())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Handover::look);
    // Queued: it may come from another thread, and an engine is not exchanged from within one of its calls.
    connect(&engine, &Engine::snapshotChanged, this, &Handover::look, Qt::QueuedConnection);
    look();
}

void Handover::look()
{
    if (m_isSeeking)
        return;
    const SnapshotPtr snapshot = m_engine.snapshot();
    const core::UtcTime now = m_clock.now();
    if (!snapshot->feed.collecting || isWorking(*snapshot))
        return m_timer.stop(); // the end of that is another snapshot
    if (m_returnAt && now >= *m_returnAt)
        return seek(places(m_current)); // only better ones
    const FeedJudgement judgement = judgeFeed(*snapshot, m_inPlace, now);
    if (!judgement.reason)
        return wakeAt(judgement.lookAgain);
    if (now < m_notBefore)
        return wakeAt(m_notBefore);
    if (m_current == 0)
        m_standIn = StandIn{m_plan.order.front(), *judgement.reason, judgement.detail, now};
    qCInfo(lcHandover, "%s: %s, %s", source().c_str(), std::string(reasonName(*judgement.reason)).c_str(),
           judgement.detail.c_str());
    seek(places(m_plan.order.size()));
}

/// All others before @p end, the best last.
std::vector<std::size_t> Handover::places(std::size_t end) const
{
    std::vector<std::size_t> result;
    for (std::size_t place = end; place-- > 0;) {
        if (place != m_current)
            result.push_back(place);
    }
    return result;
}

void Handover::seek(std::vector<std::size_t> candidates)
{
    m_candidates = std::move(candidates);
    m_isSeeking = true;
    probeNext();
}

void Handover::probeNext()
{
    if (m_candidates.empty())
        return findNone();
    const std::size_t place = m_candidates.back();
    m_candidates.pop_back();
    whenDone(m_plan.probe(m_plan.order[place]), this,
             [this, place](const core::Result<market::Quote>& quote) {
                 if (isGood(quote, m_clock.now()))
                     take(place);
                 else
                     probeNext();
             });
}

void Handover::take(std::size_t place)
{
    const SnapshotPtr snapshot = m_engine.snapshot();
    const core::UtcTime now = m_clock.now();
    m_isSeeking = false;
    if (!snapshot->feed.collecting || isWorking(*snapshot))
        return wakeAt(now + kPause); // that began meanwhile
    auto next = m_plan.makeEngine(
        {m_plan.order[place], snapshot->feed.interval, place == 0 ? std::nullopt : m_standIn});
    if (!next) {
        qCWarning(lcHandover, "%s cannot be used: %s", m_plan.order[place].c_str(),
                  next.error().detail.c_str());
        return findNone();
    }
    if (place != 0 && m_current == 0) {
        const bool failsAgain = m_wasTakenBack && now - m_inPlace < kSettled;
        m_returnAfter = failsAgain ? std::min(2 * m_returnAfter, kLongestReturn) : kFirstReturn;
    }
    m_wasTakenBack = place == 0;
    qCInfo(lcHandover, "live prices come from %s now, not from %s", m_plan.order[place].c_str(),
           source().c_str());
    m_current = place;
    m_inPlace = now;
    m_returnAt.reset();
    if (place == 0)
        m_standIn.reset();
    else
        m_returnAt = now + m_returnAfter;
    m_engine.replace(*std::move(next));
    Q_EMIT handedOver();
}

/// Nothing better: as it was, for a while.
void Handover::findNone()
{
    const core::UtcTime now = m_clock.now();
    m_isSeeking = false;
    m_notBefore = now + kPause;
    if (m_returnAt && now >= *m_returnAt) {
        m_returnAfter = std::min(2 * m_returnAfter, kLongestReturn);
        m_returnAt = now + m_returnAfter;
    }
    wakeAt(m_notBefore);
}

void Handover::wakeAt(std::optional<core::UtcTime> time)
{
    if (m_returnAt)
        time = std::min(time.value_or(*m_returnAt), *m_returnAt);
    if (!time)
        return m_timer.stop();
    const auto wait = std::max(0ms, *time - m_clock.now());
    m_timer.start(std::min(wait, kLongestNap));
}

} // namespace cryptopulse::engine
