#pragma once

#include "core/result.h"
#include "core/sample.h"
#include "core/series.h"
#include "core/step.h"
#include "core/time.h"
#include "evaluation/backtest.h"
#include "evaluation/controls.h"
#include "evaluation/leaklab.h"
#include "evaluation/walkforward.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cryptopulse::engine {

/// A walk-forward evaluation of the stored samples.
struct EvaluateRequest {
    std::string model = "adaptive"; ///< see evaluation::WalkOptions
    core::StepChoice step{};
    evaluation::Window window = evaluation::Window::Expanding;
    int rollingDays = 30;
    std::optional<core::UtcTime> from{}; ///< of the part that is scored
    std::optional<core::UtcTime> to{};
    bool controls = false; ///< also on shuffled and planted data, and for look-ahead: several times the work

    bool operator==(const EvaluateRequest&) const = default;
};

/// What an evaluation came to. Immutable; shared between threads.
struct Evaluation {
    core::UtcTime made;
    core::SeriesKey series;
    EvaluateRequest request;
    evaluation::Report report;
    std::vector<evaluation::Report> beside; ///< other models on the same steps: the seed's and the coin's,
                                            ///< less the one that was asked for; without folds
    std::optional<evaluation::Controls> controls;
    std::vector<std::string> warnings; ///< stable names: kPriorSawThis
};
/// "prior_saw_this": a part of the scored time is one that the shipped prior has learned from, so that a
/// model which uses it knows more than it could have known then.
inline constexpr const char* kPriorSawThis = "prior_saw_this";
using EvaluationPtr = std::shared_ptr<const Evaluation>;

/// A backtest of a model's walk-forward probabilities on the stored samples.
struct BacktestRequest {
    std::string model = "adaptive";
    core::StepChoice step{};
    std::optional<core::UtcTime> from{};
    std::optional<core::UtcTime> to{};
    evaluation::BacktestOptions options{};
};

struct BacktestReport {
    core::UtcTime made;
    core::SeriesKey series;
    BacktestRequest request;
    core::Step step;
    evaluation::Backtest result;
    std::vector<evaluation::SweepPoint> sweep;
    std::vector<core::UtcTime> curveTimes; ///< of result.curve, entry for entry
    std::vector<core::UtcTime> bandTimes;  ///< of result.band, entry for entry; empty without one
    std::vector<std::string> warnings;     ///< as an Evaluation's
};
using BacktestPtr = std::shared_ptr<const BacktestReport>;

/// The leak lab on the stored samples.
struct LeakReport {
    core::UtcTime made;
    core::SeriesKey series;
    core::Step step;
    evaluation::LeakLab lab;
};
using LeakPtr = std::shared_ptr<const LeakReport>;

/// How the weights of the experts stood at one moment.
struct WeightsAt {
    core::UtcTime time;
    std::vector<double> weights; ///< in the order of forecast::experts()

    bool operator==(const WeightsAt&) const = default;
};

/// The adaptive model as it is now.
struct AdaptiveStatus {
    std::string id;      ///< "adaptive-2+prior-2024-06"; as in the forecasts that are written down
    std::string priorId; ///< empty: none is there
    std::size_t observedSteps = 0;
    std::size_t learnedRows = 0; ///< with a known outcome
    std::optional<core::UtcTime> observedTo;
    bool catchingUp = false; ///< goes through stored samples; its forecast is still to come
    std::vector<double> weights;
    std::vector<WeightsAt> history;          ///< at most a few hundred moments, oldest first
    std::vector<double> expertProbabilities; ///< of the newest forecast; empty without one
    std::vector<double> contributions; ///< of the newest forecast, to its log-odds: the stationary features
                                       ///< in the order of forecast::stationaryNames(), then the intercept
};

} // namespace cryptopulse::engine
