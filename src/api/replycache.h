#pragma once

#include "api/http.h"
#include "engine/snapshot.h"

#include <QHash>
#include <memory>

namespace cryptopulse::api {

/// Answers that are still true: everything asked of one snapshot within one second.
///
/// Building 300 rows or a forecast as JSON takes longer than all the rest of a request, and clients that
/// poll ask for the same again and again. Bounded in number and bytes; forgets all when the snapshot or the
/// second changes. Does not keep a snapshot alive. One thread.
class ReplyCache
{
public:
    /// Null when it must be made anew. Valid until the next call.
    [[nodiscard]] const Reply* find(const QByteArray& target, const engine::SnapshotPtr& snapshot,
                                    core::UtcTime now);

    void store(const QByteArray& target, const Reply& reply);

private:
    std::weak_ptr<const engine::Snapshot> m_snapshot;
    std::chrono::sys_seconds m_second{};
    QHash<QByteArray, Reply> m_replies;
    qsizetype m_bytes = 0;
};

} // namespace cryptopulse::api
