#pragma once

#include "engine/engine.h"
#include "engine/judging.h"

#include <QJsonObject>
#include <QString>
#include <tl/expected.hpp>

/// What is asked of the engine about its models and past prices, as JSON: the bodies of POST /evaluation,
/// /backtest, /leaklab and /backfill. One place for what may be asked, so that the API and the command line
/// refuse alike.
namespace cryptopulse::engine::wire {

/// A value that cannot be used.
struct BadValue {
    QString parameter;
    QString detail; ///< "must be a number from 0 to 1000"
};
template <typename T>
using Checked = tl::expected<T, BadValue>;

/// What is absent or null has its standard value; what is unknown is ignored.
[[nodiscard]] Checked<EvaluateRequest> evaluateRequestFrom(const QJsonObject& json);
[[nodiscard]] Checked<BacktestRequest> backtestRequestFrom(const QJsonObject& json);
[[nodiscard]] Checked<core::StepChoice> leakRequestFrom(const QJsonObject& json);

/// {"source","from","to","gaps"}: the body of POST /backfill.
[[nodiscard]] Checked<BackfillRequest> backfillRequestFrom(const QJsonObject& json);

[[nodiscard]] QJsonObject toJson(const BackfillRequest& request);
[[nodiscard]] QJsonObject toJson(const EvaluateRequest& request);
[[nodiscard]] QJsonObject toJson(const BacktestRequest& request);
[[nodiscard]] QJsonObject leakRequestJson(core::StepChoice step);

/// "expanding", "rolling".
[[nodiscard]] QString windowName(evaluation::Window window);

} // namespace cryptopulse::engine::wire
