#include "evaluation/ledger.h"

#include "forecast/chunks.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <tuple>
#include <utility>

namespace cryptopulse::evaluation {

namespace {

/// Returns [from, to) of a run, which one worker takes at a time. Sums are combined in the order of the
/// pieces.
struct Piece {
    Path::Run run;
    std::size_t from;
    std::size_t to;
};

std::vector<Piece> piecesOf(const Path& path)
{
    std::vector<Piece> pieces;
    for (const Path::Run& run : path.runs) {
        for (std::size_t from = 0; from < run.returns; from += forecast::kChunkRows)
            pieces.push_back({run, from, std::min(from + forecast::kChunkRows, run.returns)});
    }
    return pieces;
}

struct AbsoluteReturns {
    double sum = 0.0;
    std::size_t count = 0;
};

/// Fills the returns of a piece; what comes back is over the horizon, of the steps with a forecast.
AbsoluteReturns fillReturns(Path& path, const BacktestInput& input, const Piece& piece, std::size_t horizon)
{
    const double* const prices = input.prices.data() + piece.run.firstStep;
    const double* const up = input.up.data() + piece.run.firstStep;
    double* const returns = path.returns.data() + piece.run.firstReturn;
    for (std::size_t i = piece.from; i < piece.to; ++i)
        returns[i] = prices[i + 1] / prices[i] - 1.0;
    AbsoluteReturns absolute;
    const std::size_t end = piece.run.returns < horizon ? 0 : piece.run.returns - horizon + 1;
    for (std::size_t i = piece.from; i < std::min(piece.to, end); ++i) {
        const bool known = !std::isnan(up[i]);
        const double size = std::abs(prices[i + horizon] / prices[i] - 1.0);
        absolute.sum += known ? size : 0.0;
        absolute.count += known ? 1 : 0;
    }
    return absolute;
}

struct Totals {
    std::size_t changes = 0; ///< of the position, in slices
    std::size_t held = 0;    ///< slices times returns
    std::size_t trades = 0;
    std::size_t hits = 0;
    std::size_t hitsBeforeCosts = 0;
    double sumBeforeCosts = 0.0;
    double sumAfterCosts = 0.0;
};

/// Walks a piece: signals, open slices, costs, trades. What is open at its start follows from the signals of
/// the horizon before it, so pieces need not know of each other.
class PieceWalk
{
public:
    PieceWalk(const Piece& piece, const BacktestInput& input, const BacktestOptions& options)
        : m_piece(piece)
        , m_horizon(options.horizon)
        , m_prices(input.prices.data() + piece.run.firstStep)
        , m_cost(costOfTrading(options))
        , m_signals(piece.to - piece.from + 2 * options.horizon)
    {
        // No slice is opened at the last price of a run: it would be closed at once.
        const double* const up = input.up.data() + piece.run.firstStep;
        const double below = options.shortToo ? 1.0 - options.threshold : -1.0;
        const std::size_t first = piece.from - std::min(piece.from, m_horizon);
        const std::size_t last = std::min(piece.to + m_horizon, piece.run.returns);
        for (std::size_t i = first; i < last; ++i)
            m_signals[i + m_horizon - piece.from] =
                static_cast<std::int8_t>((up[i] > options.threshold ? 1 : 0) - (up[i] < below ? 1 : 0));
    }

    /// Writes the columns of @p ledger for this piece. @p kept as of keptByChange().
    void walk(Ledger& ledger, Totals& totals, const double* returns, const std::vector<double>& kept) const
    {
        const std::vector<double> shares = sharesOfSlices();
        const double* const share = shares.data() + m_horizon;
        const std::int8_t* const leaving = m_signals.data();
        const std::int8_t* const entering = leaving + m_horizon;
        const std::size_t begin = m_piece.run.firstReturn + m_piece.from;
        std::int16_t* const slices = ledger.slices.data() + begin;
        double* const gains = ledger.gains.data() + begin;
        int open = 0;
        for (std::size_t i = 0; i < m_horizon; ++i)
            open += leaving[i];
        const std::size_t count = m_piece.to - m_piece.from;
        for (std::size_t i = 0; i < count; ++i) {
            const int changed = entering[i] - leaving[i];
            open += changed;
            const auto change = static_cast<std::size_t>(std::abs(changed));
            slices[i] = static_cast<std::int16_t>(open);
            // A short position can lose more than there is; it cannot lose it twice.
            gains[i] = std::max(kept[change] * (1.0 + share[open] * returns[begin + i]), 0.0) - 1.0;
            totals.changes += change;
            totals.held += static_cast<std::size_t>(std::abs(open));
        }
        if (m_piece.to != m_piece.run.returns)
            return;
        const auto closed = static_cast<std::size_t>(std::abs(open));
        gains[count - 1] = kept[closed] * (1.0 + gains[count - 1]) - 1.0;
        totals.changes += closed;
    }

    /// A slice pays at its entry unless it takes the place of one that leaves in the same direction, and at
    /// its exit unless one takes its place.
    void addTrades(Totals& totals) const
    {
        const std::int8_t* const leaving = m_signals.data();
        const std::int8_t* const entering = leaving + m_horizon;
        const std::int8_t* const following = entering + m_horizon;
        for (std::size_t i = 0; i < m_piece.to - m_piece.from; ++i) {
            const int direction = entering[i];
            if (direction == 0)
                continue;
            const std::size_t entry = m_piece.from + i;
            const std::size_t exit = std::min(entry + m_horizon, m_piece.run.returns);
            const int spared = (leaving[i] == direction ? 1 : 0) + (following[i] == direction ? 1 : 0);
            const double gain = direction * (m_prices[exit] / m_prices[entry] - 1.0);
            const double after = gain - (2 - spared) * m_cost;
            ++totals.trades;
            totals.hitsBeforeCosts += gain > 0.0 ? 1 : 0;
            totals.hits += after > 0.0 ? 1 : 0;
            totals.sumBeforeCosts += gain;
            totals.sumAfterCosts += after;
        }
    }

private:
    /// Of the capital, for -horizon to horizon open slices.
    [[nodiscard]] std::vector<double> sharesOfSlices() const
    {
        std::vector<double> shares;
        const auto slices = static_cast<double>(m_horizon);
        for (std::size_t i = 0; i <= 2 * m_horizon; ++i)
            shares.push_back((static_cast<double>(i) - slices) / slices);
        return shares;
    }

    const Piece& m_piece;
    std::size_t m_horizon;
    const double* m_prices;
    double m_cost;
    std::vector<std::int8_t> m_signals; ///< of the piece and a horizon to either side; 0 outside the run
};

Ledger summedUp(Ledger ledger, const std::vector<Totals>& pieces, std::size_t horizon)
{
    Totals all;
    for (const Totals& piece : pieces) {
        all.changes += piece.changes;
        all.held += piece.held;
        ledger.trades += piece.trades;
        ledger.hits += piece.hits;
        ledger.hitsBeforeCosts += piece.hitsBeforeCosts;
        ledger.sumBeforeCosts += piece.sumBeforeCosts;
        ledger.sumAfterCosts += piece.sumAfterCosts;
    }
    const auto slices = static_cast<double>(horizon);
    ledger.turnover = static_cast<double>(all.changes) / slices;
    ledger.exposure = static_cast<double>(all.held) / slices / static_cast<double>(ledger.gains.size());
    return ledger;
}

} // namespace

std::size_t Path::stepAfter(std::size_t index) const
{
    const auto run = std::prev(std::ranges::upper_bound(runs, index, {}, &Run::firstReturn));
    return run->firstStep + (index - run->firstReturn) + 1;
}

Path pathOf(const BacktestInput& input, const BacktestOptions& options)
{
    Path path;
    const auto known = [](double p) { return !std::isnan(p); };
    const auto firstKnown = std::ranges::find_if(input.up, known);
    if (firstKnown == input.up.end())
        return path;
    const auto lastKnown = std::find_if(input.up.rbegin(), input.up.rend(), known).base() - 1;
    const auto first = static_cast<std::size_t>(firstKnown - input.up.begin());
    const auto lastForecast = static_cast<std::size_t>(lastKnown - input.up.begin());
    std::size_t begin = 0;
    std::size_t returns = 0;
    for (const std::size_t end : input.runEnds) {
        const std::size_t from = std::max(begin, first);
        const std::size_t to = std::min(end - 1, lastForecast + options.horizon);
        if (begin > lastForecast)
            break;
        begin = end;
        if (to <= from)
            continue;
        path.runs.push_back({from, returns, to - from});
        returns += to - from;
    }
    path.forecasts = static_cast<std::size_t>(std::ranges::count_if(input.up, known));
    path.returns = Column<double>(returns);
    const std::vector<Piece> pieces = piecesOf(path);
    std::vector<AbsoluteReturns> absolutes(pieces.size());
    std::ignore = forecast::ChunkRunner(options.threads, {}).run(pieces.size(), [&](std::size_t i) {
        absolutes[i] = fillReturns(path, input, pieces[i], options.horizon);
    });
    AbsoluteReturns all;
    for (const AbsoluteReturns& piece : absolutes) {
        all.sum += piece.sum;
        all.count += piece.count;
    }
    if (all.count > 0)
        path.meanAbsoluteReturn = all.sum / static_cast<double>(all.count);
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
    ledger.slices = Column<std::int16_t>(path.returns.size());
    ledger.gains = Column<double>(path.returns.size());
    const std::vector<double> kept = keptByChange(options);
    const std::vector<Piece> pieces = piecesOf(path);
    std::vector<Totals> totals(pieces.size());
    std::ignore = forecast::ChunkRunner(options.threads, {}).run(pieces.size(), [&](std::size_t i) {
        const PieceWalk walk(pieces[i], input, options);
        walk.walk(ledger, totals[i], path.returns.data(), kept);
        walk.addTrades(totals[i]);
    });
    return summedUp(std::move(ledger), totals, options.horizon);
}

} // namespace cryptopulse::evaluation
