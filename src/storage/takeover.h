#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QString>

/// How the database of the Python system, found where ours belongs, gives way to ours without a loss.
namespace cryptopulse::storage {

/// Takes in its prices as the series bitcoin/usd@coingecko (the only one it collects) into a new database
/// beside it, and only when that is complete renames the old file, with its -wal and -journal, to
/// "<name>.seed-<UTC>" and the new one into its place. It may be interrupted anywhere: before the renaming
/// nothing has happened, and after it finishTakeOver() goes on. Nothing may have the file open.
///
/// Answers the sentence that says what was done. Errors: Storage… and StorageDamaged of the old file, which
/// is untouched then.
[[nodiscard]] core::Result<QString> takeOverSeed(const QString& path, const core::Clock& clock);

/// Puts the new database of an interrupted takeOverSeed() into its place, when the old file has gone from
/// there.
void finishTakeOver(const QString& path);

} // namespace cryptopulse::storage
