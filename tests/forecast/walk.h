#pragma once

// Walks of the adaptive model along made-up series, and what is heard of them.

#include "forecast/adaptive.h"
#include "forecast/prices.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace cryptopulse::test {

inline const core::Step kMinuteStep = core::Step::fromName("1m").value();

/// What the model said of one step.
struct Heard {
    core::UtcTime time;
    double up = 0.0;
    std::vector<double> experts;
    bool operator==(const Heard&) const = default;
};
using Walk = std::vector<Heard>;

/// Writes into @p walk what is said of @p steps.
inline forecast::AdaptiveModel::Sink into(Walk& walk, const forecast::Steps& steps)
{
    return [&walk, &steps](const forecast::Said& said) {
        walk.push_back({steps.time(said.step), said.up, {said.experts.begin(), said.experts.end()}});
    };
}

/// Observes all of @p steps that is new.
inline Walk observeAll(forecast::AdaptiveModel& model, const forecast::Steps& steps)
{
    Walk walk;
    if (const auto done = model.observe(steps, steps.size(), into(walk, steps)); !done)
        throw std::runtime_error(done.error().detail);
    return walk;
}

/// Samples that can be cut off and altered.
struct Samples {
    std::vector<core::UtcTime> times;
    std::vector<double> prices;

    [[nodiscard]] std::size_t size() const { return times.size(); }
    [[nodiscard]] forecast::Steps steps(std::size_t end, core::Step step = kMinuteStep,
                                        std::size_t first = 0) const
    {
        core::Series series(end - first);
        for (std::size_t i = first; i < end; ++i)
            series.add(times[i], core::Price::from(prices[i]).value());
        return forecast::Steps::of(series.view(), step);
    }
    [[nodiscard]] forecast::Steps steps() const { return steps(size()); }
};

/// Minutes, from kStart on, of a walk whose returns are drawn to @p echo times the one before.
inline Samples echoing(std::size_t count, unsigned seed, double echo,
                       std::chrono::seconds spacing = std::chrono::minutes(1))
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> noise(0.0, 5e-4);
    Samples samples;
    double price = 27'000.0;
    double change = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        change = echo * change + noise(random);
        samples.times.push_back(kStart + std::int64_t(i) * spacing);
        samples.prices.push_back(price *= std::exp(change));
    }
    return samples;
}

/// Moves all samples from @p from on later by so many minutes.
inline void pause(Samples& samples, std::size_t from, int minutes)
{
    for (std::size_t i = from; i < samples.size(); ++i)
        samples.times[i] += std::chrono::minutes(minutes);
}

/// Two and a half days with all that can happen: nights (UTC), holes of an hour and of a day, runs too short
/// for a feature, for a label, and just long enough for one row; single minutes missing.
inline Samples eventful()
{
    Samples samples = echoing(2600, 7, 0.3);
    pause(samples, 300, 1); // carried forward
    pause(samples, 700, 60);
    pause(samples, 750, 60); // 50 steps: no features
    pause(samples, 814, 60); // 64 steps: features, no label
    pause(samples, 880, 60); // 66 steps: one row
    pause(samples, 1000, 1);
    pause(samples, 1700, 1440);
    return samples;
}

/// Where something is about to happen in eventful(), or has just happened: sample counts.
inline std::vector<std::size_t> moments()
{
    // 106: midnight. 266: the first refit. 301: after the carried minute.
    return {1,   60,  61,  62,  66,  105, 106, 107, 265,  266,  267,  300,  301,  350,  699,  700,  701,
            760, 761, 815, 879, 880, 881, 946, 960, 1001, 1234, 1302, 1303, 1304, 1700, 1701, 1761, 2599};
}

/// Three trees that ask of returns, of the quarter's wave and of a product.
inline forecast::Trees someTrees()
{
    return forecast::Trees::of(forecast::kStationaryWidth, 2,
                               {{0, 0.1},
                                {8, -0.2},
                                {22, 0.3},
                                {72, 0.0},
                                {2, 0.5},
                                {2, -0.5},
                                {24, 0.1},
                                {3, 0.0},
                                {4, 0.2}},
                               {-0.2, 0.1, -0.1, 0.2, -0.15, 0.05, 0.1, -0.05, 0.01, 0.02, 0.03, -0.08})
        .value();
}

/// The natural log-loss of @p up.
inline double logLoss(double up, bool rose)
{
    return -std::log(rose ? up : 1.0 - up);
}

/// Summed log-losses of a walk over the steps whose outcome is known: of the mixture, then of each expert.
struct Losses {
    std::size_t rows = 0;
    double mixture = 0.0;
    std::vector<double> experts = std::vector<double>(forecast::experts().size(), 0.0);

    [[nodiscard]] double coin() const { return experts[forecast::expertNamed("coin")]; }
    /// Skill against the coin in basis points.
    [[nodiscard]] double skill() const { return 1e4 * (1.0 - mixture / coin()); }
    /// What FixedShare allows the mixtures that take turns, together.
    [[nodiscard]] double bound() const
    {
        const std::size_t count = experts.size();
        const forecast::FixedShare share(std::vector<double>(count, 1.0 / double(count)));
        double sum = 0.0;
        for (std::size_t turn = 0; turn < forecast::kHorizon; ++turn)
            sum += share.regretBound(0, (rows + forecast::kHorizon - 1 - turn) / forecast::kHorizon);
        return sum;
    }
};

/// Scores what was said from row @p from of the walk on, which must be the walk along all of @p steps.
inline Losses lossesOf(const Walk& walk, const forecast::Steps& steps, std::size_t from = 0)
{
    Losses losses;
    std::size_t heard = 0;
    std::size_t begin = 0;
    for (const std::size_t end : steps.runEnds()) {
        for (std::size_t step = begin + forecast::kStationaryLookback; step < end; ++step, ++heard) {
            if (step + forecast::kHorizon >= end || heard < from)
                continue;
            const bool rose = steps.prices()[step + forecast::kHorizon] > steps.prices()[step];
            const Heard& said = walk.at(heard);
            ++losses.rows;
            losses.mixture += logLoss(said.up, rose);
            for (std::size_t i = 0; i < losses.experts.size(); ++i)
                losses.experts[i] += logLoss(said.experts[i], rose);
        }
        begin = end;
    }
    return losses;
}

} // namespace cryptopulse::test
