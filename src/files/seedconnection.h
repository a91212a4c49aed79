#pragma once

#include "core/result.h"

#include <QIODevice>
#include <QSqlDatabase>
#include <QSqlError>
#include <QTemporaryDir>
#include <cstdint>
#include <memory>
#include <optional>

namespace cryptopulse::files {

/// A database of the Python system, open for reading. The file itself is opened immutable, which takes no
/// lock and leaves no trace; a copy is read instead of one that has a -wal or -journal beside it, whose rows
/// would be missing otherwise.
class SeedConnection
{
public:
    /// Errors: InvalidArgument (no table prices with ts and price), Storage (no room for a copy).
    [[nodiscard]] static core::Result<std::unique_ptr<SeedConnection>> open(QIODevice& file);
    ~SeedConnection();
    SeedConnection(const SeedConnection&) = delete;
    SeedConnection& operator=(const SeedConnection&) = delete;

    [[nodiscard]] QSqlDatabase connection() const;
    /// Of rows.
    [[nodiscard]] core::Result<std::uint64_t> count() const;
    [[nodiscard]] core::Error unreadable(const QSqlError& error) const;

private:
    SeedConnection() = default;
    [[nodiscard]] core::Result<void> copy(QIODevice& file, const QString& path);
    [[nodiscard]] core::Result<void> connectTo(const QString& name, const QString& options);
    [[nodiscard]] core::Result<void> judge() const;

    std::optional<QTemporaryDir> m_folder; // of the copy
    QString m_name;
};

/// The application_id in the header of CryptoPulse's own databases ("CPUS"), which nobody imports.
inline constexpr int kOwnMark = 0x43505553;

/// Whether an open database looks like the Python system's: prices with ts and price, and no mark of another.
[[nodiscard]] bool isSeed(const QSqlDatabase& database);

} // namespace cryptopulse::files
