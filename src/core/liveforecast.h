#pragma once

#include "core/price.h"
#include "core/probability.h"
#include "core/step.h"
#include "core/time.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cryptopulse::core {

/// What became of a forecast.
enum class Outcome {
    Pending,    ///< not known yet
    Rose,       ///< the price was higher after the horizon
    DidNotRise, ///< it was lower or the same
    Unknown,    ///< prices are missing where the outcome would have been seen: not guessed
};

/// A forecast as it was given live: written down before its outcome, and nothing of it changed since but
/// that.
struct LiveForecast {
    UtcTime asOf; ///< time of the newest price it knew
    Price price;  ///< that price
    Probability up;
    Step step;
    int horizonSteps = 5;
    std::string modelId;
    Outcome outcome = Outcome::Pending;
    std::optional<UtcTime> seenAt; ///< time of the price that decided it; with Rose and DidNotRise
    std::optional<Price> seen;     ///< that price
    std::string weights{}; ///< a mixture's: JSON, the weight of each expert by name; else empty. Written
                           ///< with the forecast, and not read back with a list of them

    bool operator==(const LiveForecast&) const = default;
};

/// Whether it pointed to the side that came true (0.5 points to none); empty while that is not known.
[[nodiscard]] std::optional<bool> isHit(const LiveForecast& forecast) noexcept;

/// "pending", "rose", "did_not_rise", "unknown".
[[nodiscard]] std::string_view outcomeName(Outcome outcome) noexcept;
[[nodiscard]] std::optional<Outcome> outcomeFromName(std::string_view name) noexcept;

/// Oldest first. Shared between threads, never changed.
using LiveForecasts = std::shared_ptr<const std::vector<LiveForecast>>;

} // namespace cryptopulse::core
