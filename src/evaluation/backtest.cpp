#include "evaluation/backtest.h"

#include "evaluation/backtestcheck.h"
#include "evaluation/ledger.h"
#include "evaluation/randomentries.h"
#include "evaluation/sharpe.h"
#include "forecast/chunks.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <string>
#include <tuple>
#include <utility>

namespace cryptopulse::evaluation {

namespace {

using core::ErrorKind;
using core::failure;

core::Result<Path> checkedPath(const BacktestInput& input, const BacktestOptions& options)
{
    if (auto valid = checkOptions(options); !valid)
        return failure(valid.error());
    if (auto valid = checkInput(input); !valid)
        return failure(valid.error());
    Path path = pathOf(input, options);
    if (path.runs.empty())
        return failure(ErrorKind::NotEnoughData, std::to_string(input.prices.size()) +
                                                     " steps, none with a forecast and a step after it");
    return path;
}

/// Equity along a path, its highest value and the largest loss since.
class Curve
{
public:
    void grow(double gain)
    {
        m_equity *= 1.0 + gain;
        m_peak = std::max(m_peak, m_equity);
        m_worst = std::min(m_worst, m_equity / m_peak);
    }
    [[nodiscard]] double equity() const noexcept { return m_equity; }
    [[nodiscard]] double drawdown() const noexcept { return 1.0 - m_equity / m_peak; }
    [[nodiscard]] double maxDrawdown() const noexcept { return 1.0 - m_worst; }

private:
    double m_equity = 1.0;
    double m_peak = 1.0;
    double m_worst = 1.0;
};

/// Returns of holding all along: in at the first price, out at the last.
Column<double> holding(Column<double> gains, const BacktestOptions& options)
{
    const double kept = 1.0 - costOfTrading(options);
    gains.front() = kept * (1.0 + gains.front()) - 1.0;
    gains.back() = kept * (1.0 + gains.back()) - 1.0;
    return gains;
}

void drawCurves(Backtest& result, const Path& path, std::span<const double> gains,
                std::span<const double> held)
{
    const std::size_t n = gains.size();
    const std::size_t stride = (n + kCurvePoints - 2) / (kCurvePoints - 1);
    Curve own;
    Curve market;
    result.curve.push_back({path.firstStep(), 1.0, 1.0, 0.0});
    for (std::size_t begin = 0; begin < n; begin += stride) {
        const std::size_t end = std::min(begin + stride, n);
        for (std::size_t i = begin; i < end; ++i) {
            own.grow(gains[i]);
            market.grow(held[i]);
        }
        result.curve.push_back({path.stepAfter(end - 1), own.equity(), market.equity(), own.drawdown()});
    }
    result.finalReturn = own.equity() - 1.0;
    result.buyAndHoldReturn = market.equity() - 1.0;
    result.maxDrawdown = own.maxDrawdown();
    result.buyAndHoldDrawdown = market.maxDrawdown();
}

/// Curves and Sharpe ratios, which do not touch each other's figures, at once.
void describe(Backtest& result, const Path& path, std::span<const double> gains, std::span<const double> held,
              const BacktestInput& input, const BacktestOptions& options)
{
    const auto sharpe = [&](std::span<const double> of) {
        return input.stepsPerYear ? sharpeOf(of, path, *input.stepsPerYear, options.horizon) : std::nullopt;
    };
    const std::array<std::function<void()>, 3> tasks{
        [&] { drawCurves(result, path, gains, held); },
        [&] { result.sharpe = sharpe(gains); },
        [&] { result.buyAndHoldSharpe = sharpe(held); },
    };
    const bool small = gains.size() < forecast::kChunkRows; // not worth a thread
    forecast::ChunkRunner runner(small ? 1 : options.threads, {});
    std::ignore = runner.run(tasks.size(), [&](std::size_t task) { tasks[task](); });
}

void takeTrades(Backtest& result, const Ledger& ledger)
{
    result.turnover = ledger.turnover;
    result.exposure = ledger.exposure;
    result.trades = ledger.trades;
    if (ledger.trades == 0)
        return;
    const auto trades = static_cast<double>(ledger.trades);
    result.hitRate = static_cast<double>(ledger.hits) / trades;
    result.hitRateBeforeCosts = static_cast<double>(ledger.hitsBeforeCosts) / trades;
    result.meanTradeBp = 1e4 * ledger.sumAfterCosts / trades;
    result.meanTradeBeforeCostsBp = 1e4 * ledger.sumBeforeCosts / trades;
}

SweepPoint sweepPoint(const Path& path, const BacktestInput& input, const BacktestOptions& options)
{
    const Ledger ledger = ledgerOf(path, input, options);
    Curve curve;
    for (const double gain : ledger.gains)
        curve.grow(gain);
    SweepPoint point;
    point.threshold = options.threshold;
    point.trades = ledger.trades;
    point.finalReturn = curve.equity() - 1.0;
    point.turnover = ledger.turnover;
    point.maxDrawdown = curve.maxDrawdown();
    if (input.stepsPerYear)
        point.sharpe = sharpeOf(ledger.gains, path, *input.stepsPerYear, options.horizon);
    return point;
}

} // namespace

core::Result<Backtest> backtest(const BacktestInput& input, const BacktestOptions& options,
                                const BacktestProgress& progress)
{
    if (auto valid = checkThreshold(options.threshold); !valid)
        return failure(valid.error());
    auto path = checkedPath(input, options);
    if (!path)
        return failure(path.error());
    if (progress && !progress(0.0))
        return failure(ErrorKind::Cancelled, "stopped before the backtest");
    const Ledger ledger = ledgerOf(*path, input, options);
    Backtest result;
    result.firstStep = path->firstStep();
    result.lastStep = path->lastStep();
    result.forecasts = path->forecasts;
    result.meanAbsoluteReturn = path->meanAbsoluteReturn;
    const double roundTrip = 2.0 * costOfTrading(options);
    result.roundTripBp = 1e4 * roundTrip;
    if (path->meanAbsoluteReturn > 0.0)
        result.breakEvenAccuracy = 0.5 + roundTrip / (2.0 * path->meanAbsoluteReturn);
    takeTrades(result, ledger);
    auto band = randomEntries(*path, ledger, options, progress);
    if (!band)
        return failure(band.error());
    result.band = std::move(*band);
    const Column<double> held = holding(std::move(path->returns), options);
    describe(result, *path, ledger.gains, held, input, options);
    return result;
}

std::vector<double> sweepThresholds()
{
    std::vector<double> thresholds;
    for (int i = 100; i <= 130; ++i)
        thresholds.push_back(i / 200.0);
    return thresholds;
}

core::Result<std::vector<SweepPoint>> sweep(const BacktestInput& input, const BacktestOptions& options,
                                            std::span<const double> thresholds,
                                            const BacktestProgress& progress)
{
    for (const double threshold : thresholds) {
        if (auto valid = checkThreshold(threshold); !valid)
            return failure(valid.error());
    }
    const auto path = checkedPath(input, options);
    if (!path)
        return failure(path.error());
    std::vector<SweepPoint> points(thresholds.size());
    std::atomic<std::size_t> done{0};
    const auto goOn = [&] {
        return !progress || progress(static_cast<double>(done.load()) / static_cast<double>(points.size()));
    };
    if (!goOn())
        return failure(ErrorKind::Cancelled, "stopped before the sweep");
    forecast::ChunkRunner runner(options.threads, goOn);
    const bool finished = runner.run(points.size(), [&](std::size_t i) {
        BacktestOptions at = options;
        at.threshold = thresholds[i];
        at.threads = 1; // the thresholds keep the others busy
        points[i] = sweepPoint(*path, input, at);
        ++done;
    });
    if (!finished)
        return failure(ErrorKind::Cancelled, "stopped in the sweep");
    return points;
}

} // namespace cryptopulse::evaluation
