#include "storage/transaction.h"

#include <QVariant>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

Transaction::Transaction(Database& database)
    : m_database(database)
    , m_begun(database.begin())
    , m_open(m_begun.has_value())
{
}

Transaction::~Transaction()
{
    if (m_open && !m_database.isLost()) // else it has ended with the connection
        static_cast<void>(m_database.run(u"ROLLBACK"_s));
}

core::Result<void> Transaction::commit()
{
    const auto committed = m_database.run(u"COMMIT"_s);
    m_open = !committed; // a commit that failed is still open, and is rolled back
    return committed;
}

void letOthersWrite(const Database& database)
{
    // Where a reader is in its way it does less, and says so: either is well.
    static_cast<void>(database.value(u"PRAGMA wal_checkpoint(PASSIVE)"_s));
}

} // namespace cryptopulse::storage
