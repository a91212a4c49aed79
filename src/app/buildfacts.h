#pragma once

#include "core/buildfacts.h"

#include <QJsonObject>
#include <QString>

namespace cryptopulse::app {

/// The facts of this program, without SQLite's.
[[nodiscard]] core::BuildFacts buildFacts();

/// With SQLite's, whose driver is loaded for it.
[[nodiscard]] core::BuildFacts allBuildFacts();

/// The first line is NAME VERSION, as scripts read it; the others say the rest. With a line feed at the end.
[[nodiscard]] QString versionText(const QString& name, const core::BuildFacts& facts);

/// The same for programs. What is not known is null.
[[nodiscard]] QJsonObject versionJson(const QString& program, const core::BuildFacts& facts);

} // namespace cryptopulse::app
