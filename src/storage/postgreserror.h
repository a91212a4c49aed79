#pragma once

#include "core/result.h"

#include <QSqlError>
#include <QString>

namespace cryptopulse::storage {

/// The one place where PostgreSQL's SQLSTATEs (its manual, appendix A) and libpq's messages become kinds of
/// errors. @p shown: the address without its password.
///
/// StorageBusy: cannot be reached or is not ready now, and may be asked again. Storage: it refuses.
[[nodiscard]] core::Error postgresError(const QSqlError& error, const QString& doing, const QString& shown);

/// The same of a connection that could not be made, for which libpq has words alone. InvalidArgument: an
/// option of the address that libpq does not know.
[[nodiscard]] core::Error postgresRefusal(const QSqlError& error, const QString& shown);

/// Whether after this error the connection is of no more use: it is gone, or leads to a server that takes
/// no writes any more.
[[nodiscard]] bool isLost(const QSqlError& error);

} // namespace cryptopulse::storage
