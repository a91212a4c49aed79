#pragma once

#include "core/result.h"

#include <QSqlError>
#include <QString>

namespace cryptopulse::storage {

/// The one place where SQLite's result codes (sqlite.org/rescode.html) become kinds of errors. The detail is
/// a sentence that says what was tried on which file, and what to do.
[[nodiscard]] core::Error toError(const QSqlError& error, const QString& doing, const QString& path);

} // namespace cryptopulse::storage
