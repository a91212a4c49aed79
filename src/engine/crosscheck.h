#pragma once

#include "core/price.h"
#include "core/time.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace cryptopulse::engine {

struct FeedStatus;

/// Why two prices were not compared.
enum class CrossCheckTrouble {
    Currency,   ///< the second source quotes in another currency: dollars are no USDT
    SameSource, ///< it is the source of the live prices
    NotOffered, ///< it does not have this coin in this currency
    Synthetic,  ///< the live prices are made up
    Apart,      ///< the two prices were observed too long one after the other
    NoAnswer,   ///< it gave no price
    NoPrice     ///< there was no new live price for a while
};

/// "currency", "same_source", "not_offered", "synthetic", "apart", "no_answer", "no_price".
[[nodiscard]] std::string_view troubleName(CrossCheckTrouble trouble) noexcept;
/// The trouble with that name; empty when there is none.
[[nodiscard]] std::optional<CrossCheckTrouble> troubleFromName(std::string_view name) noexcept;

/// What came of comparing live prices with those of a second source. Facts only; what they mean now is
/// crossCheckState().
struct CrossCheck {
    std::string source;                         ///< the second one
    double tolerance = 0.5;                     ///< percent of the live price
    std::chrono::seconds every{60};             ///< the second source is asked no more often
    std::string currency{};                     ///< in which the second source quotes; empty: it does not
    std::optional<CrossCheckTrouble> trouble{}; ///< of the last try; empty: the prices were compared
    std::string detail{};                       ///< of the trouble, for logs
    bool disagrees = false;                     ///< as of the last comparisons
    std::optional<core::UtcTime> checked{};     ///< when prices were last compared; empty: never yet
    std::optional<core::UtcTime> since{};       ///< from when on they agree, or disagree
    std::optional<core::Price> price{};         ///< the live one of the last comparison
    std::optional<core::Price> other{};         ///< the second source's

    /// How much higher the second source's price is, in percent of the live one; empty: never compared.
    [[nodiscard]] std::optional<double> difference() const;

    bool operator==(const CrossCheck&) const = default;
};

enum class CrossCheckState {
    Waiting, ///< nothing was compared yet
    Agree,
    Disagree,
    NotComparable ///< see the trouble
};

/// Observed further apart, two prices say nothing about each other.
inline constexpr std::chrono::minutes kComparable{2};

/// What the cross-check of @p feed is at @p now; empty: none is wanted. A try that failed leaves the last
/// comparison standing for a while, so that one late answer ends no disagreement.
[[nodiscard]] std::optional<CrossCheckState> crossCheckState(const FeedStatus& feed, core::UtcTime now);

/// Why it is not comparable at @p now; empty in the other states.
[[nodiscard]] std::optional<CrossCheckTrouble> crossCheckTrouble(const FeedStatus& feed, core::UtcTime now);

/// "waiting", "agree", "disagree", "not_comparable".
[[nodiscard]] std::string_view crossCheckStateName(CrossCheckState state) noexcept;

} // namespace cryptopulse::engine
