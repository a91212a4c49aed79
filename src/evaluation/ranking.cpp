#include "evaluation/ranking.h"

#include "evaluation/distributions.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace cryptopulse::evaluation {

namespace {

/// How many of the entries in a range of ranks rose.
std::size_t risenIn(const Ranking& ranking, std::span<const unsigned char> rose, std::size_t from,
                    std::size_t to)
{
    std::size_t risen = 0;
    for (std::size_t rank = from; rank < to; ++rank)
        risen += rose[ranking.entry(rank)] != 0 ? 1 : 0;
    return risen;
}

} // namespace

Ranking::Ranking(std::span<const double> up)
    : m_order(up.size())
{
    std::vector<std::pair<double, std::size_t>> sorted(up.size());
    for (std::size_t i = 0; i < up.size(); ++i)
        sorted[i] = {up[i], i};
    std::ranges::sort(sorted);
    for (std::size_t rank = 0; rank < sorted.size(); ++rank) {
        m_order[rank] = sorted[rank].second;
        if (rank + 1 == sorted.size() || sorted[rank].first != sorted[rank + 1].first)
            m_groupEnds.push_back(rank + 1);
    }
}

Interval aucInterval(const Ranking& ranking, std::span<const unsigned char> rose, double auc,
                     const Overlap& overlap)
{
    const auto n = static_cast<double>(ranking.size());
    const auto risen = static_cast<double>(risenIn(ranking, rose, 0, ranking.size()));
    const double others = n - risen;
    if (risen == 0.0 || others == 0.0)
        return {};
    // AUC - its truth is, but for terms of higher order, the mean of these: each entry's placement among the
    // other class less the AUC, over the share of its own class.
    std::vector<double> influence(ranking.size());
    double risenBelow = 0.0;
    double othersBelow = 0.0;
    std::size_t from = 0;
    for (const std::size_t to : ranking.groupEnds()) {
        const auto risenHere = static_cast<double>(risenIn(ranking, rose, from, to));
        const double othersHere = static_cast<double>(to - from) - risenHere;
        const double ofRisen = ((othersBelow + othersHere / 2.0) / others - auc) * n / risen;
        const double ofOthers = ((risen - risenBelow - risenHere / 2.0) / risen - auc) * n / others;
        for (std::size_t rank = from; rank < to; ++rank) {
            const std::size_t entry = ranking.entry(rank);
            influence[entry] = rose[entry] != 0 ? ofRisen : ofOthers;
        }
        risenBelow += risenHere;
        othersBelow += othersHere;
        from = to;
    }
    const double variance = overlap.longRun(influence).longRunVariance;
    if (!(variance > 0.0))
        return {};
    const double half = kZ95 * std::sqrt(variance / n);
    return {std::max(auc - half, 0.0), std::min(auc + half, 1.0)};
}

std::vector<RocPoint> rocCurve(const Ranking& ranking, std::span<const double> up,
                               std::span<const unsigned char> rose)
{
    const std::size_t n = ranking.size();
    const std::size_t risen = risenIn(ranking, rose, 0, n);
    if (risen == 0 || risen == n)
        return {};
    const auto groups = ranking.groupEnds();
    const std::size_t stride = n / (kRocPoints - 2) + 1; // fewer than kRocPoints - 1 points below the last
    std::vector<RocPoint> points{RocPoint{}};
    std::size_t truePositives = 0;
    std::size_t to = n; // from the highest probability down
    std::size_t lastPoint = n;
    for (std::size_t group = groups.size(); group-- > 0;) {
        const std::size_t from = group == 0 ? 0 : groups[group - 1];
        truePositives += risenIn(ranking, rose, from, to);
        to = from;
        if (from != 0 && lastPoint - from < stride)
            continue;
        lastPoint = from;
        const std::size_t falsePositives = n - from - truePositives;
        points.push_back({static_cast<double>(falsePositives) / static_cast<double>(n - risen),
                          static_cast<double>(truePositives) / static_cast<double>(risen),
                          up[ranking.entry(from)]});
    }
    return points;
}

double topDecileAccuracy(std::span<const double> up, std::span<const unsigned char> rose)
{
    if (up.empty())
        return kUndefined;
    const std::size_t wanted = (up.size() + 9) / 10;
    std::vector<double> distances(up.size());
    std::ranges::transform(up, distances.begin(), [](double p) { return std::abs(p - 0.5); });
    const auto last = distances.begin() + static_cast<std::ptrdiff_t>(wanted - 1);
    std::ranges::nth_element(distances, last, std::greater<>());
    const double cut = *last;
    std::size_t above = 0;
    std::size_t rightAbove = 0;
    std::size_t tied = 0;
    std::size_t rightTied = 0;
    for (std::size_t i = 0; i < up.size(); ++i) {
        const double distance = std::abs(up[i] - 0.5);
        const bool right = (up[i] > 0.5) == (rose[i] != 0);
        above += distance > cut ? 1 : 0;
        rightAbove += distance > cut && right ? 1 : 0;
        tied += distance == cut ? 1 : 0;
        rightTied += distance == cut && right ? 1 : 0;
    }
    const double shareTied = static_cast<double>(rightTied) / static_cast<double>(tied);
    return (static_cast<double>(rightAbove) + static_cast<double>(wanted - above) * shareTied) /
           static_cast<double>(wanted);
}

} // namespace cryptopulse::evaluation
