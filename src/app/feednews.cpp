#include "app/feednews.h"

#include <cstdio>

namespace cryptopulse::app {

using engine::CrossCheckState;

namespace {

std::string percent(double value, const char* format)
{
    char text[32];
    std::snprintf(text, sizeof text, format, value);
    return std::string(text) + " %";
}

FeedNews::Line checkLine(const engine::Snapshot& snapshot, core::UtcTime now)
{
    const engine::CrossCheck& check = *snapshot.feed.crossCheck;
    const std::string begin = "cross-check: " + check.source;
    const std::string live = snapshot.series.source;
    const std::string by = percent(check.difference().value_or(0.0), "%+.2f");
    switch (engine::crossCheckState(snapshot.feed, now).value_or(CrossCheckState::Waiting)) {
    case CrossCheckState::Waiting:
        return {};
    case CrossCheckState::Agree:
        return {begin + " agrees with " + live + ": " + by};
    case CrossCheckState::Disagree:
        return {begin + " disagrees with " + live + ": " + by + ", more than " +
                    percent(check.tolerance, "%g") + ", since " + core::toIso(check.since.value_or(now)),
                true};
    case CrossCheckState::NotComparable: {
        const auto trouble = engine::crossCheckTrouble(snapshot.feed, now);
        const std::string why = trouble ? std::string(engine::troubleName(*trouble)) : std::string();
        return {begin + " is not comparable with " + live + ": " + why +
                (check.detail.empty() ? "" : " (" + check.detail + ')')};
    }
    }
    return {};
}

std::string shortageText(const core::CallUse& use)
{
    std::string text = "calls: " + std::to_string(use.used) + " of the " + std::to_string(use.allowed) +
                       " of the " + use.plan + " plan in this month are spent";
    if (use.lastsUntil && use.used < use.allowed)
        text += "; at this pace they last until " + core::toIso(*use.lastsUntil);
    if (use.lastingInterval)
        return text + ", with one every " + std::to_string(use.lastingInterval->count()) +
               " s to the end of the month";
    return text + "; they begin anew at " + core::toIso(use.resets);
}

} // namespace

std::vector<FeedNews::Line> FeedNews::read(const engine::Snapshot& snapshot, core::UtcTime now)
{
    std::vector<Line> lines;
    std::optional<Check> check;
    if (const auto state = engine::crossCheckState(snapshot.feed, now))
        check = Check{*state, engine::crossCheckTrouble(snapshot.feed, now)};
    if (check != m_check) {
        m_check = check;
        if (check && check->first != CrossCheckState::Waiting)
            lines.push_back(checkLine(snapshot, now));
    }
    const auto& use = snapshot.feed.callUse;
    const bool isShort = use && use->runsShort;
    if (isShort && !m_isShort)
        lines.push_back({shortageText(*use), true});
    m_isShort = isShort;
    return lines;
}

} // namespace cryptopulse::app
