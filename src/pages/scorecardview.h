#pragma once

#include "core/liveforecast.h"
#include "engine/livescore.h"
#include "pages/facts.h"
#include "plots/figure.h"

#include <QCoreApplication>

namespace cryptopulse::pages {

/// A live record as tables and figures.
class ScorecardView final
{
    Q_DECLARE_TR_FUNCTIONS(cryptopulse::pages::ScorecardView)

public:
    /// What was judged: a line.
    [[nodiscard]] static QString subject(const engine::LiveScore& score);

    /// How many forecasts there are, and what became of them.
    [[nodiscard]] static Facts record(const engine::LiveScore& score);
    /// What they are worth.
    [[nodiscard]] static Facts skill(const engine::LiveScore& score);

    /// The skill of a window of forecasts as time goes on, with its 95 % interval.
    [[nodiscard]] static plots::Figure rolling(const engine::LiveScore& score);
    [[nodiscard]] static QString rollingCaption(const engine::LiveScore& score);
    /// The newest forecasts with a known outcome, by their probability: on the side that came true, or not.
    [[nodiscard]] static plots::Figure hits(const std::vector<core::LiveForecast>& forecasts);
};

inline constexpr std::size_t kShownHits = 300; ///< forecasts

} // namespace cryptopulse::pages
