#pragma once

#include "engine/snapshot.h"
#include "plots/figure.h"

#include <QCoreApplication>

namespace cryptopulse::pages {

/// What the adaptive model is made of, as figures. Pure.
class ModelFigures final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::pages::ModelFigures)

public:
    /// The weights of each kind of expert over time, stacked up to 100 %. Empty with fewer than two moments.
    [[nodiscard]] static plots::Figure weights(const engine::AdaptiveStatus& status);
    /// The features that move the newest forecast most, and all others together, in percentage points: a
    /// quarter of what they add to the log-odds, which near 50 % is what they add to the probability. Empty
    /// without a forecast.
    [[nodiscard]] static plots::Figure reasons(const engine::AdaptiveStatus& status);
};

inline constexpr std::size_t kShownReasons = 10; ///< features by name

} // namespace cryptopulse::pages
