#include "engine/judgingparts.h"
#include "engine/judgingwire.h"
#include "engine/requestwire.h"

namespace cryptopulse::engine::wire {

using namespace Qt::StringLiterals;
using evaluation::Backtest;

namespace {

QJsonValue sharpeJson(const std::optional<evaluation::Sharpe>& sharpe)
{
    if (!sharpe)
        return {};
    return QJsonObject{{u"per_year"_s, numberJson(sharpe->perYear)},
                       {u"ci"_s, intervalJson(sharpe->interval)}};
}

std::optional<evaluation::Sharpe> sharpeFrom(const QJsonValue& value)
{
    if (!value.isObject())
        return std::nullopt;
    return evaluation::Sharpe{numberFrom(value[u"per_year"]), intervalFrom(value[u"ci"])};
}

/// The time of entry @p i; null where there is none.
QJsonValue timeJson(const std::vector<core::UtcTime>& times, std::size_t i)
{
    return i < times.size() ? QJsonValue(text(times[i])) : QJsonValue();
}

QJsonArray curveJson(const BacktestReport& report)
{
    QJsonArray array;
    const auto& curve = report.result.curve;
    for (std::size_t i = 0; i < curve.size(); ++i)
        array.append(QJsonObject{{u"ts"_s, timeJson(report.curveTimes, i)},
                                 {u"step"_s, qint64(curve[i].step)},
                                 {u"equity"_s, numberJson(curve[i].equity)},
                                 {u"buy_and_hold"_s, numberJson(curve[i].buyAndHold)},
                                 {u"drawdown"_s, numberJson(curve[i].drawdown)}});
    return array;
}

QJsonValue bandJson(const BacktestReport& report)
{
    if (!report.result.band)
        return {};
    const evaluation::RandomBand& band = *report.result.band;
    const std::size_t size =
        std::min({band.steps.size(), band.low.size(), band.median.size(), band.high.size()});
    QJsonArray points;
    for (std::size_t i = 0; i < size; ++i)
        points.append(QJsonObject{{u"ts"_s, timeJson(report.bandTimes, i)},
                                  {u"step"_s, qint64(band.steps[i])},
                                  {u"low"_s, numberJson(band.low[i])},
                                  {u"median"_s, numberJson(band.median[i])},
                                  {u"high"_s, numberJson(band.high[i])}});
    return QJsonObject{{u"runs"_s, qint64(band.runs)},
                       {u"percentile"_s, numberJson(band.percentile)},
                       {u"points"_s, points}};
}

QJsonArray sweepJson(const std::vector<evaluation::SweepPoint>& sweep)
{
    QJsonArray array;
    for (const evaluation::SweepPoint& point : sweep)
        array.append(QJsonObject{{u"threshold"_s, numberJson(point.threshold)},
                                 {u"trades"_s, qint64(point.trades)},
                                 {u"final_return"_s, numberJson(point.finalReturn)},
                                 {u"turnover"_s, numberJson(point.turnover)},
                                 {u"max_drawdown"_s, numberJson(point.maxDrawdown)},
                                 {u"sharpe"_s, sharpeJson(point.sharpe)}});
    return array;
}

void put(QJsonObject& json, const Backtest& result)
{
    json[u"first_step"] = qint64(result.firstStep);
    json[u"last_step"] = qint64(result.lastStep);
    json[u"forecasts"] = qint64(result.forecasts);
    json[u"final_return"] = numberJson(result.finalReturn);
    json[u"buy_and_hold_return"] = numberJson(result.buyAndHoldReturn);
    json[u"max_drawdown"] = numberJson(result.maxDrawdown);
    json[u"buy_and_hold_drawdown"] = numberJson(result.buyAndHoldDrawdown);
    json[u"turnover"] = numberJson(result.turnover);
    json[u"exposure"] = numberJson(result.exposure);
    json[u"trades"] = qint64(result.trades);
    json[u"hit_rate"] = numberJson(result.hitRate);
    json[u"hit_rate_before_costs"] = numberJson(result.hitRateBeforeCosts);
    json[u"mean_trade_bp"] = numberJson(result.meanTradeBp);
    json[u"mean_trade_before_costs_bp"] = numberJson(result.meanTradeBeforeCostsBp);
    json[u"sharpe"] = sharpeJson(result.sharpe);
    json[u"buy_and_hold_sharpe"] = sharpeJson(result.buyAndHoldSharpe);
    json[u"round_trip_bp"] = numberJson(result.roundTripBp);
    json[u"mean_abs_return"] = numberJson(result.meanAbsoluteReturn);
    json[u"break_even_accuracy"] = numberJson(result.breakEvenAccuracy);
}

Backtest resultFrom(const QJsonObject& json)
{
    return {.firstStep = countFrom(json[u"first_step"]),
            .lastStep = countFrom(json[u"last_step"]),
            .forecasts = countFrom(json[u"forecasts"]),
            .finalReturn = numberFrom(json[u"final_return"]),
            .buyAndHoldReturn = numberFrom(json[u"buy_and_hold_return"]),
            .maxDrawdown = numberFrom(json[u"max_drawdown"]),
            .buyAndHoldDrawdown = numberFrom(json[u"buy_and_hold_drawdown"]),
            .turnover = numberFrom(json[u"turnover"]),
            .exposure = numberFrom(json[u"exposure"]),
            .trades = countFrom(json[u"trades"]),
            .hitRate = numberFrom(json[u"hit_rate"]),
            .hitRateBeforeCosts = numberFrom(json[u"hit_rate_before_costs"]),
            .meanTradeBp = numberFrom(json[u"mean_trade_bp"]),
            .meanTradeBeforeCostsBp = numberFrom(json[u"mean_trade_before_costs_bp"]),
            .sharpe = sharpeFrom(json[u"sharpe"]),
            .buyAndHoldSharpe = sharpeFrom(json[u"buy_and_hold_sharpe"]),
            .roundTripBp = numberFrom(json[u"round_trip_bp"]),
            .meanAbsoluteReturn = numberFrom(json[u"mean_abs_return"]),
            .breakEvenAccuracy = numberFrom(json[u"break_even_accuracy"]),
            .curve = {},
            .band = std::nullopt};
}

void takeCurve(const QJsonValue& value, BacktestReport& report)
{
    for (const QJsonValue point : value.toArray()) {
        report.result.curve.push_back({.step = countFrom(point[u"step"]),
                                       .equity = numberFrom(point[u"equity"]),
                                       .buyAndHold = numberFrom(point[u"buy_and_hold"]),
                                       .drawdown = numberFrom(point[u"drawdown"])});
        if (const auto time = timeFrom(point[u"ts"]))
            report.curveTimes.push_back(*time);
    }
}

void takeBand(const QJsonValue& value, BacktestReport& report)
{
    if (!value.isObject())
        return;
    evaluation::RandomBand band;
    band.runs = countFrom(value[u"runs"]);
    band.percentile = numberFrom(value[u"percentile"]);
    for (const QJsonValue point : value[u"points"].toArray()) {
        band.steps.push_back(countFrom(point[u"step"]));
        band.low.push_back(numberFrom(point[u"low"]));
        band.median.push_back(numberFrom(point[u"median"]));
        band.high.push_back(numberFrom(point[u"high"]));
        if (const auto time = timeFrom(point[u"ts"]))
            report.bandTimes.push_back(*time);
    }
    report.result.band = std::move(band);
}

std::vector<evaluation::SweepPoint> sweepFrom(const QJsonValue& value)
{
    std::vector<evaluation::SweepPoint> sweep;
    for (const QJsonValue point : value.toArray())
        sweep.push_back({.threshold = numberFrom(point[u"threshold"]),
                         .trades = countFrom(point[u"trades"]),
                         .finalReturn = numberFrom(point[u"final_return"]),
                         .turnover = numberFrom(point[u"turnover"]),
                         .maxDrawdown = numberFrom(point[u"max_drawdown"]),
                         .sharpe = sharpeFrom(point[u"sharpe"])});
    return sweep;
}

} // namespace

QJsonObject toJson(const BacktestReport& report)
{
    QJsonObject json{{u"status"_s, u"ok"_s},
                     {u"made"_s, text(report.made)},
                     {u"series"_s, toJson(report.series)},
                     {u"request"_s, toJson(report.request)},
                     {u"model"_s, text(report.request.model)},
                     {u"step"_s, text(report.step.name())},
                     {u"horizon_steps"_s, qint64(report.request.options.horizon)},
                     {u"threshold"_s, report.request.options.threshold},
                     {u"curve"_s, curveJson(report)},
                     {u"band"_s, bandJson(report)},
                     {u"sweep"_s, sweepJson(report.sweep)},
                     {u"warnings"_s, textsJson(report.warnings)}};
    put(json, report.result);
    return json;
}

core::Result<BacktestReport> backtestFromJson(const QJsonObject& json)
{
    const auto made = timeFrom(json[u"made"]);
    const auto step = core::Step::fromName(json[u"step"].toString().toStdString());
    const auto request = backtestRequestFrom(json[u"request"].toObject());
    const std::size_t horizon = countFrom(json[u"horizon_steps"]);
    if (json[u"status"].toString() != u"ok" || !made || !step || !request || horizon < 1 ||
        horizon > evaluation::kLongestHorizon)
        return badReply("status, made, step, horizon or request");
    BacktestReport report{.made = *made,
                          .series = seriesFrom(json[u"series"]),
                          .request = *request,
                          .step = *step,
                          .result = resultFrom(json),
                          .sweep = sweepFrom(json[u"sweep"]),
                          .curveTimes = {},
                          .bandTimes = {},
                          .warnings = textsFrom(json[u"warnings"])};
    report.request.options.horizon = horizon;
    takeCurve(json[u"curve"], report);
    takeBand(json[u"band"], report);
    // Drawn together: a curve with fewer times than points cannot be.
    if (report.curveTimes.size() != report.result.curve.size() ||
        (report.result.band && report.bandTimes.size() != report.result.band->steps.size()))
        return badReply("curve");
    return report;
}

} // namespace cryptopulse::engine::wire
