#pragma once

#include "core/result.h"
#include "evaluation/walkforward.h"

#include <cstdint>
#include <optional>
#include <string>

namespace cryptopulse::evaluation {

/// Whether a walk looks ahead: it is made again on the steps up to several moments, and must have said the
/// same, bit for bit, about all before.
struct LookAhead {
    std::size_t cuts = 0;                       ///< moments tried
    std::size_t compared = 0;                   ///< forecasts compared
    std::optional<std::size_t> firstDifference; ///< step; empty: it never looked ahead

    [[nodiscard]] bool clean() const noexcept { return !firstDifference && compared > 0; }
};

/// Errors: as walkForward().
[[nodiscard]] core::Result<LookAhead> lookAheadTest(const forecast::Steps& steps, const WalkOptions& options,
                                                    std::size_t cuts = 3, const WalkProgress& progress = {});

/// The same steps with another past: their returns in a random order (@p seed). What the market knew of its
/// next move is gone; the size and number of moves, the holes and the times are the same. A sound evaluation
/// finds nothing in it.
[[nodiscard]] forecast::Steps shuffled(const forecast::Steps& steps, std::uint64_t seed);

/// The same steps with a signal planted: each return takes the sign of the one before with probability
/// @p persistence, its size staying as it was. A sound evaluation finds it.
[[nodiscard]] forecast::Steps planted(const forecast::Steps& steps, double persistence, std::uint64_t seed);

/// A walk on the data itself and on both controls.
struct Controls {
    Report real;
    Report shuffled;
    Report planted;
    LookAhead lookAhead;

    /// No look-ahead, nothing found where there is nothing, and the planted signal found.
    [[nodiscard]] bool sound() const noexcept;
};

/// Errors: as walkForward().
[[nodiscard]] core::Result<Controls> runControls(const forecast::Steps& steps, const WalkOptions& options,
                                                 std::uint64_t seed = 1, const WalkProgress& progress = {});

} // namespace cryptopulse::evaluation
