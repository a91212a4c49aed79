#pragma once

#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace cryptopulse::evaluation {

class Overlap;

inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
inline constexpr double kTooFew = 100.0;             ///< effective observations below which nothing is judged
inline constexpr std::size_t kFewestDisjoint = 20;   ///< labels without overlap below which nothing is judged
inline constexpr double kSignificance = 0.05;        ///< of every one-sided test
inline constexpr std::size_t kLongestHorizon = 1000; ///< steps
inline constexpr std::size_t kReliabilityBins = 10;  ///< at most
inline constexpr std::size_t kRocPoints = 200;       ///< at most
inline constexpr double kClip = 0x1p-52;             ///< probabilities are kept this far from 0 and 1 in logs

/// A 95 % confidence interval; both ends NaN when there is none.
struct Interval {
    double low = kUndefined;
    double high = kUndefined;
};

/// A one-sided test of a mean. All NaN when the mean has no variance to be judged by (no entries, or all
/// of them alike).
struct OneSidedTest {
    double estimate = kUndefined;      ///< the mean that is tested against 0
    double standardError = kUndefined; ///< of that mean, HAC (see Overlap)
    double statistic = kUndefined;     ///< standardised; large speaks for the forecast
    double pValue = kUndefined;        ///< chance of a statistic at least this large when there is no edge
};

/// Parts of the Brier score: brier = reliability - resolution + uncertainty + withinBin. Murphy (1973), "A
/// new vector partition of the probability score"; the last part, which is zero when all probabilities of a
/// bin are the same, after Stephenson, Coelho and Jolliffe (2008), "Two extra components in the Brier score
/// decomposition". All NaN without entries.
struct BrierParts {
    double reliability =
        kUndefined; ///< mean squared distance of a bin's mean probability from its share: low is good
    double resolution =
        kUndefined; ///< mean squared distance of a bin's share from the base rate: high is good
    double uncertainty = kUndefined; ///< base rate * (1 - base rate)
    double withinBin = kUndefined;   ///< variance of p within bins less twice its covariance with the outcome
};

/// Entries of neighbouring probabilities. Bins hold equally many entries but for ties: equal probabilities
/// are never in two bins, so a constant forecast has a single one.
struct ReliabilityBin {
    std::size_t count = 0;
    double lowest = kUndefined;          ///< least probability of the bin
    double highest = kUndefined;         ///< greatest probability of the bin
    double meanProbability = kUndefined; ///< what was forecast
    double shareRisen = kUndefined;      ///< what happened
    Interval interval;                   ///< of shareRisen: Wilson with the bin's own effective count
};

/// Entries with a probability of at least the threshold are called up.
struct RocPoint {
    double falsePositiveRate = 0.0;
    double truePositiveRate = 0.0;
    double threshold = kUndefined; ///< NaN at (0, 0), where nothing is called up
};

/// What may be said about a forecast.
enum class Verdict {
    BetterThanCoin, ///< skill above zero, and the Clark-West test against the coin has p < 0.05
    NotShown,       ///< none of the others
    WorseThanCoin,  ///< the Diebold-Mariano test says so at 5 %: following it costs more than not knowing
    TooFew          ///< fewer than kTooFew effective observations, or kFewestDisjoint labels without overlap
};

/// Stable lower_snake_case name: better_than_coin, not_shown, worse_than_coin, too_few.
[[nodiscard]] std::string_view verdictName(Verdict verdict) noexcept;

/// How good probabilities of a rise were, with what that is worth statistically.
///
/// Labels that look h steps ahead overlap, so neighbouring entries are not independent: every interval and
/// test uses the long-run variance of class Overlap with lags up to h - 1. What is undefined is NaN.
///
/// That is exact when nothing beyond the overlap makes neighbours alike, and nearly so for the small edges
/// that markets allow: at an accuracy of 0.53 the 95 % intervals hold the truth 95 times in 100. A forecast
/// whose confidence is persistent and often right is dependent for longer, and its intervals are somewhat too
/// narrow: 92 in 100 at an accuracy of 0.65, 88 at 0.81.
///
/// Why Clark-West: a model that was estimated and knows nothing still differs from the coin by the noise of
/// its estimation, and that noise alone makes its loss worse than the coin's. The Diebold-Mariano test of two
/// nested forecasts therefore finds a real edge more rarely than it should; Clark and West (2007) add the
/// noise back. The skill must be positive as well, because an edge that the noise eats up is of no use.
struct Metrics {
    std::size_t n = 0;

    /// n * variance / long-run variance of the series correct/incorrect, at most n: as many independent
    /// forecasts would tell the accuracy as exactly. When all were correct, or none: disjoint.
    double effectiveN = 0.0;

    /// The most entries whose labels do not overlap, n / h of consecutive steps. An estimated variance needs
    /// a number of them to mean anything, however many entries lie within each other.
    std::size_t disjoint = 0;

    double baseRate = kUndefined; ///< share that rose
    double accuracy = kUndefined; ///< "predicted up" is p > 0.5, as in forecast::score()
    Interval accuracyInterval;    ///< Wilson (1927) with effectiveN
    double balancedAccuracy =
        kUndefined; ///< mean of the shares of risen and of others called right; NaN: one class

    double auc = kUndefined; ///< area under the ROC curve, ties half; NaN when one class is missing

    /// DeLong, DeLong and Clarke-Pearson (1988): the AUC as a mean of placement values, with the HAC variance
    /// of that mean, cut to [0, 1]. Hanley and McNeil's formula with an effective n, the other candidate,
    /// takes the effective n from the accuracy and so misjudges a forecast whose rank is more persistent than
    /// its side.
    Interval aucInterval;

    double logLoss = kUndefined; ///< natural log, mean; probabilities kept kClip from 0 and 1
    double skillBp = kUndefined; ///< 1e4 * (1 - logLoss / ln 2): basis points of the coin's log-loss saved
    Interval skillInterval;      ///< HAC, normal
    double brier = kUndefined;   ///< mean squared error of the probability
    BrierParts brierParts;       ///< on the bins of reliability

    /// Logistic regression of rose on the log-odds of p, Cox (1958), "Two further applications of a model for
    /// binary regression": slope 1 and intercept 0 when calibrated; slope below 1: too sure of itself. NaN
    /// when there is no finite fit: one class, a constant p, or p that separates the classes.
    double calibrationSlope = kUndefined;
    double calibrationIntercept = kUndefined;
    std::vector<ReliabilityBin> reliability; ///< ascending in p; empty without entries

    std::size_t trueNegatives = 0;
    std::size_t falsePositives = 0;
    std::size_t falseNegatives = 0;
    std::size_t truePositives = 0;
    std::vector<RocPoint> roc; ///< from (0, 0) to (1, 1), at most kRocPoints; empty when one class is missing

    /// Accuracy on the ceil(n/10) entries with the largest |p - 0.5|. Entries that tie for the last places
    /// count by their mean, so that their order does not matter.
    double topDecileAccuracy = kUndefined;

    OneSidedTest pesaranTimmermann; ///< of direction, see significance.h
    OneSidedTest dieboldMariano;    ///< of log-loss against the coin's; its estimate is in nats
    OneSidedTest clarkWest;         ///< against the coin, for an estimated model
    Verdict verdict = Verdict::TooFew;
};

/// Judges the probabilities @p up (each in [0, 1]) by @p rose (1: rose, 0: did not), entry for entry.
///
/// @p steps holds the index of the step of each entry, strictly ascending: entries k steps apart differ by
/// k. Across the end of a run the caller leaves a jump of at least @p horizon + 1, so that no pair of
/// entries is taken for overlapping there. @p horizon is how many steps ahead the label looks.
///
/// O(n log n) time, O(n) memory. Errors: InvalidArgument when the sizes differ, the horizon is
/// not in 1..kLongestHorizon, steps do not ascend, or a probability is not in [0, 1]; the detail names it.
[[nodiscard]] core::Result<Metrics> judge(std::span<const double> up, std::span<const unsigned char> rose,
                                          std::span<const std::size_t> steps, std::size_t horizon);

/// The same by the labels of @p overlap, which has an entry for each of the others. Error: InvalidArgument
/// when the sizes differ or a probability is not in [0, 1]. O(n log n).
[[nodiscard]] core::Result<Metrics> judge(std::span<const double> up, std::span<const unsigned char> rose,
                                          const Overlap& overlap);

/// How many more scored steps it would take to show the current edge by the Clark-West test at level @p alpha
/// with probability @p power, were it real: the edge and its long-run variance are taken as they are now, and
/// n grows to n * ((z_alpha + z_power) / statistic)^2, and until kTooFew effective observations and
/// kFewestDisjoint labels without overlap are there.
/// 0: there are enough. Empty when there is no edge (skill or Clark-West mean not above zero), when it would
/// take more than 1e15, or unless 0 < alpha < power < 1.
[[nodiscard]] std::optional<std::uint64_t> observationsNeeded(const Metrics& metrics, double power = 0.8,
                                                              double alpha = kSignificance);

} // namespace cryptopulse::evaluation
