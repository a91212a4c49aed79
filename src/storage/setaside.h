#pragma once

#include "core/clock.h"
#include "core/error.h"

#include <QByteArray>
#include <QLockFile>
#include <QString>
#include <optional>

/// How a damaged database file is put out of the way without losing it, also when several programs find it.
namespace cryptopulse::storage {

/// Tells a file from another that has come into its place; empty when there is none.
[[nodiscard]] QByteArray identityOf(const QString& path);

/// Held while a database is judged, opened or set aside, by one program at a time. Where no file can be made
/// (a full disk) there is nothing to hold, and work goes on.
class Opening
{
public:
    explicit Opening(const QString& path);

    /// Another program has held it for ten seconds.
    [[nodiscard]] bool isBusy() const { return m_lock.error() == QLockFile::LockFailedError; }

private:
    QLockFile m_lock;
};

/// Renames the file, with its -wal, -shm and -journal, to "<name>.<why>-<UTC>" beside it, never onto another
/// file. Nothing may have it open. Answers its new path; empty when it cannot be renamed.
[[nodiscard]] std::optional<QString> moveAside(const QString& path, const QString& why,
                                               const core::Clock& clock);

/// The same for one that is damaged. Answers the StorageDamaged error that says so, or Storage when it
/// cannot be renamed.
[[nodiscard]] core::Error renameAside(const QString& path, const core::Clock& clock, const QString& why);

} // namespace cryptopulse::storage
