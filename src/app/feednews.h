#pragma once

#include "engine/snapshot.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cryptopulse::app {

/// What is new of the cross-check and of the month's calls, in lines for a log: one a change, not one a call.
class FeedNews final
{
public:
    struct Line {
        std::string text;
        bool isWarning = false;
    };

    /// The lines since the last time.
    [[nodiscard]] std::vector<Line> read(const engine::Snapshot& snapshot, core::UtcTime now);

private:
    using Check = std::pair<engine::CrossCheckState, std::optional<engine::CrossCheckTrouble>>;

    std::optional<Check> m_check; // as it was told last
    bool m_isShort = false;       // of calls
};

} // namespace cryptopulse::app
