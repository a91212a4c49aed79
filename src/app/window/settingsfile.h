#pragma once

#include "app/configuration.h"
#include "gui/settings.h"

namespace cryptopulse::app {

/// What the configuration comes to, as the settings dialog shows it. Without the provider's key, unless the
/// environment or a key file gives it.
[[nodiscard]] gui::Settings readSettings(const Configuration& configuration);

/// What options and environment decide, and why; and the provider's plans.
/// @p server: the address of the machine whose engine the window shows; empty: this one's.
[[nodiscard]] gui::SettingsContext contextOf(const Configuration& configuration, const QString& server);

/// The names of what differs, for the log: never what it is.
[[nodiscard]] QStringList changedParts(const gui::Settings& settings, const gui::Settings& before);

/// Writes what differs from @p before into the settings file. Never the key; not the data folder either, as
/// that is where the file lies; and nothing that options or environment decide.
void writeSettings(Configuration& configuration, const gui::Settings& settings, const gui::Settings& before);

} // namespace cryptopulse::app
