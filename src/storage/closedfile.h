#pragma once

#include "core/result.h"

#include <QSqlDatabase>
#include <QString>
#include <QVariant>
#include <memory>

/// Looking at a database file without making, mending, upgrading or setting aside anything, and putting files
/// in place so that a power cut cannot undo it.
namespace cryptopulse::storage {

/// A connection that reads. Belongs to the thread that opened it.
class Reading
{
public:
    enum class As {
        Shared, ///< other programs may be writing to it
        Closed  ///< nobody has it open: a copy, a backup
    };
    /// Errors: NotFound (also of a database in which nothing was ever made), StorageForeign, StorageNewer,
    /// StorageDamaged, StorageBusy, Storage….
    [[nodiscard]] static core::Result<std::unique_ptr<Reading>> open(const QString& path, As as);

    ~Reading();
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

    [[nodiscard]] QSqlDatabase connection() const;
    [[nodiscard]] QString path() const { return m_path; }
    /// What a statement that answers one value answers.
    [[nodiscard]] core::Result<QVariant> value(const QString& sql) const;
    /// SQLite's own check of the whole file: the first of what it finds, empty when all is well.
    [[nodiscard]] core::Result<QStringList> faults(bool thorough) const;

private:
    explicit Reading(QString path);
    [[nodiscard]] core::Result<void> connectAs(As as);
    [[nodiscard]] core::Result<void> judge() const;

    QString m_path;
    QString m_connection;
};

/// Has the disk keep the file's bytes, or a folder's names, now. Error: Storage….
[[nodiscard]] core::Result<void> sync(const QString& path);

/// Gives a file that is synced another name in the same folder, for good. With @p replace onto a file that is
/// there, else never. Error: Storage….
[[nodiscard]] core::Result<void> putInPlace(const QString& from, const QString& to, bool replace);

/// Removes a database file and what SQLite keeps beside one.
void removeDatabaseFile(const QString& path);

} // namespace cryptopulse::storage
