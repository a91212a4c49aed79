#include "evaluation/ledger.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <iterator>

namespace cryptopulse::evaluation {

namespace {

/// Adds the returns between the steps from @p first to @p last of one run.
void addRun(Path& path, const BacktestInput& input, std::size_t first, std::size_t last)
{
    const std::size_t count = last - first;
    const std::size_t begin = path.returns.size();
    path.runs.push_back({first, begin, count});
    path.returns.resize(begin + count);
    const double* const prices = input.prices.data() + first;
    double* const returns = path.returns.data() + begin;
    for (std::size_t i = 0; i < count; ++i)
        returns[i] = prices[i + 1] / prices[i] - 1.0;
}

struct AbsoluteReturns {
    double sum = 0.0;
    std::size_t count = 0;
};

void addAbsoluteReturns(AbsoluteReturns& to, const BacktestInput& input, std::size_t first, std::size_t last,
                        std::size_t horizon)
{
    for (std::size_t i = first; i + horizon <= last; ++i) {
        const bool known = !std::isnan(input.up[i]);
        const double size = std::abs(input.prices[i + horizon] / input.prices[i] - 1.0);
        to.sum += known ? size : 0.0;
        to.count += known ? 1 : 0;
    }
}

/// Walks one run: signals, open slices, costs, trades.
class RunWalk
{
public:
    RunWalk(Ledger& ledger, const Path::Run& run, const BacktestInput& input, const BacktestOptions& options)
        : m_ledger(ledger)
        , m_run(run)
        , m_options(options)
        , m_prices(input.prices.data() + run.firstStep)
        , m_cost(costOfTrading(options))
    {
        // No slice is opened at the last price of a run: it would be closed at once.
        const double* const up = input.up.data() + run.firstStep;
        m_signals.resize(run.returns);
        const double below = options.shortToo ? 1.0 - options.threshold : -1.0;
        for (std::size_t i = 0; i < run.returns; ++i)
            m_signals[i] =
                static_cast<std::int8_t>((up[i] > options.threshold ? 1 : 0) - (up[i] < below ? 1 : 0));
    }

    /// @p kept as of keptByChange().
    void walk(std::span<const double> returns, std::span<const double> kept)
    {
        const auto slices = static_cast<double>(m_options.horizon);
        std::vector<double> shares; // [open + horizon]
        for (std::size_t i = 0; i <= 2 * m_options.horizon; ++i)
            shares.push_back((static_cast<double>(i) - slices) / slices);
        const double* const share = shares.data() + m_options.horizon;
        int open = 0;
        std::size_t changes = 0;
        std::size_t held = 0;
        for (std::size_t i = 0; i < m_run.returns; ++i) {
            const int changed = m_signals[i] - signalAt(i, m_options.horizon);
            open += changed;
            const auto change = static_cast<std::size_t>(std::abs(changed));
            const std::size_t at = m_run.firstReturn + i;
            m_ledger.slices[at] = static_cast<std::int16_t>(open);
            // A short position can lose more than there is; it cannot lose it twice.
            m_ledger.gains[at] = std::max(kept[change] * (1.0 + share[open] * returns[at]), 0.0) - 1.0;
            changes += change;
            held += static_cast<std::size_t>(std::abs(open));
        }
        const auto closed = static_cast<std::size_t>(std::abs(open));
        double& last = m_ledger.gains[m_run.firstReturn + m_run.returns - 1];
        last = kept[closed] * (1.0 + last) - 1.0;
        m_ledger.turnover += static_cast<double>(changes + closed) / slices;
        m_ledger.exposure += static_cast<double>(held) / slices;
    }

    /// A slice pays at its entry unless it takes the place of one that leaves in the same direction, and at
    /// its exit unless one takes its place.
    void addTrades()
    {
        const std::size_t horizon = m_options.horizon;
        for (std::size_t i = 0; i < m_run.returns; ++i) {
            const int direction = m_signals[i];
            if (direction == 0)
                continue;
            const std::size_t exit = std::min(i + horizon, m_run.returns);
            const bool followed = i + horizon < m_run.returns && m_signals[i + horizon] == direction;
            const int paid = (signalAt(i, horizon) == direction ? 0 : 1) + (followed ? 0 : 1);
            const double gain = direction * (m_prices[exit] / m_prices[i] - 1.0);
            const double after = gain - paid * m_cost;
            ++m_ledger.trades;
            m_ledger.hitsBeforeCosts += gain > 0.0 ? 1 : 0;
            m_ledger.hits += after > 0.0 ? 1 : 0;
            m_ledger.sumBeforeCosts += gain;
            m_ledger.sumAfterCosts += after;
        }
    }

private:
    /// The signal @p back steps before @p at; 0 before the run.
    [[nodiscard]] int signalAt(std::size_t at, std::size_t back) const
    {
        return at >= back ? m_signals[at - back] : 0;
    }

    Ledger& m_ledger;
    const Path::Run& m_run;
    const BacktestOptions& m_options;
    const double* m_prices;
    double m_cost;
    std::vector<std::int8_t> m_signals;
};

} // namespace

std::size_t Path::stepAfter(std::size_t index) const
{
    const auto run = std::prev(std::ranges::upper_bound(runs, index, {}, &Run::firstReturn));
    return run->firstStep + (index - run->firstReturn) + 1;
}

Path pathOf(const BacktestInput& input, std::size_t horizon)
{
    Path path;
    const auto known = [](double p) { return !std::isnan(p); };
    const auto firstKnown = std::ranges::find_if(input.up, known);
    if (firstKnown == input.up.end())
        return path;
    const auto lastKnown = std::find_if(input.up.rbegin(), input.up.rend(), known).base() - 1;
    const auto first = static_cast<std::size_t>(firstKnown - input.up.begin());
    const auto lastForecast = static_cast<std::size_t>(lastKnown - input.up.begin());
    path.returns.reserve(std::min(lastForecast + horizon, input.prices.size()) - first);
    AbsoluteReturns absolute;
    std::size_t begin = 0;
    for (const std::size_t end : input.runEnds) {
        const std::size_t from = std::max(begin, first);
        const std::size_t to = std::min(end - 1, lastForecast + horizon);
        if (begin > lastForecast)
            break;
        begin = end;
        if (to <= from)
            continue;
        addRun(path, input, from, to);
        addAbsoluteReturns(absolute, input, from, to, horizon);
    }
    path.forecasts = static_cast<std::size_t>(std::ranges::count_if(input.up, known));
    if (absolute.count > 0)
        path.meanAbsoluteReturn = absolute.sum / static_cast<double>(absolute.count);
    return path;
}

std::vector<double> keptByChange(const BacktestOptions& options)
{
    std::vector<double> kept;
    for (std::size_t change = 0; change <= 2 * options.horizon; ++change)
        kept.push_back(1.0 - costOfTrading(options) * static_cast<double>(change) /
                                 static_cast<double>(options.horizon));
    return kept;
}

Ledger ledgerOf(const Path& path, const BacktestInput& input, const BacktestOptions& options)
{
    Ledger ledger;
    ledger.slices = std::vector<std::int16_t>(path.returns.size());
    ledger.gains = std::vector<double>(path.returns.size());
    const std::vector<double> kept = keptByChange(options);
    for (const Path::Run& run : path.runs) {
        RunWalk walk(ledger, run, input, options);
        walk.walk(path.returns, kept);
        walk.addTrades();
    }
    ledger.exposure /= static_cast<double>(std::max<std::size_t>(path.returns.size(), 1));
    return ledger;
}

} // namespace cryptopulse::evaluation
