#pragma once

#include "engine/snapshot.h"

#include <QJsonObject>
#include <cstddef>

namespace cryptopulse::engine::wire {

/// What is missing of the snapshot's series from @p from to @p to (empty: from its first price, to its last),
/// in buckets of @p step, which has a length: counts of all, and the first @p most of them. "asked" says
/// whether the history of the source was asked for all of a gap: then it has no prices there.
[[nodiscard]] QJsonObject gapsJson(const Snapshot& snapshot, core::Step step,
                                   std::optional<core::UtcTime> from, std::optional<core::UtcTime> to,
                                   std::size_t most);

} // namespace cryptopulse::engine::wire
