#pragma once

#include "core/calluse.h"
#include "core/liveforecast.h"
#include "core/probability.h"
#include "core/quota.h"
#include "core/result.h"
#include "core/sample.h"
#include "core/series.h"
#include "core/step.h"
#include "core/timerange.h"
#include "engine/care.h"
#include "engine/crosscheck.h"
#include "engine/job.h"
#include "engine/judging.h"
#include "engine/livescore.h"
#include "engine/modelcard.h"
#include "engine/standin.h"
#include "evaluation/breakeven.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cryptopulse::engine {

/// What is known of the price feed. Facts only; what they mean now is feedState().
struct FeedStatus {
    bool collecting = false; ///< polls on a schedule
    std::chrono::seconds interval{60};
    bool fetching = false; ///< a call is under way
    std::optional<core::UtcTime> lastAttempt;
    std::optional<core::UtcTime> lastSuccess;
    std::optional<core::UtcTime> nextAttempt; ///< of the schedule, or when the provider allows the next call
    std::optional<core::Error> lastError;     ///< of the last attempt; empty when it went well
    std::uint64_t stored = 0;                 ///< since the engine started
    std::uint64_t repeats = 0;
    std::uint64_t failures = 0;
    core::CallQuota quota;
    std::optional<StandIn> standIn{};       ///< empty: the source is the preferred one
    std::optional<CrossCheck> crossCheck{}; ///< with a second source; empty: none is wanted
    /// Of the key that calls go with; empty: they go without one, or it has no monthly allowance.
    std::optional<core::CallUse> callUse{};

    bool operator==(const FeedStatus&) const = default;
};

enum class FeedState {
    Idle,    ///< nothing was fetched yet and nothing is scheduled
    Waiting, ///< the first answer is still to come
    Ok,
    Stale, ///< answers, but the newest price is old
    RateLimited,
    Offline, ///< the last attempt failed
};

/// A probability, and exactly what it is a probability of.
struct Forecast {
    core::Probability up; ///< that the price is higher after horizonSteps
    core::Step step;
    int horizonSteps = 5;
    std::optional<std::chrono::seconds> horizon; ///< empty: steps are irregular
    core::UtcTime asOf;                          ///< time of the newest price it knows
    core::Price price;                           ///< that price
    std::string modelId;
    std::vector<std::string> warnings; ///< stable names: "steps_irregular", "step_changed", ...
    std::vector<double> weights{}; ///< of the experts, in the order of forecast::experts(); empty: no mixture
    /// From how much the price moves now; empty: that is not known.
    std::optional<evaluation::BreakEven> breakEven{};

    bool operator==(const Forecast&) const = default;
};

/// Where the engine behind the port lives.
struct Connection {
    std::string address;                ///< empty: in this process
    std::optional<core::Error> trouble; ///< empty: connected
    std::optional<core::UtcTime> since; ///< of the trouble
    std::optional<core::UtcTime> nextAttempt;

    [[nodiscard]] bool isRemote() const { return !address.empty(); }
    bool operator==(const Connection&) const = default;
};

/// All that can be seen of an engine at one moment. Immutable; shared between threads; swapped whole.
struct Snapshot {
    core::UtcTime made;
    core::SeriesKey series;
    core::SeriesView samples;
    /// Stretches for which the history of the series' source was asked, all that it has there being among the
    /// samples; as core::merged() makes them. Null: not known.
    std::shared_ptr<const std::vector<core::TimeRange>> asked;
    core::Step step;            ///< what "auto" means for these samples
    std::size_t usableRows = 0; ///< rows that could train; counted up to a few thousand, then "at least"
    FeedStatus feed;
    std::optional<core::Error> storageTrouble; ///< why nothing can be kept, while that lasts
    std::size_t storageWaiting = 0;            ///< prices that are stored when they can be kept again
    std::optional<core::Error>
        storageNotice; ///< what befell the samples at the start (a damaged file was kept aside); work goes on
    std::shared_ptr<const ModelCard> model;  ///< null: none
    std::optional<core::Error> modelTrouble; ///< why there is none although there is a file
    core::Result<Forecast> forecast = core::failure(core::ErrorKind::NoModel, "no model has been trained");
    /// Of the adaptive model. Error: NotEnoughData while it has too few steps, or is catching up.
    core::Result<Forecast> adaptiveForecast =
        core::failure(core::ErrorKind::NotEnoughData, "the adaptive model has seen nothing yet");
    std::shared_ptr<const AdaptiveStatus> adaptive; ///< null: not known
    EvaluationPtr evaluation;                       ///< the newest; null: none was made
    BacktestPtr backtest;
    LeakPtr leakLab;
    BackupPtr backup; ///< the newest of each; null: none was made
    CheckPtr check;
    CompactPtr compaction;
    core::LiveForecasts forecasts =
        std::make_shared<const std::vector<core::LiveForecast>>(); ///< the newest ones; never null
    core::LiveForecasts adaptiveForecasts =
        std::make_shared<const std::vector<core::LiveForecast>>(); ///< the adaptive model's; never null
    LiveScorePtr liveScore;         ///< how all of them have done; null: not known (yet)
    LiveScorePtr adaptiveLiveScore; ///< the adaptive model's; the same
    std::vector<JobStatus> jobs;    ///< running and recently ended, oldest first
    Connection connection;
    std::string storageLocation; ///< path or address of the samples
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// A price older than this is stale: three intervals, at least five minutes (the provider's edge may be four
/// late).
[[nodiscard]] std::chrono::milliseconds staleAfter(const FeedStatus& feed) noexcept;

/// What the feed is at @p now.
[[nodiscard]] FeedState feedState(const Snapshot& snapshot, core::UtcTime now) noexcept;

/// "idle", "waiting", "ok", "stale", "rate_limited", "offline".
[[nodiscard]] std::string_view feedStateName(FeedState state) noexcept;

/// Age of the newest sample at @p now; empty without samples; never negative.
[[nodiscard]] std::optional<std::chrono::milliseconds> newestAge(const Snapshot& snapshot,
                                                                 core::UtcTime now) noexcept;

/// The forecast's own warnings and what has become true since it was made ("stale_data").
[[nodiscard]] std::vector<std::string> warningsAt(const Snapshot& snapshot, core::UtcTime now);
/// The same for another forecast of that snapshot.
[[nodiscard]] std::vector<std::string> warningsAt(const Snapshot& snapshot,
                                                  const core::Result<Forecast>& forecast, core::UtcTime now);

} // namespace cryptopulse::engine
