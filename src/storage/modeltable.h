#pragma once

#include "core/result.h"
#include "core/sample.h"
#include "storage/database.h"

#include <QByteArray>
#include <optional>

namespace cryptopulse::storage {

/// What was learned of a series, in the database of a server, so that all who share it have it: the newest of
/// each kind. Lives in the thread of its Database. Databases in files have no such table.
class ModelTable
{
public:
    /// Keeps a reference: @p database must outlive this object.
    explicit ModelTable(Database& database)
        : m_database(database)
    {
    }

    /// Empty when there is none. Error: Storage….
    [[nodiscard]] core::Result<std::optional<QByteArray>> load(const core::SeriesKey& series,
                                                               const QString& kind);

    /// In the place of the one before, as a whole; committed when this returns. Error: Storage….
    [[nodiscard]] core::Result<void> save(const core::SeriesKey& series, const QString& kind,
                                          const QByteArray& content);

private:
    Database& m_database;
};

} // namespace cryptopulse::storage
