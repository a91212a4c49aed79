#include "evaluation/livescore.h"

#include "evaluation/distributions.h"
#include "evaluation/overlap.h"
#include "evaluation/significance.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <string>
#include <utility>

namespace cryptopulse::evaluation {

namespace {

using core::ErrorKind;
using core::UtcTime;

core::Result<void> check(const LiveRecord& record)
{
    if (record.seenAt.size() != record.size())
        return core::failure(ErrorKind::InvalidArgument,
                             std::to_string(record.size()) + " times of forecasts and " +
                                 std::to_string(record.seenAt.size()) + " of outcomes");
    const auto back = std::ranges::is_sorted_until(record.asOf);
    if (back != record.asOf.end())
        return core::failure(ErrorKind::InvalidArgument,
                             "the forecast of " + core::toIso(*back) + " follows a later one");
    return {};
}

void countHits(const LiveRecord& record, LiveJudgement& judgement)
{
    for (std::size_t i = 0; i < record.size(); ++i) {
        if (record.up[i] == 0.5)
            continue;
        ++((record.up[i] > 0.5) == (record.rose[i] != 0) ? judgement.hits : judgement.misses);
    }
}

/// Forecasts a day over the last days of the record: how many followed the first of them, over the time they
/// took.
double rate(std::span<const UtcTime> asOf)
{
    constexpr std::chrono::days kLately{30};
    if (asOf.empty())
        return kUndefined;
    const auto first = std::ranges::lower_bound(asOf, asOf.back() - kLately);
    const std::chrono::duration<double, std::ratio<86'400>> lasted = asOf.back() - *first;
    const auto followed = static_cast<double>(asOf.end() - first - 1);
    return lasted.count() > 0.0 ? followed / lasted.count() : kUndefined;
}

RollingSkill skillOf(const LiveRecord& record, std::span<const double> gains, std::size_t first,
                     std::size_t count)
{
    constexpr double kBp = 1e4 / std::numbers::ln2;
    const Overlap overlap(std::span(record.asOf).subspan(first, count),
                          std::span(record.seenAt).subspan(first, count));
    const LongRun longRun = overlap.longRun(gains.subspan(first, count));
    const double half = kZ95 * std::sqrt(longRun.longRunVariance / static_cast<double>(count));
    RollingSkill skill{.time = record.asOf[first + count - 1], .skillBp = kBp * longRun.mean, .interval = {}};
    if (longRun.longRunVariance > 0.0)
        skill.interval = {skill.skillBp - kBp * half, skill.skillBp + kBp * half};
    return skill;
}

void addRolling(const LiveRecord& record, LiveJudgement& judgement)
{
    const std::size_t n = record.size();
    if (n < kShortestRollingWindow)
        return;
    judgement.window = std::clamp(n / 4, kShortestRollingWindow, kLongestRollingWindow);
    const std::size_t windows = std::min(kRollingPoints, n - judgement.window + 1);
    const std::vector<double> gains = gainsOverCoin(record.up, record.rose);
    judgement.rolling.reserve(windows);
    for (std::size_t i = 0; i < windows; ++i) {
        const std::size_t first = windows > 1 ? (n - judgement.window) * i / (windows - 1) : 0;
        judgement.rolling.push_back(skillOf(record, gains, first, judgement.window));
    }
}

} // namespace

core::Result<LiveJudgement> judgeLive(const LiveRecord& record)
{
    if (auto sound = check(record); !sound)
        return core::failure(sound.error());
    auto metrics = judge(record.up, record.rose, Overlap(record.asOf, record.seenAt));
    if (!metrics)
        return core::failure(metrics.error());
    LiveJudgement judgement;
    judgement.metrics = *std::move(metrics);
    judgement.metrics.roc.clear();
    if (record.size() == 0)
        return judgement;
    countHits(record, judgement);
    judgement.from = record.asOf.front();
    judgement.to = record.asOf.back();
    judgement.perDay = rate(record.asOf);
    if (const auto needed = observationsNeeded(judgement.metrics); needed && judgement.perDay > 0.0)
        judgement.daysNeeded = static_cast<double>(*needed) / judgement.perDay;
    addRolling(record, judgement);
    return judgement;
}

} // namespace cryptopulse::evaluation
