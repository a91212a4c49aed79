#include "forecast/adaptive.h"

#include <Eigen/Core>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <utility>

namespace cryptopulse::forecast {

namespace {

using core::ErrorKind;

constexpr std::size_t kBlock = 256;    // steps worked on at a time
constexpr std::size_t kFoldRows = 512; // rows gathered before they are summed
constexpr std::size_t kReference = 2;  // the learner around whose belief new rows are expanded
constexpr auto kWidth = static_cast<Eigen::Index>(kStationaryWidth);
using Row = Eigen::Matrix<double, kWidth, 1>;

double logistic(double logOdds)
{
    return 1.0 / (1.0 + std::exp(-logOdds));
}

/// What tells steps apart: their bucket, or their own time.
core::UtcTime keyOf(const Steps& steps, std::size_t step)
{
    const core::UtcTime time = steps.time(step);
    const auto interval = steps.step().interval();
    if (!interval)
        return time;
    const auto length = std::chrono::duration_cast<std::chrono::milliseconds>(*interval);
    return time - (time.time_since_epoch() % length + length) % length;
}

auto dayOf(core::UtcTime time)
{
    return std::chrono::floor<std::chrono::days>(time);
}

/// Index of the first step later than that of @p time.
std::size_t firstAfter(const Steps& steps, std::size_t end, core::UtcTime key)
{
    std::size_t low = 0;
    for (std::size_t high = end; low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        (keyOf(steps, middle) > key ? high : low) = keyOf(steps, middle) > key ? middle : middle + 1;
    }
    return low;
}

/// Begin and end of the run that @p step lies in.
StepRange runOf(const Steps& steps, std::size_t step)
{
    const auto ends = steps.runEnds();
    const auto after = std::ranges::upper_bound(ends, step);
    return {after == ends.begin() ? 0 : *std::prev(after), after == ends.end() ? steps.size() : *after};
}

} // namespace

/// Consecutive steps of one run, with what the experts need to speak of them.
struct AdaptiveModel::Block {
    std::size_t first = 0;
    std::size_t count = 0;
    std::vector<StationaryRow> rows;
    std::vector<double> trees;                // log-odds, which all below but the seed's have in them
    std::vector<double> prior;                // log-odds
    std::vector<std::vector<double>> learned; // log-odds, one column for each learner
    std::vector<double> seed;                 // probabilities

    [[nodiscard]] bool has(std::size_t step) const { return step >= first && step < first + count; }
};

AdaptiveModel::AdaptiveModel(std::optional<Prior> prior)
    : m_prior(std::move(prior))
    , m_mixtures(kHorizon, FixedShare(std::vector<double>(experts().size(), 1.0 / double(experts().size()))))
    , m_remembered(kMemories.size())
{
    if (m_prior)
        m_centre = m_prior->coef;
    m_learned.assign(kLearners.size(), {m_centre.begin(), m_centre.end()});
}

AdaptiveModel::Ahead AdaptiveModel::ahead(const Steps& steps, std::size_t end) const
{
    const std::size_t begin = m_lastTime ? firstAfter(steps, end, *m_lastTime) : 0;
    if (begin >= end)
        return {};
    const std::size_t rows = m_rowsSinceRefit + (end - begin); // at most
    const bool doubled = 2 * rows >= m_rows + (end - begin);
    const bool otherDay = !m_refitted || dayOf(*m_refitted) != dayOf(keyOf(steps, end - 1));
    return {end - begin, rows >= kFewestRows && (doubled || otherDay)};
}

core::Result<void> AdaptiveModel::observe(const Steps& steps, std::size_t end, const Sink& sink,
                                          const Progress& progress, const History& history)
{
    const std::size_t begin = m_lastTime ? firstAfter(steps, end, *m_lastTime) : 0;
    StepRange run{};
    Block block;
    if (begin < end) {
        run = runOf(steps, begin);
        if (begin == run.first || keyOf(steps, begin - 1) != m_lastTime)
            m_pending.clear(); // prices are missing between
    }
    for (std::size_t step = begin; step < end; ++step) {
        if (step == run.end) {
            run = runOf(steps, step);
            m_pending.clear();
        }
        if ((step - begin) % kBlock == 0 && progress && progress({step - begin, end - begin}) == Next::Stop)
            return core::failure(ErrorKind::Cancelled, "stopped");
        const std::size_t refits = m_refits;
        if (auto done = refitWhenDue(steps, step, history, progress); !done)
            return core::failure(done.error());
        settle(steps.prices()[step]);
        if (step >= run.first + kStationaryLookback) {
            if (!block.has(step) || refits != m_refits)
                say(block, steps, step, std::min({kBlock, run.end - step, end - step}));
            speak(block, steps, step, sink);
        }
        m_lastTime = keyOf(steps, step);
        ++m_steps;
    }
    return {};
}

core::Result<void> AdaptiveModel::refitWhenDue(const Steps& steps, std::size_t step, const History& history,
                                               const Progress& progress)
{
    const core::UtcTime time = keyOf(steps, step);
    if (!m_refitted)
        m_refitted = time;
    const bool doubled = m_rowsSinceRefit >= m_rows - m_rowsSinceRefit;
    if (m_rowsSinceRefit < kFewestRows || (!doubled && dayOf(*m_refitted) == dayOf(time)))
        return {};

    if (auto done = refitSeed(steps, step, history, progress); !done)
        return core::failure(done.error());
    refitLearners(std::chrono::duration<double, std::chrono::days::period>(time - *m_refitted).count());
    m_refitted = time;
    return {};
}

core::Result<void> AdaptiveModel::refitSeed(const Steps& steps, std::size_t step, const History& history,
                                            const Progress& progress)
{
    if (double(m_rows) < kSeedGrowth * double(m_seedRows))
        return {};
    const Steps all = history ? history() : steps;
    const std::size_t known = history ? firstAfter(all, all.size(), *m_lastTime) : step;
    const auto answer = [&progress](const TrainingStep&) { return progress({}); };
    const auto seed = fitSeedModel(all, {0, known}, m_seed ? &*m_seed : nullptr, kSeedRefit,
                                   progress ? TrainingProgress(answer) : TrainingProgress());
    if (seed)
        m_seed = *seed;
    else if (seed.error().kind == ErrorKind::Cancelled)
        return core::failure(seed.error());
    m_seedRows = m_rows; // also where it cannot be fitted (one class only): no sense in trying at once again
    return {};
}

void AdaptiveModel::refitLearners(double days)
{
    foldRows();
    for (std::size_t i = 0; i < kMemories.size(); ++i) {
        const double keep = kMemories[i] > 0.0 ? std::exp2(-days / kMemories[i]) : 1.0;
        m_remembered[i].fold(keep, m_today);
    }
    m_today = {};
    for (std::size_t i = 0; i < kLearners.size(); ++i)
        m_learned[i] = m_remembered[kLearners[i].memory].minimum(kLearners[i].strength, m_centre);
    m_rowsSinceRefit = 0;
    ++m_refits;
}

void AdaptiveModel::settle(double price)
{
    if (m_pending.size() < kHorizon)
        return;
    learn(m_pending.front(), price > m_pending.front().price);
    m_pending.erase(m_pending.begin());
}

void AdaptiveModel::learn(const Pending& pending, bool rose)
{
    m_mixtures[pending.mixture].learn(pending.experts, rose);
    m_newRows.insert(m_newRows.end(), pending.row.begin(), pending.row.end());
    m_newRose.push_back(rose ? 1 : 0);
    m_newTrees.push_back(pending.trees);
    ++m_rows;
    ++m_rowsSinceRefit;
    if (m_newRose.size() == kFoldRows)
        foldRows();
}

void AdaptiveModel::foldRows()
{
    m_today.add(m_newRows, m_newRose, m_learned[kReference], m_newTrees);
    m_newRows.clear();
    m_newRose.clear();
    m_newTrees.clear();
}

void AdaptiveModel::say(Block& block, const Steps& steps, std::size_t first, std::size_t count) const
{
    block.first = first;
    block.count = count;
    block.rows.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        stationaryRow(steps, first + i, block.rows[i]);
    block.trees.assign(count, 0.0);
    if (m_prior)
        m_prior->trees.logOdds({block.rows.front().data(), count * kStationaryWidth}, kStationaryWidth,
                               block.trees);
    const auto logOdds = [&block](std::span<const double> theta) {
        std::vector<double> column = block.trees;
        const Eigen::Map<const Row> coefficients(theta.data());
        for (std::size_t i = 0; i < column.size(); ++i)
            column[i] += Eigen::Map<const Row>(block.rows[i].data()).dot(coefficients);
        return column;
    };
    block.prior = logOdds(m_centre);
    block.learned.clear();
    for (const auto& theta : m_learned)
        block.learned.push_back(logOdds(theta));
    block.seed.assign(count, 0.5);
    if (m_seed && !predictSteps(*m_seed, steps, first, block.seed))
        block.seed.assign(count, 0.5); // numbers that the seed's model cannot take: it abstains
}

void AdaptiveModel::fillExperts(const Block& block, std::size_t row, std::vector<double>& result) const
{
    result.resize(experts().size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        const Expert& expert = experts()[i];
        double logOdds = 0.0;
        switch (expert.kind) {
        case Expert::Kind::Coin:
            break;
        case Expert::Kind::Seed: {
            const double up = block.seed[row];
            logOdds = expert.shrink * std::log(up / (1.0 - up));
            break;
        }
        case Expert::Kind::Prior:
            logOdds = m_prior ? expert.shrink * block.prior[row] : 0.0;
            break;
        case Expert::Kind::Learner:
            logOdds = expert.shrink * block.learned[expert.learner][row];
            break;
        }
        result[i] = logistic(logOdds);
    }
}

void AdaptiveModel::speak(const Block& block, const Steps& steps, std::size_t step, const Sink& sink)
{
    Pending& said = m_pending.emplace_back();
    said.row = block.rows[step - block.first];
    said.trees = block.trees[step - block.first];
    said.mixture = std::exchange(m_turn, (m_turn + 1) % kHorizon);
    said.price = steps.prices()[step];
    fillExperts(block, step - block.first, said.experts);
    if (sink)
        sink({step, m_mixtures[said.mixture].mix(said.experts), said.experts});
}

core::Result<Forecasted> AdaptiveModel::predict(const Steps& steps) const
{
    const std::size_t size = steps.size();
    const StepRange run = size > 0 ? runOf(steps, size - 1) : StepRange{};
    if (run.end - run.first <= kStationaryLookback) {
        return core::failure(ErrorKind::NotEnoughData, "the last run has " +
                                                           std::to_string(run.end - run.first) +
                                                           " steps; the adaptive forecast needs " +
                                                           std::to_string(kStationaryLookback + 1));
    }
    Block block;
    say(block, steps, size - 1, 1);
    Forecasted result{core::Probability::fromLogOdds(0.0), {}, {}, {}};
    fillExperts(block, 0, result.experts);
    FixedShare mixture = m_mixtures[m_turn];
    const bool goesOn = size - run.first >= 2 && keyOf(steps, size - 2) == m_lastTime;
    if (goesOn && m_pending.size() == kHorizon)
        mixture.learn(m_pending.front().experts, steps.prices().back() > m_pending.front().price);
    const auto up = core::Probability::from(mixture.mix(result.experts));
    if (!up)
        return core::failure(ErrorKind::DamagedModel, "the model's numbers give no probability");
    result.up = *up;
    result.weights.assign(mixture.weights().begin(), mixture.weights().end());
    addContributions(block.rows.front(), result);
    return result;
}

void AdaptiveModel::addContributions(const StationaryRow& row, Forecasted& result) const
{
    StationaryRow byTrees{};
    if (m_prior)
        byTrees.back() += m_prior->trees.explain(row, byTrees);
    for (std::size_t i = 0; i < experts().size(); ++i) {
        const Expert& expert = experts()[i];
        const double share = result.weights[i] * expert.shrink;
        const bool learner = expert.kind == Expert::Kind::Learner;
        if (!learner && (expert.kind != Expert::Kind::Prior || !m_prior))
            continue;
        const double* theta = learner ? m_learned[expert.learner].data() : m_centre.data();
        for (std::size_t j = 0; j < kStationaryWidth; ++j)
            result.contributions[j] += share * (theta[j] * row[j] + byTrees[j]);
    }
}

std::vector<double> AdaptiveModel::weights() const
{
    std::vector<double> mean(experts().size(), 0.0);
    for (const FixedShare& mixture : m_mixtures) {
        for (std::size_t i = 0; i < mean.size(); ++i)
            mean[i] += mixture.weights()[i] / double(m_mixtures.size());
    }
    return mean;
}

} // namespace cryptopulse::forecast
