#pragma once

#include "engine/assetcatalogue.h"

#include <QJsonObject>

/// Coins and series as JSON: GET /assets and PUT /series.
namespace cryptopulse::engine::wire {

/// {"status":"ok","series":{…},"found":[{"id","symbol","name","rank"}…],"known","fetched","currencies":[…]}
[[nodiscard]] QJsonObject toJson(const AssetPage& page, const core::SeriesKey& series);
[[nodiscard]] core::Result<AssetPage> assetPageFromJson(const QJsonObject& json);

/// {"status":"ok","series":{"asset","currency","source"}}
[[nodiscard]] QJsonObject seriesJson(const core::SeriesKey& series);
[[nodiscard]] core::Result<core::SeriesKey> seriesFromJson(const QJsonObject& json);

} // namespace cryptopulse::engine::wire
