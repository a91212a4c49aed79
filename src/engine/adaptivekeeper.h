#pragma once

#include "core/result.h"
#include "core/sample.h"
#include "core/series.h"
#include "engine/adaptivestate.h"
#include "engine/judging.h"
#include "engine/snapshot.h"
#include "forecast/adaptive.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace cryptopulse::engine {

inline constexpr std::string_view kAdaptivePrefix = "adaptive-"; ///< of the ids of adaptive models

/// Whether a model id is of an adaptive model.
[[nodiscard]] bool isAdaptiveId(std::string_view id) noexcept;

/// The adaptive model beside the samples: takes in every complete step once, in order, and forecasts from the
/// newest price. Lives in the engine's thread; what takes longer than a moment (the past of a series, a daily
/// refit) goes on in a thread of its own, and forecasts go on from what is known meanwhile.
///
/// What was learned is kept on the shelf of the models and resumed exactly. Samples that come late,
/// between those it has taken in, make it learn the series anew.
class AdaptiveKeeper final : public QObject
{
    Q_OBJECT

public:
    /// @p costs: of a trade, for the break-even beside a forecast.
    AdaptiveKeeper(std::shared_ptr<ModelShelf> shelf, core::SeriesKey series,
                   const evaluation::TradingCosts& costs = {});
    /// Stops what goes on, without waiting for its end longer than a refit's pass, and saves.
    ~AdaptiveKeeper() override;

    /// Resumes what was saved, if it is whole and of this program's model; else begins anew.
    void open();

    /// Takes in what is new. @p detected: what the newest samples are spaced like; it is followed with a
    /// delay, so that a few odd samples do not make it forget the minutes.
    void follow(const core::SeriesView& samples, core::Step detected);

    [[nodiscard]] const core::Result<Forecast>& forecast() const { return m_forecast; }
    [[nodiscard]] const std::shared_ptr<const AdaptiveStatus>& status() const { return m_status; }

Q_SIGNALS:
    /// Work in the other thread has ended, and forecast() and status() are new.
    void caughtUp();

private:
    using Run = core::Result<AdaptiveState>;

    void advance();
    [[nodiscard]] bool isStillRight() const;
    void catchUp();
    void finish();
    void refresh();
    void showNothing();
    void save() const;
    [[nodiscard]] static Run learn(AdaptiveState state, const core::SeriesView& samples,
                                   const std::function<bool()>& goesOn);

    std::shared_ptr<ModelShelf> m_shelf; // of the saved state
    core::SeriesKey m_series;
    bool m_isPriorsMarket;
    evaluation::TradingCosts m_costs;
    core::SeriesView m_samples;
    core::Step m_detected;
    std::size_t m_oddSamples = 0; // since the detected step differs from the followed one
    std::optional<AdaptiveState> m_state;
    bool m_catchingUp = false;
    QThreadPool m_pool; // of one thread
    QFutureWatcher<Run> m_watcher;
    core::Result<Forecast> m_forecast =
        core::failure(core::ErrorKind::NotEnoughData, "the adaptive model has seen nothing yet");
    std::shared_ptr<const AdaptiveStatus> m_status;
};

} // namespace cryptopulse::engine
