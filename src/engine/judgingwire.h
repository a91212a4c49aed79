#pragma once

#include "core/result.h"
#include "engine/judging.h"

#include <QJsonObject>
#include <QString>

/// Judgements as JSON: what /evaluation, /backtest, /leaklab and /model say and a remote engine reads. See
/// engine/wire.h. What is undefined (NaN) is null; what is read is what was written, to the last digit.
namespace cryptopulse::engine::wire {

/// One model's report, without "status".
[[nodiscard]] QJsonObject toJson(const evaluation::Report& report);
[[nodiscard]] core::Result<evaluation::Report> reportFromJson(const QJsonObject& json);

/// {"real","shuffled","planted","look_ahead","sound"}.
[[nodiscard]] QJsonObject toJson(const evaluation::Controls& controls);
[[nodiscard]] core::Result<evaluation::Controls> controlsFromJson(const QJsonObject& json);

/// GET /evaluation: {"status":"ok","made","series","request","window", the report's fields,
/// "beside","controls"}.
[[nodiscard]] QJsonObject toJson(const Evaluation& evaluation);
[[nodiscard]] core::Result<Evaluation> evaluationFromJson(const QJsonObject& json);

/// GET /backtest: {"status":"ok","made","series","request", the result's fields, "curve","band","sweep"}.
[[nodiscard]] QJsonObject toJson(const BacktestReport& report);
[[nodiscard]] core::Result<BacktestReport> backtestFromJson(const QJsonObject& json);

/// GET /leaklab: {"status":"ok","made","series","step","rows","folds","learners"}.
[[nodiscard]] QJsonObject toJson(const LeakReport& report);
[[nodiscard]] core::Result<LeakReport> leakReportFromJson(const QJsonObject& json);

/// "adaptive" of GET /model: weights by the experts' names, contributions by the features'.
[[nodiscard]] QJsonObject toJson(const AdaptiveStatus& status);
/// BadReply, too, when the other side's experts or features are not ours.
[[nodiscard]] core::Result<AdaptiveStatus> adaptiveFromJson(const QJsonObject& json);

/// Texts that are other ones when something else is there: they tell a remote engine what to ask for. Empty:
/// there is nothing.
[[nodiscard]] QString mark(const EvaluationPtr& evaluation);
[[nodiscard]] QString mark(const BacktestPtr& report);
[[nodiscard]] QString mark(const LeakPtr& report);
[[nodiscard]] QString mark(const std::shared_ptr<const AdaptiveStatus>& status);

} // namespace cryptopulse::engine::wire
