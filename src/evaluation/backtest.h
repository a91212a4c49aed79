#pragma once

#include "core/result.h"
#include "evaluation/metrics.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace cryptopulse::evaluation {

inline constexpr std::size_t kCurvePoints = 2000; ///< at most, of an equity curve
inline constexpr std::size_t kBandPoints = 200;   ///< at most, of the band of random entries

/// Going long when the probability of a rise is above a threshold, and out when the horizon is over.
struct BacktestOptions {
    double threshold = 0.55;    ///< in [0.5, 1): long while p > threshold
    double feeBp = 10.0;        ///< of what is traded, each time something is; in [0, 1000]
    double slippageBp = 2.0;    ///< the same
    bool shortToo = false;      ///< short while p < 1 - threshold
    std::size_t horizon = 5;    ///< steps that a slice is held; in 1..kLongestHorizon
    unsigned randomRuns = 1000; ///< of the band; 0: no band; at most 10,000
    std::uint64_t seed = 1;     ///< of the band
    unsigned threads = 0;       ///< 0: as many as the machine has; the result does not depend on it
};

/// Columns over consecutive steps, as forecast::Steps has them.
struct BacktestInput {
    std::span<const double> prices; ///< above zero
    std::span<const std::size_t>
        runEnds;                ///< ascending exclusive ends of stretches without a hole; the last: size
    std::span<const double> up; ///< probability of a rise, as of each step; NaN where there was none
    std::optional<double> stepsPerYear; ///< empty when steps are irregular: then there is no Sharpe ratio
};

struct EquityPoint {
    std::size_t step = 0;
    double equity = 1.0;     ///< of 1 at the first step, after costs
    double buyAndHold = 1.0; ///< the same for holding all along, see Backtest
    double drawdown = 0.0;   ///< share lost since the highest equity before, in [0, 1]
};

/// Mean over standard deviation of the returns per step, times the square root of the steps in a year. Its
/// interval is that of Lo (2002), "The statistics of Sharpe ratios": by the delta method from the long-run
/// variance of the first two moments (Bartlett, Newey and West 1987, bandwidth the larger of the horizon and
/// 4 (n/100)^(2/9) + 1), so that serially correlated returns and clustered volatility do not make it too
/// narrow.
struct Sharpe {
    double perYear = kUndefined;
    Interval interval;
};

/// What random entries would have earned: the strategy's own positions, with the costs of their changes,
/// moved in a circle by a random number of steps along the same prices. A move keeps turnover, exposure and
/// clustering exactly as they are and takes away only what the forecast knew about the time; entries drawn
/// one by one would trade more often or sit elsewhere, and beating them would say nothing about the forecast.
struct RandomBand {
    std::vector<std::size_t> steps; ///< at most kBandPoints; the last is the last step
    std::vector<double> low;        ///< 5 % quantile of equity at each of these steps
    std::vector<double> median;
    std::vector<double> high; ///< 95 % quantile
    std::size_t runs = 0;
    double percentile = kUndefined; ///< per cent of random runs that end below the strategy, ties half
};

/// What a threshold on the probability would have earned.
///
/// Signals come at every step and each asks for a trade of `horizon` steps, so trades overlap. The capital is
/// therefore cut into `horizon` slices; each signal puts one of them into the market at the price of its step
/// and takes it out at the price `horizon` steps later, or at the last price before a hole. The position is
/// the share of slices that are in, long less short, taken of the current equity. Where one slice leaves and
/// another of the same direction enters at the same step nothing is traded and nothing is paid; otherwise fee
/// and slippage are paid on the change. Everything is between the first and the last step below.
///
/// Buying and holding is measured on the same steps: it too sits out the holes, and pays for one entry and
/// one exit.
struct Backtest {
    std::size_t firstStep = 0; ///< the first one with a forecast
    std::size_t lastStep = 0;  ///< `horizon` steps after the last forecast, if its run goes on so long
    std::size_t forecasts = 0; ///< steps with a probability
    double finalReturn = 0.0;  ///< share of the capital gained
    double buyAndHoldReturn = 0.0;
    double maxDrawdown = 0.0; ///< over all steps, not only those of the curve
    double buyAndHoldDrawdown = 0.0;
    double turnover = 0.0;  ///< sum of all changes of the position, in capitals; in and out count each
    double exposure = 0.0;  ///< mean of the position's size over the steps
    std::size_t trades = 0; ///< slices opened
    double hitRate =
        kUndefined; ///< share of trades with a gain after costs; NaN without trades, like the next three
    double hitRateBeforeCosts = kUndefined;
    double meanTradeBp = kUndefined; ///< mean return of a trade after costs; of a slice, not of the capital
    double meanTradeBeforeCostsBp = kUndefined;
    std::optional<Sharpe> sharpe; ///< empty without stepsPerYear or when returns do not vary
    std::optional<Sharpe> buyAndHoldSharpe;
    double roundTripBp = 0.0;               ///< c: fee and slippage, once in and once out
    double meanAbsoluteReturn = kUndefined; ///< E|r|: over `horizon` steps, of the steps with a forecast

    /// Accuracy at which an average trade pays for itself: a E|r| - (1 - a) E|r| = c, so 1/2 + c / (2 E|r|).
    /// Above 1: no accuracy does.
    double breakEvenAccuracy = kUndefined;
    std::vector<EquityPoint> curve; ///< at most kCurvePoints, evenly thinned, with both ends
    std::optional<RandomBand> band; ///< empty when it was not asked for, or there are under 4 * horizon steps
};

/// Told the share that is done, in the calling thread, every 20 ms or so; false stops. May be empty.
using BacktestProgress = std::function<bool(double)>;

/// O(steps) without the band, and O(steps * randomRuns / threads) for it. The same input and options give the
/// same bits. Errors: InvalidArgument when an option or a column is out of its range, with the value in the
/// detail; NotEnoughData without a forecast that has a step after it; Cancelled.
[[nodiscard]] core::Result<Backtest> backtest(const BacktestInput& input, const BacktestOptions& options = {},
                                              const BacktestProgress& progress = {});

struct SweepPoint {
    double threshold = 0.0;
    std::size_t trades = 0;
    double finalReturn = 0.0;
    double turnover = 0.0;
    double maxDrawdown = 0.0;
    std::optional<Sharpe> sharpe;
};

/// 0.500, 0.505, ... 0.650.
[[nodiscard]] std::vector<double> sweepThresholds();

/// The same backtest, without band and curve, at each of @p thresholds; options.threshold is not used. The
/// best of many thresholds is good by luck as well: it is no estimate of what that threshold will earn.
[[nodiscard]] core::Result<std::vector<SweepPoint>> sweep(const BacktestInput& input,
                                                          const BacktestOptions& options,
                                                          std::span<const double> thresholds,
                                                          const BacktestProgress& progress = {});

} // namespace cryptopulse::evaluation
