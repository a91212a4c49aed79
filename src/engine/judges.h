#pragma once

#include "core/clock.h"
#include "core/sample.h"
#include "core/series.h"
#include "engine/judging.h"
#include "engine/longwork.h"

#include <functional>

namespace cryptopulse::engine {

/// What is judged: the samples as they were when somebody asked.
struct JudgedSamples {
    core::SeriesKey series;
    core::SeriesView samples;
};

/// Evaluates models. A cancellation is noticed after at most one fold.
class Evaluator final : public LongWorkOf<EvaluationPtr>
{
    Q_OBJECT

public:
    /// @p keep is given what came out. @p jobs and @p clock must outlive this object.
    Evaluator(JobBook& jobs, const core::Clock& clock, std::function<void(EvaluationPtr)> keep);

    void evaluate(const EvaluateRequest& request, const JudgedSamples& judged, Reply reply);

private:
    void conclude(Answer& answer) override;

    const core::Clock& m_clock;
    std::function<void(EvaluationPtr)> m_keep;
};

/// Backtests thresholds on walk-forward probabilities.
class Backtester final : public LongWorkOf<BacktestPtr>
{
    Q_OBJECT

public:
    Backtester(JobBook& jobs, const core::Clock& clock, std::function<void(BacktestPtr)> keep);

    void backtest(const BacktestRequest& request, const JudgedSamples& judged, Reply reply);

private:
    void conclude(Answer& answer) override;

    const core::Clock& m_clock;
    std::function<void(BacktestPtr)> m_keep;
};

/// Shows what shuffled cross-validation would have claimed.
class LeakLabWork final : public LongWorkOf<LeakPtr>
{
    Q_OBJECT

public:
    LeakLabWork(JobBook& jobs, const core::Clock& clock, std::function<void(LeakPtr)> keep);

    void run(core::StepChoice step, const JudgedSamples& judged, Reply reply);

private:
    void conclude(Answer& answer) override;

    const core::Clock& m_clock;
    std::function<void(LeakPtr)> m_keep;
};

} // namespace cryptopulse::engine
