#pragma once

#include "engine/judging.h"
#include "engine/livescore.h"
#include "forecast/experts.h"
#include "forecast/stationary.h"

#include <string>
#include <vector>

/// Judgements of which every figure is another one, so that none can be taken for its neighbour.
namespace cryptopulse::support {

inline const core::UtcTime kJudged = core::fromEpochMs(1'700'000'000'123);

/// Figures that do not repeat: 1/7, 2/7, …
class Figures
{
public:
    double operator()() { return double(++m_count) / 7.0; }
    std::size_t count() { return std::size_t(++m_count); }
    std::vector<double> several(std::size_t n)
    {
        std::vector<double> numbers(n);
        for (double& number : numbers)
            number = (*this)();
        return numbers;
    }

private:
    int m_count = 0;
};

inline evaluation::Report someReport(const std::string& model, Figures& next)
{
    evaluation::Report report;
    report.model = model;
    report.step = *core::Step::fromName("5m");
    report.horizonSteps = 5;
    report.samples = next.count();
    report.runs = next.count();
    report.from = kJudged - std::chrono::hours(48);
    report.to = kJudged - std::chrono::minutes(1);
    report.daysNeeded = next();
    report.meanAbsoluteReturn = next();
    evaluation::Metrics& m = report.pooled;
    m.n = next.count();
    m.disjoint = next.count();
    for (double* number : {&m.effectiveN,
                           &m.baseRate,
                           &m.accuracy,
                           &m.accuracyInterval.low,
                           &m.accuracyInterval.high,
                           &m.balancedAccuracy,
                           &m.auc,
                           &m.aucInterval.low,
                           &m.aucInterval.high,
                           &m.logLoss,
                           &m.skillBp,
                           &m.skillInterval.low,
                           &m.skillInterval.high,
                           &m.brier,
                           &m.brierParts.reliability,
                           &m.brierParts.resolution,
                           &m.brierParts.uncertainty,
                           &m.brierParts.withinBin,
                           &m.calibrationSlope,
                           &m.calibrationIntercept,
                           &m.topDecileAccuracy})
        *number = next();
    for (evaluation::OneSidedTest* test : {&m.pesaranTimmermann, &m.dieboldMariano, &m.clarkWest})
        *test = {next(), next(), next(), next()};
    m.trueNegatives = next.count();
    m.falsePositives = next.count();
    m.falseNegatives = next.count();
    m.truePositives = next.count();
    m.verdict = evaluation::Verdict::BetterThanCoin;
    for (int i = 0; i < 2; ++i)
        m.reliability.push_back({next.count(), next(), next(), next(), next(), {next(), next()}});
    m.roc = {{0.0, 0.0, evaluation::kUndefined}, {next(), next(), next()}, {1.0, 1.0, next()}};
    return report;
}

inline evaluation::Fold someFold(int day, Figures& next)
{
    return {.from = kJudged + std::chrono::hours(24 * day),
            .to = kJudged + std::chrono::hours(24 * day + 23),
            .n = next.count(),
            .baseRate = next(),
            .accuracy = next(),
            .auc = next(),
            .logLoss = next(),
            .skillBp = next(),
            .weights = next.several(forecast::experts().size())};
}

/// With folds, two models beside it and controls.
inline engine::Evaluation someEvaluation()
{
    Figures next;
    engine::Evaluation evaluation{.made = kJudged,
                                  .series = {"bitcoin", "usd", "coingecko"},
                                  .request = {},
                                  .report = someReport("adaptive", next),
                                  .beside = {someReport("seed", next), someReport("coin", next)},
                                  .controls = std::nullopt,
                                  .warnings = {engine::kPriorSawThis}};
    evaluation.request.window = evaluation::Window::Rolling;
    evaluation.request.rollingDays = 12;
    evaluation.request.step = core::Step::fromName("5m");
    evaluation.request.from = kJudged - std::chrono::hours(48);
    evaluation.request.controls = true;
    for (int day = 0; day < 3; ++day)
        evaluation.report.folds.push_back(someFold(day, next));
    evaluation.controls = evaluation::Controls{.real = someReport("adaptive", next),
                                               .shuffled = someReport("adaptive", next),
                                               .planted = someReport("adaptive", next),
                                               .lookAhead = {3, 17, std::nullopt}};
    evaluation.controls->shuffled.pooled.verdict = evaluation::Verdict::NotShown;
    return evaluation;
}

/// With a curve, a band and a sweep.
inline engine::BacktestReport someBacktest()
{
    Figures next;
    engine::BacktestReport report{.made = kJudged,
                                  .series = {"bitcoin", "usd", "coingecko"},
                                  .request = {},
                                  .step = *core::Step::fromName("1m"),
                                  .result = {},
                                  .sweep = {},
                                  .curveTimes = {},
                                  .bandTimes = {},
                                  .warnings = {engine::kPriorSawThis, "another"}};
    report.request.model = "seed";
    report.request.to = kJudged;
    report.request.options = {
        .threshold = 0.53, .feeBp = 7.5, .slippageBp = 1.25, .shortToo = true, .randomRuns = 50, .seed = 9};
    evaluation::Backtest& result = report.result;
    result.firstStep = next.count();
    result.lastStep = next.count();
    result.forecasts = next.count();
    result.trades = next.count();
    for (double* number : {&result.finalReturn, &result.buyAndHoldReturn, &result.maxDrawdown,
                           &result.buyAndHoldDrawdown, &result.turnover, &result.exposure, &result.hitRate,
                           &result.hitRateBeforeCosts, &result.meanTradeBp, &result.meanTradeBeforeCostsBp,
                           &result.roundTripBp, &result.meanAbsoluteReturn, &result.breakEvenAccuracy})
        *number = next();
    result.sharpe = evaluation::Sharpe{next(), {next(), next()}};
    result.buyAndHoldSharpe = evaluation::Sharpe{next(), {next(), next()}};
    result.band = evaluation::RandomBand{
        .steps = {}, .low = {}, .median = {}, .high = {}, .runs = 50, .percentile = next()};
    for (int i = 0; i < 3; ++i) {
        result.curve.push_back({next.count(), next(), next(), next()});
        report.curveTimes.push_back(kJudged + std::chrono::minutes(i));
        result.band->steps.push_back(next.count());
        result.band->low.push_back(next());
        result.band->median.push_back(next());
        result.band->high.push_back(next());
        report.bandTimes.push_back(kJudged + std::chrono::minutes(10 * i));
        report.sweep.push_back({next(), next.count(), next(), next(), next(), std::nullopt});
    }
    report.sweep.back().sharpe = evaluation::Sharpe{next(), {next(), next()}};
    return report;
}

inline engine::LeakReport someLeakReport()
{
    Figures next;
    return {.made = kJudged,
            .series = {"bitcoin", "usd", "coingecko"},
            .step = *core::Step::fromName("1m"),
            .lab = {.rows = next.count(),
                    .folds = 4,
                    .learners = {{"memory", next(), next(), next(), next()},
                                 {"logistic", next(), next(), next(), next()}}}};
}

/// With two windows of rolling skill.
inline engine::LiveScore someLiveScore()
{
    Figures next;
    engine::LiveScore score;
    score.judged.metrics = someReport("adaptive", next).pooled;
    score.judged.metrics.roc.clear(); // a live score has none
    score.step = *core::Step::fromName("5m");
    score.scored = score.judged.metrics.n;
    for (std::size_t* count : {&score.otherSteps, &score.pending, &score.unknown, &score.judged.hits,
                               &score.judged.misses, &score.judged.window})
        *count = next.count();
    score.given = score.scored + score.otherSteps + score.pending + score.unknown;
    score.judged.from = kJudged - std::chrono::hours(48);
    score.judged.to = kJudged - std::chrono::minutes(10);
    score.judged.perDay = next();
    score.judged.daysNeeded = next();
    for (int i = 0; i < 2; ++i)
        score.judged.rolling.push_back({kJudged + std::chrono::minutes(i), next(), {next(), next()}});
    return score;
}

inline engine::AdaptiveStatus someAdaptiveStatus()
{
    Figures next;
    const std::size_t experts = forecast::experts().size();
    return {.id = "adaptive-2+prior-2024-06",
            .priorId = "prior-2024-06",
            .observedSteps = next.count(),
            .learnedRows = next.count(),
            .observedTo = kJudged,
            .catchingUp = true,
            .weights = next.several(experts),
            .history = {{kJudged - std::chrono::hours(2), next.several(experts)},
                        {kJudged - std::chrono::hours(1), next.several(experts)}},
            .expertProbabilities = next.several(experts),
            .contributions = next.several(forecast::kStationaryWidth)};
}

} // namespace cryptopulse::support
