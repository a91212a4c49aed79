#pragma once

#include "engine/care.h"
#include "engine/requestwire.h"

#include <QJsonObject>

/// Requests and reports of the care of the database as JSON: GET and POST of /backup, /check and /compact,
/// and the command line's --json.
namespace cryptopulse::engine::wire {

/// {"status":"ok","made","file","bytes","samples","forecasts"}
[[nodiscard]] QJsonObject toJson(const BackupReport& report);
[[nodiscard]] core::Result<BackupReport> backupFromJson(const QJsonObject& json);

/// {"status":"ok"|"storage_damaged","made","whole","schema","newest_schema","bytes",…,"series":[…]}
[[nodiscard]] QJsonObject toJson(const CheckReport& report);
[[nodiscard]] core::Result<CheckReport> checkFromJson(const QJsonObject& json);

/// {"status":"ok","made","dry_run","minutes_after_days","keep_years","thinned","deleted","series":[…]}
[[nodiscard]] QJsonObject toJson(const CompactReport& report);
[[nodiscard]] core::Result<CompactReport> compactFromJson(const QJsonObject& json);

/// {"minutes_after_days","keep_years","dry_run"}: the body of POST /compact.
[[nodiscard]] QJsonObject toJson(const CompactRequest& request);
[[nodiscard]] Checked<CompactRequest> compactRequestFrom(const QJsonObject& json);

} // namespace cryptopulse::engine::wire
