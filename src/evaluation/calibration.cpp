#include "evaluation/calibration.h"

#include "evaluation/distributions.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace cryptopulse::evaluation {

namespace {

/// Exclusive ends of the bins in ranks: the tenths, each moved up to the end of its group of equal
/// probabilities.
std::vector<std::size_t> binEnds(const Ranking& ranking)
{
    std::vector<std::size_t> ends;
    const auto groups = ranking.groupEnds();
    for (std::size_t bin = 1; bin <= kReliabilityBins; ++bin) {
        const std::size_t wanted = ranking.size() * bin / kReliabilityBins;
        const auto end = std::ranges::lower_bound(groups, wanted);
        if (wanted > 0 && end != groups.end() && (ends.empty() || *end > ends.back()))
            ends.push_back(*end);
    }
    return ends;
}

ReliabilityBin describeBin(const Ranking& ranking, std::span<const double> up,
                           std::span<const unsigned char> rose, std::size_t from, std::size_t to)
{
    ReliabilityBin bin;
    bin.count = to - from;
    bin.lowest = up[ranking.entry(from)];
    bin.highest = up[ranking.entry(to - 1)];
    double sum = 0.0;
    std::size_t risen = 0;
    for (std::size_t rank = from; rank < to; ++rank) {
        sum += up[ranking.entry(rank)];
        risen += rose[ranking.entry(rank)] != 0 ? 1 : 0;
    }
    bin.meanProbability = sum / static_cast<double>(bin.count);
    bin.shareRisen = static_cast<double>(risen) / static_cast<double>(bin.count);
    return bin;
}

/// Wilson's interval of each bin's share, with the effective count of the bin: products of residuals count
/// between overlapping entries of the same bin.
void addIntervals(std::vector<ReliabilityBin>& bins, std::span<const std::uint8_t> binOf,
                  std::span<const unsigned char> rose, const Overlap& overlap)
{
    std::vector<std::vector<std::size_t>> entries(bins.size());
    std::vector<std::vector<double>> residuals(bins.size());
    for (std::size_t i = 0; i < rose.size(); ++i) {
        entries[binOf[i]].push_back(i);
        residuals[binOf[i]].push_back((rose[i] != 0 ? 1.0 : 0.0) - bins[binOf[i]].shareRisen);
    }
    for (std::size_t i = 0; i < bins.size(); ++i) {
        const auto count = static_cast<double>(bins[i].count);
        const double squares = count * bins[i].shareRisen * (1.0 - bins[i].shareRisen);
        const double longRun = overlap.sumAmong(entries[i], residuals[i]).sum;
        const double effective = longRun > squares ? count * squares / longRun : count;
        const bool alike = !(squares > 0.0);
        bins[i].interval =
            wilson(bins[i].shareRisen, alike ? count / static_cast<double>(overlap.horizon()) : effective);
    }
}

BrierParts partsOf(const std::vector<ReliabilityBin>& bins, std::span<const std::uint8_t> binOf,
                   std::span<const double> up, std::span<const unsigned char> rose)
{
    const auto n = static_cast<double>(up.size());
    double risen = 0.0;
    for (const ReliabilityBin& bin : bins)
        risen += static_cast<double>(bin.count) * bin.shareRisen;
    const double baseRate = risen / n;
    BrierParts parts{0.0, 0.0, baseRate * (1.0 - baseRate), 0.0};
    for (const ReliabilityBin& bin : bins) {
        const double weight = static_cast<double>(bin.count) / n;
        parts.reliability += weight * std::pow(bin.meanProbability - bin.shareRisen, 2);
        parts.resolution += weight * std::pow(bin.shareRisen - baseRate, 2);
    }
    for (std::size_t i = 0; i < up.size(); ++i) {
        const ReliabilityBin& bin = bins[binOf[i]];
        const double ofP = up[i] - bin.meanProbability;
        const double ofY = (rose[i] != 0 ? 1.0 : 0.0) - bin.shareRisen;
        parts.withinBin += (ofP * ofP - 2.0 * ofP * ofY) / n;
    }
    return parts;
}

/// The two parameters, their gradient and the Hessian's three entries, all divided by n.
struct Likelihood {
    double loss = 0.0;
    double gradient0 = 0.0;
    double gradient1 = 0.0;
    double h00 = 0.0;
    double h01 = 0.0;
    double h11 = 0.0;
};

Likelihood likelihoodAt(const Calibration& at, std::span<const double> logOdds,
                        std::span<const unsigned char> rose)
{
    Likelihood sum;
    for (std::size_t i = 0; i < logOdds.size(); ++i) {
        const double x = logOdds[i];
        const double z = at.intercept + at.slope * x;
        const double small = std::exp(-std::abs(z));
        const double p = (z < 0.0 ? small : 1.0) / (1.0 + small);
        const double error = p - (rose[i] != 0 ? 1.0 : 0.0);
        const double weight = small / ((1.0 + small) * (1.0 + small));
        sum.loss += std::log1p(small) + std::max(rose[i] != 0 ? -z : z, 0.0);
        sum.gradient0 += error;
        sum.gradient1 += error * x;
        sum.h00 += weight;
        sum.h01 += weight * x;
        sum.h11 += weight * x * x;
    }
    return sum;
}

/// A finite fit exists unless a threshold on p separates the classes (but for entries right on it).
bool overlapping(std::span<const double> up, std::span<const unsigned char> rose)
{
    double lowRisen = 2.0;
    double highRisen = -1.0;
    double lowOther = 2.0;
    double highOther = -1.0;
    for (std::size_t i = 0; i < up.size(); ++i) {
        double& low = rose[i] != 0 ? lowRisen : lowOther;
        double& high = rose[i] != 0 ? highRisen : highOther;
        low = std::min(low, up[i]);
        high = std::max(high, up[i]);
    }
    return lowRisen < highOther && lowOther < highRisen;
}

} // namespace

Reliability reliability(const Ranking& ranking, std::span<const double> up,
                        std::span<const unsigned char> rose, const Overlap& overlap)
{
    Reliability result;
    if (up.empty())
        return result;
    std::vector<std::uint8_t> binOf(up.size());
    std::size_t from = 0;
    for (const std::size_t to : binEnds(ranking)) {
        for (std::size_t rank = from; rank < to; ++rank)
            binOf[ranking.entry(rank)] = static_cast<std::uint8_t>(result.bins.size());
        result.bins.push_back(describeBin(ranking, up, rose, from, to));
        from = to;
    }
    addIntervals(result.bins, binOf, rose, overlap);
    result.parts = partsOf(result.bins, binOf, up, rose);
    return result;
}

Calibration calibration(std::span<const double> up, std::span<const unsigned char> rose)
{
    if (!overlapping(up, rose))
        return {};
    std::vector<double> logOdds(up.size());
    std::ranges::transform(up, logOdds.begin(), [](double p) {
        const double kept = std::clamp(p, kClip, 1.0 - kClip);
        return std::log(kept) - std::log1p(-kept);
    });
    Calibration at{0.0, 0.0};
    Likelihood now = likelihoodAt(at, logOdds, rose);
    for (int pass = 0; pass < 200; ++pass) {
        const double determinant = now.h00 * now.h11 - now.h01 * now.h01;
        if (!(determinant > 0.0))
            return {};
        const double move0 = (now.h11 * now.gradient0 - now.h01 * now.gradient1) / determinant;
        const double move1 = (now.h00 * now.gradient1 - now.h01 * now.gradient0) / determinant;
        const double decrement = move0 * now.gradient0 + move1 * now.gradient1;
        const bool last = decrement < 1e-14 * now.loss; // the next move is its square
        double share = 1.0;
        Calibration next{at.intercept - move0, at.slope - move1};
        Likelihood then = last ? now : likelihoodAt(next, logOdds, rose);
        while (!last && !(then.loss < now.loss) && share > 1e-9) {
            share /= 2.0;
            next = {at.intercept - share * move0, at.slope - share * move1};
            then = likelihoodAt(next, logOdds, rose);
        }
        at = next;
        now = then;
        if (last)
            return at;
    }
    return {};
}

} // namespace cryptopulse::evaluation
