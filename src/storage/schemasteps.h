#pragma once

#include "core/result.h"

#include <QStringList>

namespace cryptopulse::storage {

/// The steps that make a database what the stores expect, in their order: 0001_….sql, 0002_….sql, …
/// @p folder: of data/schema, "sqlite" or "postgresql".
[[nodiscard]] QStringList schemaSteps(const QString& folder);

/// The statements of a step, without its comments. Error: Internal.
[[nodiscard]] core::Result<QStringList> statementsOf(const QString& folder, const QString& step);

} // namespace cryptopulse::storage
