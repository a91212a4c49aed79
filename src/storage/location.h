#pragma once

#include <QString>

namespace cryptopulse::storage {

/// Whether a location is a server's address, which many programs share, right or wrong; else it is a file.
[[nodiscard]] bool isServer(const QString& location);

/// The location as it may be shown and logged: an address without its password; a path as it is.
[[nodiscard]] QString shownLocation(const QString& location);

} // namespace cryptopulse::storage
