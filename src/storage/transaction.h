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

} // namespace cryptopulse::storage
