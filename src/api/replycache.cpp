#include "api/replycache.h"

namespace cryptopulse::api {

namespace {

constexpr qsizetype kMostReplies = 64;
constexpr qsizetype kMostBytes = 8 * 1024 * 1024;

/// The same object, even if another one came to lie at the address of one that is gone.
bool isSame(const std::weak_ptr<const engine::Snapshot>& known, const engine::SnapshotPtr& snapshot) noexcept
{
    return !known.owner_before(snapshot) && !snapshot.owner_before(known);
}

} // namespace

const Reply* ReplyCache::find(const QByteArray& target, const engine::SnapshotPtr& snapshot,
                              core::UtcTime now)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    if (second != m_second || !isSame(m_snapshot, snapshot)) {
        m_replies.clear();
        m_bytes = 0;
        m_second = second;
        m_snapshot = snapshot;
        return nullptr;
    }
    const auto found = m_replies.constFind(target);
    return found == m_replies.constEnd() ? nullptr : &*found;
}

void ReplyCache::store(const QByteArray& target, const Reply& reply)
{
    const qsizetype bytes = target.size() + reply.body.size();
    if (m_replies.size() >= kMostReplies || m_bytes + bytes > kMostBytes)
        return;
    m_bytes += bytes;
    m_replies.insert(target, reply);
}

} // namespace cryptopulse::api
