#include "engine/livebook.h"

#include <algorithm>

namespace cryptopulse::engine {

namespace {

void insert(evaluation::LiveRecord& record, const storage::DecidedForecast& decided)
{
    const auto place = std::ranges::upper_bound(record.asOf, decided.asOf) - record.asOf.begin();
    record.asOf.insert(record.asOf.begin() + place, decided.asOf);
    record.seenAt.insert(record.seenAt.begin() + place, decided.seenAt);
    record.up.insert(record.up.begin() + place, decided.up);
    record.rose.insert(record.rose.begin() + place, decided.outcome == core::Outcome::Rose ? 1 : 0);
}

} // namespace

void LiveBook::add(const core::LiveForecast& decided)
{
    add(storage::DecidedForecast{.asOf = decided.asOf,
                                 .seenAt = decided.seenAt.value_or(decided.asOf),
                                 .up = decided.up.value(),
                                 .step = decided.step,
                                 .horizonSteps = decided.horizonSteps,
                                 .outcome = decided.outcome,
                                 .modelId = {}});
}

void LiveBook::add(const storage::DecidedForecast& decided)
{
    if (decided.outcome == core::Outcome::Pending)
        return;
    if (decided.outcome == core::Outcome::Unknown) {
        ++m_unknown;
        return;
    }
    const Kind kind{decided.step, decided.horizonSteps};
    auto group = std::ranges::find(m_groups, kind, &Group::kind);
    if (group == m_groups.end())
        group = m_groups.insert(group, {kind, {}});
    insert(group->record, decided);
}

/// Of the newest forecast that is known, else of the newest one in the book.
std::optional<LiveBook::Kind> LiveBook::newestKind(const LiveStanding& standing) const
{
    if (standing.newest)
        return Kind{standing.newest->step, standing.newest->horizonSteps};
    const auto newest =
        std::ranges::max_element(m_groups, {}, [](const Group& group) { return group.record.asOf.back(); });
    return newest == m_groups.end() ? std::nullopt : std::optional(newest->kind);
}

core::Result<LiveScore> LiveBook::score(const LiveStanding& standing) const
{
    const Kind kind = newestKind(standing).value_or(Kind{});
    LiveScore score{.step = kind.step,
                    .horizonSteps = kind.horizonSteps,
                    .pending = standing.pending.size(),
                    .unknown = m_unknown,
                    .judged = {},
                    .trouble = std::nullopt};
    static const evaluation::LiveRecord kNone;
    const evaluation::LiveRecord* record = &kNone;
    for (const Group& group : m_groups) {
        if (group.kind == kind)
            record = &group.record;
        else
            score.otherSteps += group.record.size();
    }
    score.scored = record->size();
    score.given = score.scored + score.otherSteps + score.pending + score.unknown;
    auto judged = evaluation::judgeLive(*record);
    if (!judged)
        return core::failure(judged.error());
    score.judged = *std::move(judged);
    return score;
}

} // namespace cryptopulse::engine
