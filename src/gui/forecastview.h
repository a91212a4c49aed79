#pragma once

#include "engine/snapshot.h"
#include "gui/lead.h"

#include <QString>
#include <optional>

namespace cryptopulse::gui {

/// What the window says about the forecast at one moment: words and numbers, no widgets.
struct ForecastView {
    enum class State {
        NoData,     ///< no price at all
        Collecting, ///< too few usable rows to train
        NoModel,    ///< enough rows, nothing trained
        Waiting,    ///< a model, but too few steps in a row to forecast from, or another reason
        Current,
        Stale, ///< a forecast from prices that are old by now, or of a lost server
    };

    State state = State::NoData;
    QString title;    ///< "Probability of rise (5 min)", only as far as that is true
    QString number;   ///< "51.3 %", or a dash
    QString headline; ///< the direction in words, or the state
    QString reason;   ///< why it is greyed or missing; warnings
    QString asOf;     ///< "As of 14:05:20 (12 s ago) at 26,123.45"
    QString source;   ///< whose it is; empty without one
    QString cost;     ///< how often it would have to be right to pay for trading on it; empty: not known
    QString other;    ///< what the other model says, in a line
    std::optional<double> up;
    std::size_t usableRows = 0;
    std::size_t neededRows = 0;

    [[nodiscard]] bool isCurrent() const { return state == State::Current; }
};

[[nodiscard]] ForecastView viewForecast(const engine::Snapshot& snapshot, core::UtcTime now,
                                        Lead wanted = Lead::Adaptive);

/// "5 min" when @p forecast says how long its horizon is, else "5 samples, ≈ 40 s" from the newest samples'
/// median spacing, or "5 samples" when that is unknown.
[[nodiscard]] QString horizonWords(const engine::Forecast& forecast, const core::SeriesView& samples);

} // namespace cryptopulse::gui
