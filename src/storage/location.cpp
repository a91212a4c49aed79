#include "storage/location.h"

#include "storage/postgresaddress.h"

namespace cryptopulse::storage {

bool isServer(const QString& location)
{
    return PostgresAddress::isOne(location);
}

QString shownLocation(const QString& location)
{
    return isServer(location) ? PostgresAddress::shown(location) : location;
}

} // namespace cryptopulse::storage
