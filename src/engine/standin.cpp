#include "engine/standin.h"

#include <algorithm>
#include <array>
#include <utility>

namespace cryptopulse::engine {

namespace {

constexpr std::array<std::pair<HandoverReason, std::string_view>, 4> kNames{
    {{HandoverReason::Refused, "refused"},
     {HandoverReason::Limited, "limited"},
     {HandoverReason::Failing, "failing"},
     {HandoverReason::Stale, "stale"}}};

} // namespace

std::string_view reasonName(HandoverReason reason) noexcept
{
    return std::ranges::find(kNames, reason, &std::pair<HandoverReason, std::string_view>::first)->second;
}

std::optional<HandoverReason> reasonFromName(std::string_view name) noexcept
{
    const auto* found = std::ranges::find(kNames, name, &std::pair<HandoverReason, std::string_view>::second);
    return found == kNames.end() ? std::nullopt : std::optional(found->first);
}

} // namespace cryptopulse::engine
