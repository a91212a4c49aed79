#pragma once

#include "engine/snapshot.h"

#include <QJsonObject>
#include <QString>
#include <cstddef>
#include <memory>
#include <vector>

namespace cryptopulse::engine::wire {

/// What is missing of the snapshot's series from @p from to @p to (empty: from its first price, to its last),
/// in buckets of @p step, which has a length: counts of all, and the first @p most of them. "asked" says
/// whether the history of the source was asked for all of a gap: then it has no prices there.
/// "asked_stretches": all stretches that it was asked for, whatever @p from and @p to; null: not known.
[[nodiscard]] QJsonObject gapsJson(const Snapshot& snapshot, core::Step step,
                                   std::optional<core::UtcTime> from, std::optional<core::UtcTime> to,
                                   std::size_t most);

/// Snapshot::asked as gapsJson() tells it; null when it does not. Error: BadReply.
using AskedPtr = std::shared_ptr<const std::vector<core::TimeRange>>;
[[nodiscard]] core::Result<AskedPtr> askedFromGaps(const QJsonObject& json);

/// Another text when other stretches were asked for; empty: not known. GET /status tells it, so that a reader
/// knows when to ask for the stretches anew.
[[nodiscard]] QString askedMark(const Snapshot& snapshot);

} // namespace cryptopulse::engine::wire
