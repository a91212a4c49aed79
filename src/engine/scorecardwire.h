#pragma once

#include "core/liveforecast.h"
#include "core/result.h"

#include <QJsonObject>
#include <QString>

/// The live forecasts as JSON: what GET /scorecard says and what a remote engine reads. See engine/wire.h.
namespace cryptopulse::engine::wire {

/// {"status":"ok","forecasts":[…],"counts":{"shown","hits","misses","pending","unknown"}} for the newest @p
/// most.
[[nodiscard]] QJsonObject scorecardJson(const core::LiveForecasts& forecasts, std::size_t most);

/// The forecasts of such an answer, oldest first. Error: BadReply.
[[nodiscard]] core::Result<std::vector<core::LiveForecast>> forecastsFromScorecard(const QJsonObject& json);

/// A text that is another one when a forecast came or was scored: tells a remote engine whether to ask.
[[nodiscard]] QString scorecardMark(const core::LiveForecasts& forecasts);

} // namespace cryptopulse::engine::wire
