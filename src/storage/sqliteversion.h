#pragma once

#include <QString>

namespace cryptopulse::storage {

/// The version of the SQLite that Qt's driver has loaded; empty when there is no driver.
[[nodiscard]] QString sqliteVersion();

} // namespace cryptopulse::storage
