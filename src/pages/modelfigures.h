#pragma once

#include "engine/snapshot.h"
#include "pages/facts.h"
#include "plots/figure.h"

#include <QCoreApplication>

namespace cryptopulse::pages {

/// What the models are made of, as figures and tables. Pure.
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
    /// Each expert's weight and probability.
    [[nodiscard]] static Facts experts(const engine::AdaptiveStatus& status);
    /// Coefficients and scaler of the simple model; null: there is none.
    [[nodiscard]] static Facts simple(const engine::ModelCard* card);
};

inline constexpr std::size_t kShownReasons = 10; ///< features by name

} // namespace cryptopulse::pages
