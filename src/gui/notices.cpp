#include "gui/notices.h"

#include "gui/explain.h"
#include "gui/feedwords.h"

#include <algorithm>
#include <utility>

namespace cryptopulse::gui {

namespace {

constexpr std::ptrdiff_t kMostTold = 5; // of one topic

/// Whether a command on @p topic that failed with @p kind ran into what @p condition tells of.
bool isCauseOf(const Notice& condition, NoticeTopic topic, core::ErrorKind kind)
{
    if (condition.error.kind != kind)
        return false;
    switch (condition.topic) {
    case NoticeTopic::Connection: // whatever was asked, it went that way
    case NoticeTopic::Storage:
        return topic != NoticeTopic::Export;
    case NoticeTopic::Feed:
        return topic == NoticeTopic::Ingest || topic == NoticeTopic::Collect;
    case NoticeTopic::Model:
        return topic == NoticeTopic::Predict;
    case NoticeTopic::Ingest:
    case NoticeTopic::Collect:
    case NoticeTopic::Train:
    case NoticeTopic::Import:
    case NoticeTopic::History:
    case NoticeTopic::Evaluate:
    case NoticeTopic::Backtest:
    case NoticeTopic::LeakLab:
    case NoticeTopic::Backup:
    case NoticeTopic::Check:
    case NoticeTopic::Compact:
    case NoticeTopic::Export:
    case NoticeTopic::Cancel:
    case NoticeTopic::Collection:
    case NoticeTopic::Predict:
    case NoticeTopic::Settings:
    case NoticeTopic::Key:
    case NoticeTopic::Alert:
    case NoticeTopic::StandIn:
    case NoticeTopic::CrossCheck:
    case NoticeTopic::Calls:
    case NoticeTopic::Crash:
        return false;
    }
    return false;
}

} // namespace

void Notices::read(const engine::Snapshot& snapshot, core::UtcTime now)
{
    readSeries(snapshot);
    setCondition(NoticeTopic::Connection, snapshot.connection.trouble, now);
    // A damaged file that was kept aside at the start is told like a trouble, though work goes on.
    setCondition(NoticeTopic::Storage,
                 snapshot.storageTrouble ? snapshot.storageTrouble : snapshot.storageNotice, now);
    setCondition(NoticeTopic::Feed, snapshot.feed.lastError, now);
    setCondition(NoticeTopic::Model, snapshot.modelTrouble, now);
    readStandIn(snapshot, now);
    readCrossCheck(snapshot, now);
    readCalls(snapshot, now);

    // A scheduled call that went well after a failed one by hand says that the trouble is over.
    const auto& feed = snapshot.feed;
    std::erase_if(m_notices, [&feed](const Notice& notice) {
        return notice.topic == NoticeTopic::Ingest && !feed.lastError && feed.lastSuccess &&
               *feed.lastSuccess > notice.since;
    });
    if (snapshot.forecast || snapshot.adaptiveForecast)
        drop(NoticeTopic::Predict);
}

/// What commands came to with another coin says nothing of the one that is shown now. Another source of the
/// same, which may quote it in a stablecoin, changes nothing.
void Notices::readSeries(const engine::Snapshot& snapshot)
{
    const core::SeriesKey before = std::exchange(m_series, snapshot.series);
    const bool isSameCurrency = m_series.currency == before.currency || m_series.source != before.source;
    if (m_series.asset == before.asset && isSameCurrency)
        return;
    std::erase_if(m_notices, [](const Notice& notice) {
        return (notice.topic >= NoticeTopic::Ingest && notice.topic <= NoticeTopic::LeakLab) ||
               notice.topic == NoticeTopic::Predict;
    });
}

/// Told once, however often it is read; another source or reason is told anew.
void Notices::readStandIn(const engine::Snapshot& snapshot, core::UtcTime now)
{
    const auto& standIn = snapshot.feed.standIn;
    if (standIn == m_standIn)
        return;
    m_standIn = standIn;
    drop(NoticeTopic::StandIn);
    if (standIn) {
        const Explanation words = explain(*standIn, snapshot.series.source);
        tell(NoticeTopic::StandIn, words.sentence, words.remedy, now);
    }
}

/// While two sources disagree; told once, however much they do.
void Notices::readCrossCheck(const engine::Snapshot& snapshot, core::UtcTime now)
{
    std::optional<core::UtcTime> since;
    if (engine::crossCheckState(snapshot.feed, now) == engine::CrossCheckState::Disagree)
        since = snapshot.feed.crossCheck->since;
    if (since == m_disagreeing)
        return;
    m_disagreeing = since;
    drop(NoticeTopic::CrossCheck);
    if (since) {
        const Explanation words = explainDisagreement(snapshot, now);
        tell(NoticeTopic::CrossCheck, words.sentence, words.remedy, now);
    }
}

/// Once a month, until the pace is one that lasts; that all are spent is told anew.
void Notices::readCalls(const engine::Snapshot& snapshot, core::UtcTime now)
{
    const auto& use = snapshot.feed.callUse;
    const bool isShort = use && use->runsShort;
    const bool isSpent = isShort && use->used >= use->allowed;
    const auto told = isShort ? std::optional(std::pair(use->resets, isSpent)) : std::nullopt;
    if (told == m_runningShort)
        return;
    m_runningShort = told;
    drop(NoticeTopic::Calls);
    if (isShort) {
        const Explanation words = explainShortage(*use);
        tell(NoticeTopic::Calls, words.sentence, words.remedy, now);
    }
}

void Notices::fail(NoticeTopic topic, core::Error error, core::UtcTime now)
{
    if (error.kind == core::ErrorKind::Cancelled)
        return;
    drop(topic);
    const auto isCause = [&](const Notice& notice) { return isCauseOf(notice, topic, error.kind); };
    // Asked for again and failed again: that deserves an answer, even when it was dismissed before.
    std::erase_if(m_dismissed, isCause);
    if (std::ranges::none_of(m_notices, isCause))
        push({topic, std::move(error), now});
}

void Notices::tell(NoticeTopic topic, const QString& sentence, const QString& remedy, core::UtcTime now)
{
    std::erase_if(m_notices, [&](const Notice& notice) { return notice.sentence == sentence; });
    // The oldest of many gives way: who was away for a night need not dismiss a hundred.
    if (std::ranges::count(m_notices, topic, &Notice::topic) >= kMostTold) {
        const auto oldest = std::ranges::find(m_notices.rbegin(), m_notices.rend(), topic, &Notice::topic);
        m_notices.erase(std::next(oldest).base());
    }
    push({topic, {}, now, sentence, remedy});
}

void Notices::push(Notice notice)
{
    const auto isBefore = [&notice](const Notice& other) {
        return !other.isCommand() && (notice.isCommand() || other.topic <= notice.topic);
    };
    m_notices.insert(std::ranges::find_if_not(m_notices, isBefore), std::move(notice));
}

void Notices::succeed(NoticeTopic topic)
{
    drop(topic);
    // A price by hand proves that what the schedule ran into is over as well; the next snapshot agrees.
    if (topic == NoticeTopic::Ingest)
        drop(NoticeTopic::Feed);
}

void Notices::dismiss()
{
    if (m_notices.empty())
        return;
    if (!m_notices.front().isCommand())
        m_dismissed.push_back(m_notices.front());
    m_notices.erase(m_notices.begin());
}

std::optional<Notice> Notices::current() const
{
    if (m_notices.empty())
        return std::nullopt;
    return m_notices.front();
}

void Notices::setCondition(NoticeTopic topic, const std::optional<core::Error>& error, core::UtcTime now)
{
    const auto isOld = [&](const Notice& notice) {
        return notice.topic == topic && (!error || notice.error.kind != error->kind);
    };
    std::erase_if(m_notices, isOld);
    std::erase_if(m_dismissed, isOld);
    if (!error || error->kind == core::ErrorKind::Cancelled)
        return;
    const auto isKnown = [&](const Notice& notice) { return notice.topic == topic; };
    if (std::ranges::any_of(m_dismissed, isKnown))
        return;
    if (const auto found = std::ranges::find_if(m_notices, isKnown); found != m_notices.end()) {
        if (found->error != *error)
            *found = {topic, *error, now};
        return;
    }
    // The state of things outranks a command that ran into the same: it knows when it is over.
    const Notice condition{topic, *error, now};
    std::erase_if(m_notices, [&condition](const Notice& notice) {
        return isCauseOf(condition, notice.topic, notice.error.kind) && notice.sentence.isEmpty();
    });
    push(condition);
}

void Notices::drop(NoticeTopic topic)
{
    std::erase_if(m_notices, [topic](const Notice& notice) { return notice.topic == topic; });
}

} // namespace cryptopulse::gui
