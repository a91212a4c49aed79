#pragma once

#include <QString>

namespace cryptopulse::app {

/// The folder of data/ and models/ when nobody says otherwise: the one that was chosen in the settings, else
/// the platform's data folder.
[[nodiscard]] QString chosenHome();

/// Remembers the choice for the next start; false when it cannot be written down.
bool chooseHome(const QString& home);

} // namespace cryptopulse::app
