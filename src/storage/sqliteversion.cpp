#include "storage/sqliteversion.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace cryptopulse::storage {

using namespace Qt::StringLiterals;

QString sqliteVersion()
{
    const QString name = u"cryptopulse-sqlite-version"_s;
    QString version;
    {
        QSqlDatabase memory = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        memory.setDatabaseName(u":memory:"_s);
        if (memory.open()) {
            QSqlQuery query(u"SELECT sqlite_version()"_s, memory);
            if (query.next())
                version = query.value(0).toString();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return version;
}

} // namespace cryptopulse::storage
