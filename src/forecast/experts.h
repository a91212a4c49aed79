#pragma once

#include "core/probability.h"
#include "core/time.h"
#include "forecast/stationary.h"
#include "forecast/trees.h"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cryptopulse::forecast {

/// What ships with the program, learned on public minutes: log-odds that are linear in the stationary
/// features, and trees on the same rows that correct them.
struct Prior {
    std::string id;       ///< "prior-2024-06"
    StationaryRow coef{}; ///< of the stationary features; the last one is the intercept
    Trees trees{};        ///< may be none
    core::UtcTime from{}; ///< of the first and last price it learned from: there it proves nothing
    core::UtcTime to{};
    bool operator==(const Prior&) const = default;
};

/// A logistic regression on the stationary features that learns from the user's own prices, drawn towards the
/// prior with a strength (of the ridge penalty), with a memory (index into kMemories). The trees of the prior
/// are added to it: it learns what they leave.
struct Learner {
    double strength;
    std::size_t memory;
};

/// Half-lives in days of what learners remember; 0: for ever.
inline constexpr std::array<double, 3> kMemories{0.0, 90.0, 30.0};

inline constexpr std::array<Learner, 5> kLearners{{{1e3, 0}, {1e3, 1}, {1e4, 0}, {1e4, 2}, {3e4, 0}}};

/// Who is in the mixture.
struct Expert {
    enum class Kind { Coin, Seed, Prior, Learner };
    Kind kind = Kind::Coin;
    std::size_t learner = 0; ///< of a Learner
    double shrink = 1.0;     ///< factor on the log-odds: a shrunken twin says the same, less boldly
    std::string name;        ///< "coin", "seed", "prior-half", "learned-10000-30d-half", ...
};

[[nodiscard]] const std::vector<Expert>& experts();

/// The place of the expert with that name; experts().size() when there is none.
[[nodiscard]] std::size_t expertNamed(std::string_view name) noexcept;

/// A probability and what it is made of.
struct Forecasted {
    core::Probability up;
    std::vector<double> experts; ///< each one's probability
    std::vector<double> weights; ///< each one's share in the mixture
    /// What each stationary feature adds to the log-odds, weighted over the experts; the last entry is the
    /// intercept. The seed's model, whose features are others, is not in it.
    StationaryRow contributions{};
};

} // namespace cryptopulse::forecast
