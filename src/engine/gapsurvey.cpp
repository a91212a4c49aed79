#include "engine/gapsurvey.h"

#include "engine/inbackground.h"

#include <limits>

namespace cryptopulse::engine {

namespace {

GapSurvey survey(const Snapshot& snapshot)
{
    GapSurvey result;
    if (snapshot.samples.empty())
        return result;
    result.whole = {snapshot.samples.times().front(), snapshot.samples.newestTime()};
    result.gaps =
        core::gapsOf(snapshot.samples, std::chrono::minutes(1), std::numeric_limits<std::size_t>::max());
    if (!snapshot.asked)
        return result;
    result.asked.reserve(result.gaps.list.size());
    for (const core::Gap& gap : result.gaps.list)
        result.asked.push_back(core::isWithin(gap.range, *snapshot.asked));
    return result;
}

} // namespace

QFuture<core::Result<GapSurvey>> surveyGaps(SnapshotPtr snapshot)
{
    using Answer = core::Result<GapSurvey>;
    return inBackground<GapSurvey>(
        [snapshot = std::move(snapshot)](QPromise<Answer>&) -> Answer { return survey(*snapshot); });
}

} // namespace cryptopulse::engine
