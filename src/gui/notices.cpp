#include "gui/notices.h"

#include <algorithm>

namespace cryptopulse::gui {

void Notices::read(const engine::Snapshot& snapshot, core::UtcTime now)
{
    setCondition(NoticeTopic::Connection, snapshot.connection.trouble, now);
    // A damaged file that was kept aside at the start is told like a trouble, though work goes on.
    setCondition(NoticeTopic::Storage,
                 snapshot.storageTrouble ? snapshot.storageTrouble : snapshot.storageNotice, now);
    setCondition(NoticeTopic::Feed, snapshot.feed.lastError, now);
    setCondition(NoticeTopic::Model, snapshot.modelTrouble, now);

    // A scheduled call that went well after a failed one by hand says that the trouble is over.
    const auto& feed = snapshot.feed;
    std::erase_if(m_notices, [&feed](const Notice& notice) {
        return notice.topic == NoticeTopic::Ingest && !feed.lastError && feed.lastSuccess &&
               *feed.lastSuccess > notice.since;
    });
    if (snapshot.forecast)
        drop(NoticeTopic::Predict);
}

void Notices::fail(NoticeTopic topic, core::Error error, core::UtcTime now)
{
    if (error.kind == core::ErrorKind::Cancelled)
        return;
    drop(topic);
    // Asked for again and failed again: that deserves an answer, even when it was dismissed before.
    std::erase_if(m_dismissed, [&error](const Notice& notice) { return notice.error.kind == error.kind; });
    if (isShown(error.kind))
        return;
    m_notices.push_back({topic, std::move(error), now});
    std::ranges::stable_sort(m_notices, {}, &Notice::topic);
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
    const auto sameKind = [&](const Notice& notice) { return notice.error.kind == error->kind; };
    if (std::ranges::any_of(m_dismissed, sameKind))
        return;
    // The state of things outranks a command that ran into the same: it knows when it is over.
    std::erase_if(m_notices, [&](const Notice& notice) { return notice.isCommand() && sameKind(notice); });
    if (const auto found = std::ranges::find_if(m_notices, sameKind); found != m_notices.end()) {
        if (found->topic == topic && found->error != *error)
            *found = {topic, *error, now};
        return;
    }
    m_notices.push_back({topic, *error, now});
    std::ranges::stable_sort(m_notices, {}, &Notice::topic);
}

void Notices::drop(NoticeTopic topic)
{
    std::erase_if(m_notices, [topic](const Notice& notice) { return notice.topic == topic; });
}

bool Notices::isShown(core::ErrorKind kind) const
{
    return std::ranges::any_of(m_notices, [kind](const Notice& notice) { return notice.error.kind == kind; });
}

} // namespace cryptopulse::gui
