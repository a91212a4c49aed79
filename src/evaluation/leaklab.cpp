#include "evaluation/leaklab.h"

#include "evaluation/folds.h"
#include "forecast/quadratic.h"
#include "forecast/stationary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <span>

namespace cryptopulse::evaluation {

namespace {

using forecast::Steps;

constexpr std::size_t kFewestRows = 500;
constexpr std::size_t kLookAround = 64; // neighbours by the longest mean that are compared on each side
constexpr std::array<std::size_t, 3> kMeans{5, 15, 60};
constexpr double kStrength = 1e4;   // of the logistic regression's ridge penalty
constexpr std::size_t kTenths = 10; // folds of the walk

/// Rows in order of time.
struct Rows {
    std::vector<std::size_t> steps;
    std::array<std::vector<double>, kMeans.size()> means; // logarithms
    std::vector<unsigned char> rose;
};

Rows rowsOf(const Steps& steps)
{
    Rows rows;
    const auto mean = [&steps](std::size_t step, std::size_t count) {
        double sum = 0.0;
        for (std::size_t i = 0; i < count; ++i)
            sum += steps.prices()[step - i];
        return std::log(sum / double(count));
    };
    const std::size_t first = steps.size() > kLeakRows ? steps.size() - kLeakRows : 0;
    forScorable(steps, {first, steps.size()}, [&](std::size_t from, std::size_t end) {
        for (std::size_t step = from; step < end; ++step) {
            rows.steps.push_back(step);
            for (std::size_t i = 0; i < kMeans.size(); ++i)
                rows.means[i].push_back(mean(step, kMeans[i]));
            rows.rose.push_back(rose(steps, step) ? 1 : 0);
        }
    });
    return rows;
}

/// Says of a row what came of the training row with the nearest moving averages.
class Memory
{
public:
    Memory(const Rows& rows, std::span<const std::size_t> training)
        : m_rows(rows)
        , m_order(training.begin(), training.end())
    {
        std::ranges::sort(m_order, {}, [&rows](std::size_t row) { return rows.means.back()[row]; });
    }

    [[nodiscard]] double up(std::size_t row) const
    {
        const auto longest = [this](std::size_t other) { return m_rows.means.back()[other]; };
        const auto near = std::ranges::lower_bound(m_order, longest(row), {}, longest);
        const auto before = std::min<std::ptrdiff_t>(kLookAround, near - m_order.begin());
        const auto after = std::min<std::ptrdiff_t>(kLookAround, m_order.end() - near);
        const auto nearest =
            std::ranges::min_element(near - before, near + after, {}, [&](std::size_t other) {
                double distance = 0.0;
                for (const auto& mean : m_rows.means)
                    distance += std::abs(mean[other] - mean[row]);
                return distance;
            });
        return m_rows.rose[*nearest] != 0 ? 0.75 : 0.25;
    }

private:
    const Rows& m_rows;
    std::vector<std::size_t> m_order;
};

/// A logistic regression on the stationary features: one Newton step from zero, which for odds as even as
/// these is all but the optimum.
class Regression
{
public:
    Regression(const Steps& steps, const Rows& rows, std::span<const std::size_t> training)
        : m_steps(steps)
        , m_rows(rows)
    {
        constexpr std::size_t kChunk = 512;
        const std::vector<double> zero(forecast::kStationaryWidth, 0.0);
        forecast::QuadraticSum sum;
        std::vector<double> columns;
        std::vector<unsigned char> labels;
        forecast::StationaryRow row;
        for (std::size_t i = 0; i < training.size(); ++i) {
            forecast::stationaryRow(steps, rows.steps[training[i]], row);
            columns.insert(columns.end(), row.begin(), row.end());
            labels.push_back(rows.rose[training[i]]);
            if (labels.size() < kChunk && i + 1 < training.size())
                continue;
            sum.add(columns, labels, zero);
            columns.clear();
            labels.clear();
        }
        m_theta = sum.minimum(kStrength, zero);
    }

    [[nodiscard]] double up(std::size_t row) const
    {
        forecast::StationaryRow features;
        forecast::stationaryRow(m_steps, m_rows.steps[row], features);
        return 1.0 /
               (1.0 + std::exp(-std::inner_product(features.begin(), features.end(), m_theta.begin(), 0.0)));
    }

private:
    const Steps& m_steps;
    const Rows& m_rows;
    std::vector<double> m_theta;
};

struct Judged {
    double accuracy = kUndefined;
    double auc = kUndefined;
};

Judged judged(const Rows& rows, const std::vector<double>& up)
{
    std::vector<double> said;
    std::vector<unsigned char> labels;
    for (std::size_t row = 0; row < up.size(); ++row) {
        if (std::isnan(up[row]))
            continue;
        said.push_back(up[row]);
        labels.push_back(rows.rose[row]);
    }
    const forecast::Score score = forecast::score(said, labels);
    return {score.accuracy, score.auc};
}

/// Counts the work in fifths and tenths, for the progress.
struct Account {
    const WalkProgress& progress;
    std::size_t done = 0;
    std::size_t total = 0;
    [[nodiscard]] bool goesOn() { return !progress || progress(done++, total); }
};

/// Every row forecast from a random four fifths of the others.
template <typename MakeLearner>
bool crossValidate(const Rows& rows, std::uint64_t seed, std::size_t folds, const MakeLearner& make,
                   Account& account, std::vector<double>& up)
{
    std::vector<std::size_t> order(rows.steps.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937_64 random(seed);
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[std::size_t(random() % i)]);
    for (std::size_t fold = 0; fold < folds; ++fold) {
        if (!account.goesOn())
            return false;
        const std::size_t first = fold * order.size() / folds;
        const std::size_t end = (fold + 1) * order.size() / folds;
        std::vector<std::size_t> training(order.begin(), order.begin() + std::ptrdiff_t(first));
        training.insert(training.end(), order.begin() + std::ptrdiff_t(end), order.end());
        const auto learner = make(training);
        for (std::size_t i = first; i < end; ++i)
            up[order[i]] = learner.up(order[i]);
    }
    return true;
}

/// Every tenth but the first forecast from what was known before it.
template <typename MakeLearner>
bool walk(const Rows& rows, const MakeLearner& make, Account& account, std::vector<double>& up)
{
    for (std::size_t fold = 1; fold < kTenths; ++fold) {
        if (!account.goesOn())
            return false;
        const std::size_t first = fold * rows.steps.size() / kTenths;
        const std::size_t end = (fold + 1) * rows.steps.size() / kTenths;
        std::vector<std::size_t> training;
        for (std::size_t row = 0; row < first && rows.steps[row] + forecast::kHorizon <= rows.steps[first];
             ++row)
            training.push_back(row);
        const auto learner = make(training);
        for (std::size_t row = first; row < end; ++row)
            up[row] = learner.up(row);
    }
    return true;
}

template <typename MakeLearner>
bool judgeTwice(const Rows& rows, std::uint64_t seed, std::size_t folds, const MakeLearner& make,
                Account& account, LeakRow& result)
{
    std::vector<double> claimed(rows.steps.size(), kUndefined);
    std::vector<double> truth(rows.steps.size(), kUndefined);
    if (!crossValidate(rows, seed, folds, make, account, claimed) || !walk(rows, make, account, truth))
        return false;
    const Judged claim = judged(rows, claimed);
    const Judged fact = judged(rows, truth);
    result.claimedAccuracy = claim.accuracy;
    result.claimedAuc = claim.auc;
    result.trueAccuracy = fact.accuracy;
    result.trueAuc = fact.auc;
    return true;
}

} // namespace

core::Result<LeakLab> leakLab(const Steps& steps, std::uint64_t seed, const WalkProgress& progress)
{
    const Rows rows = rowsOf(steps);
    if (rows.steps.size() < kFewestRows) {
        return core::failure(core::ErrorKind::NotEnoughData, std::to_string(rows.steps.size()) +
                                                                 " rows; the leak lab needs at least " +
                                                                 std::to_string(kFewestRows));
    }
    LeakLab result{.rows = rows.steps.size(), .learners = {{.learner = "memory"}, {.learner = "logistic"}}};
    Account account{progress, 0, 2 * (result.folds + kTenths - 1)};
    const bool done =
        judgeTwice(
            rows, seed, result.folds, [&rows](const auto& training) { return Memory(rows, training); },
            account, result.learners[0]) &&
        judgeTwice(
            rows, seed, result.folds, [&](const auto& training) { return Regression(steps, rows, training); },
            account, result.learners[1]);
    if (!done)
        return core::failure(core::ErrorKind::Cancelled, "the leak lab was stopped");
    return result;
}

} // namespace cryptopulse::evaluation
