#pragma once

#include "core/liveforecast.h"
#include "core/result.h"
#include "engine/livescore.h"

#include <QJsonObject>
#include <QString>

/// The live forecasts as JSON: what GET /scorecard says and what a remote engine reads. See engine/wire.h.
namespace cryptopulse::engine::wire {

/// {"status":"ok","forecasts":[…],"counts":{"shown","hits","misses","pending","unknown"}} for the newest @p
/// most, and "score" for all there are: null when that is not known.
[[nodiscard]] QJsonObject scorecardJson(const core::LiveForecasts& forecasts, const LiveScorePtr& score,
                                        std::size_t most);

/// The forecasts of such an answer, oldest first. Error: BadReply.
[[nodiscard]] core::Result<std::vector<core::LiveForecast>> forecastsFromScorecard(const QJsonObject& json);
/// The score of such an answer; null when it has none. Error: BadReply.
[[nodiscard]] core::Result<LiveScorePtr> scoreFromScorecard(const QJsonObject& json);

/// {"given","scored","pending",…}: the score alone.
[[nodiscard]] QJsonObject toJson(const LiveScore& score);

/// A text that is another one when a forecast came or was scored, or the score changed: tells a remote engine
/// whether to ask. Empty: there are none.
[[nodiscard]] QString scorecardMark(const core::LiveForecasts& forecasts, const LiveScorePtr& score);

} // namespace cryptopulse::engine::wire
