#pragma once

#include "engine/snapshot.h"

namespace cryptopulse::gui {

/// What a window shows of @p fresh. An engine that cannot be reached forecasts nothing; the forecasts that
/// were seen in @p former (may be null) stay, and are shown as the old ones that they are.
[[nodiscard]] engine::SnapshotPtr withLastKnown(const engine::SnapshotPtr& fresh,
                                                const engine::SnapshotPtr& former);

/// Work of other machines that was under way in @p former, and of which an engine that can be reached again
/// knows nothing any more: it was started anew.
[[nodiscard]] std::vector<engine::JobStatus> forgottenWork(const engine::Snapshot& former,
                                                           const engine::Snapshot& fresh);

} // namespace cryptopulse::gui
