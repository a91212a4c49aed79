#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>
#include <utility>
#include <vector>

namespace cryptopulse::storage {

/// Where a database of PostgreSQL is, as libpq writes it:
/// postgresql://user:password@host:port,host2:port2/name?target_session_attrs=read-write. What is left out
/// is libpq's to know (~/.pgpass, PGUSER, PGSSLMODE, …).
struct PostgresAddress {
    QStringList hosts; ///< one port for each in ports, or none for any
    QStringList ports;
    QString user;
    QString password;
    QString database;
    std::vector<std::pair<QString, QString>> options; ///< of libpq, in the order of the address

    /// Whether a location is such an address, right or wrong.
    [[nodiscard]] static bool isOne(const QString& location);

    /// Error: InvalidArgument, a sentence that never holds the password.
    [[nodiscard]] static core::Result<PostgresAddress> from(const QString& location);

    /// For people and logs: without password and options. Of one that cannot be understood only that.
    [[nodiscard]] static QString shown(const QString& location);

    /// What QSqlDatabase::setConnectOptions() is to be told, quoted as libpq reads it: all but database, user
    /// and password. Also that a dead connection is noticed within half a minute, unless the options say
    /// otherwise.
    [[nodiscard]] QString connectOptions() const;

    /// Of the options; else empty.
    [[nodiscard]] QString option(QStringView name) const;
};

} // namespace cryptopulse::storage
