#pragma once

#include "files/pricefile.h"

#include <QString>

/// The database of the Python system that CryptoPulse replaces: SQLite with prices(id, ts, price). It is only
/// ever read.
namespace cryptopulse::files {

/// All rows in the order of their ids, so that the last one of a time counts; a line's number is the id.
/// Times are ISO 8601 (UTC without a zone) or numbers, NULL and garbage are counted as lines that cannot be
/// used.
/// @p file may also be no file on disk: it is copied then, as it is when another program has left it in the
/// middle of a write. Errors: InvalidArgument (no such table; damaged; not one price), Cancelled, Storage
/// (no room for the copy).
[[nodiscard]] core::Result<PriceFile> readSeed(QIODevice& file, core::UtcTime received,
                                               const ImportProgress& progress = {});

/// Its first rows, as previewOf().
[[nodiscard]] core::Result<core::FilePreview> previewOfSeed(QIODevice& file, core::UtcTime received);

/// The name of its format in a report.
inline constexpr const char* kSeedFormat = "prices.db of the Python system";

} // namespace cryptopulse::files
