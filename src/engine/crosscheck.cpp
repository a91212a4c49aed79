#include "engine/crosscheck.h"

#include "engine/snapshot.h"

#include <algorithm>
#include <array>
#include <utility>

namespace cryptopulse::engine {

namespace {

using Named = std::pair<CrossCheckTrouble, std::string_view>;
constexpr std::array<Named, 7> kNames{{{CrossCheckTrouble::Currency, "currency"},
                                       {CrossCheckTrouble::SameSource, "same_source"},
                                       {CrossCheckTrouble::NotOffered, "not_offered"},
                                       {CrossCheckTrouble::Synthetic, "synthetic"},
                                       {CrossCheckTrouble::Apart, "apart"},
                                       {CrossCheckTrouble::NoAnswer, "no_answer"},
                                       {CrossCheckTrouble::NoPrice, "no_price"}}};

/// Whether nothing but other settings ends it.
bool isLasting(CrossCheckTrouble trouble)
{
    switch (trouble) {
    case CrossCheckTrouble::Currency:
    case CrossCheckTrouble::SameSource:
    case CrossCheckTrouble::NotOffered:
    case CrossCheckTrouble::Synthetic:
        return true;
    case CrossCheckTrouble::Apart:
    case CrossCheckTrouble::NoAnswer:
    case CrossCheckTrouble::NoPrice:
        return false;
    }
    return false;
}

/// How long a comparison stands: three turns, at least five minutes, as a price does.
std::chrono::milliseconds standing(const FeedStatus& feed)
{
    return std::max<std::chrono::milliseconds>(staleAfter(feed), 3 * feed.crossCheck->every);
}

} // namespace

std::string_view troubleName(CrossCheckTrouble trouble) noexcept
{
    return std::ranges::find(kNames, trouble, &Named::first)->second;
}

std::optional<CrossCheckTrouble> troubleFromName(std::string_view name) noexcept
{
    const auto* found = std::ranges::find(kNames, name, &Named::second);
    return found == kNames.end() ? std::nullopt : std::optional(found->first);
}

std::string_view crossCheckStateName(CrossCheckState state) noexcept
{
    switch (state) {
    case CrossCheckState::Waiting:
        return "waiting";
    case CrossCheckState::Agree:
        return "agree";
    case CrossCheckState::Disagree:
        return "disagree";
    case CrossCheckState::NotComparable:
        return "not_comparable";
    }
    return "not_comparable";
}

std::optional<double> CrossCheck::difference() const
{
    if (!price || !other)
        return std::nullopt;
    return (other->value() / price->value() - 1.0) * 100.0;
}

std::optional<CrossCheckState> crossCheckState(const FeedStatus& feed, core::UtcTime now)
{
    if (!feed.crossCheck)
        return std::nullopt;
    const CrossCheck& check = *feed.crossCheck;
    if (check.trouble && isLasting(*check.trouble))
        return CrossCheckState::NotComparable;
    if (!check.checked)
        return check.trouble ? CrossCheckState::NotComparable : CrossCheckState::Waiting;
    if (now - *check.checked > standing(feed))
        return CrossCheckState::NotComparable;
    return check.disagrees ? CrossCheckState::Disagree : CrossCheckState::Agree;
}

std::optional<CrossCheckTrouble> crossCheckTrouble(const FeedStatus& feed, core::UtcTime now)
{
    if (crossCheckState(feed, now) != CrossCheckState::NotComparable)
        return std::nullopt;
    return feed.crossCheck->trouble.value_or(CrossCheckTrouble::NoPrice);
}

} // namespace cryptopulse::engine
