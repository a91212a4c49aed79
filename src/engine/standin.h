#pragma once

#include "core/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace cryptopulse::engine {

/// Why a source is no longer asked for live prices.
enum class HandoverReason {
    Refused, ///< it does not serve us: 401, 403, 451
    Limited, ///< it wants a long pause
    Failing, ///< no answer for a while
    Stale    ///< it answers with old prices
};

/// "refused", "limited", "failing", "stale".
[[nodiscard]] std::string_view reasonName(HandoverReason reason) noexcept;

/// The reason with that name; empty when there is none.
[[nodiscard]] std::optional<HandoverReason> reasonFromName(std::string_view name) noexcept;

/// That live prices come from another source than the one that is preferred. They are a series of their own.
struct StandIn {
    std::string preferred; ///< the source that is stood in for
    HandoverReason reason = HandoverReason::Failing;
    std::string detail; ///< what it said last, for logs
    core::UtcTime since;

    bool operator==(const StandIn&) const = default;
};

} // namespace cryptopulse::engine
