#pragma once

#include "core/result.h"
#include "storage/database.h"

namespace cryptopulse::storage {

/// Everything written while it lives is kept together: rolls back unless commit() succeeded.
class Transaction
{
public:
    /// Of a file takes the write lock at once (BEGIN IMMEDIATE): a transaction that begins as a reader could
    /// fail halfway.
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Why it could not begin, if so.
    [[nodiscard]] const core::Result<void>& begun() const { return m_begun; }

    [[nodiscard]] core::Result<void> commit();

private:
    Database& m_database;
    core::Result<void> m_begun;
    bool m_open = false;
};

/// Between the transactions of long work: takes what was written into the database file, during which others
/// can write. SQLite keeps no queue, and whoever waits looks again only now and then: without such a pause it
/// would nearly always find the database taken.
void letOthersWrite(const Database& database);

} // namespace cryptopulse::storage
