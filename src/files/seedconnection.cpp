#include "files/seedconnection.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUrl>
#include <QVariant>
#include <atomic>

namespace cryptopulse::files {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr qint64 kPiece = 1 << 20;

tl::unexpected<core::Error> wrong(const QString& sentence)
{
    return core::failure(ErrorKind::InvalidArgument, sentence.toStdString());
}

bool copyAll(QIODevice& from, const QString& path)
{
    QFile to(path);
    if (!to.open(QIODevice::WriteOnly))
        return false;
    while (true) {
        const QByteArray piece = from.read(kPiece);
        if (piece.isEmpty())
            return to.flush();
        if (to.write(piece) != piece.size())
            return false;
    }
}

QVariant valueOf(const QSqlDatabase& database, const QString& sql)
{
    QSqlQuery query(database);
    return query.exec(sql) && query.next() ? query.value(0) : QVariant();
}

} // namespace

core::Result<std::unique_ptr<SeedConnection>> SeedConnection::open(QIODevice& file)
{
    std::unique_ptr<SeedConnection> seed(new SeedConnection);
    auto* const onDisk = qobject_cast<QFile*>(&file);
    const QString path = onDisk ? QFileInfo(*onDisk).absoluteFilePath() : QString();
    const bool isAlone = onDisk && !QFile::exists(path + u"-wal"_s) && !QFile::exists(path + u"-journal"_s);
    core::Result<void> done;
    if (isAlone)
        done = seed->connectTo(QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded) + u"?immutable=1"_s,
                               u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s);
    else
        done = seed->copy(file, path);
    if (done)
        done = seed->judge();
    if (!done)
        return core::failure(done.error());
    return seed;
}

SeedConnection::~SeedConnection()
{
    if (m_name.isEmpty())
        return;
    connection().close();
    QSqlDatabase::removeDatabase(m_name);
}

core::Result<void> SeedConnection::copy(QIODevice& file, const QString& path)
{
    m_folder.emplace();
    const QString target = m_folder->filePath(u"copy.db"_s);
    bool done = m_folder->isValid() && copyAll(file, target);
    for (const QString& part : {u"-wal"_s, u"-journal"_s}) {
        if (done && !path.isEmpty() && QFile::exists(path + part))
            done = QFile::copy(path + part, target + part);
    }
    if (!done)
        return core::failure(ErrorKind::Storage, "there is no room for a copy of the database in " +
                                                     m_folder->path().toStdString());
    return connectTo(target, {});
}

core::Result<void> SeedConnection::connectTo(const QString& name, const QString& options)
{
    static std::atomic<int> count{0};
    m_name = u"cryptopulse-seed-%1"_s.arg(++count);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    database.setDatabaseName(name);
    database.setConnectOptions(options);
    if (!database.open())
        return core::failure(unreadable(database.lastError()));
    return {};
}

core::Result<void> SeedConnection::judge() const
{
    if (valueOf(connection(), u"PRAGMA application_id"_s).toInt() == kOwnMark)
        return wrong(u"this is a database of CryptoPulse itself; export its prices and import that file"_s);
    QSqlQuery query(connection());
    if (!query.exec(u"SELECT count(*) FROM sqlite_master"_s))
        return core::failure(unreadable(query.lastError()));
    if (!isSeed(connection()))
        return wrong(u"this is a database without a table prices with the columns ts and price"_s);
    return {};
}

QSqlDatabase SeedConnection::connection() const
{
    return QSqlDatabase::database(m_name, false);
}

core::Result<std::uint64_t> SeedConnection::count() const
{
    QSqlQuery query(connection());
    if (!query.exec(u"SELECT count(*) FROM prices"_s) || !query.next())
        return core::failure(unreadable(query.lastError()));
    return query.value(0).toULongLong();
}

/// The file that is read is the trouble, not the store: none of its kinds.
core::Error SeedConnection::unreadable(const QSqlError& error) const
{
    return {ErrorKind::InvalidArgument,
            "the database cannot be read, it may be damaged: " + error.databaseText().toStdString(),
            std::nullopt};
}

bool isSeed(const QSqlDatabase& database)
{
    if (valueOf(database, u"PRAGMA application_id"_s).toInt() != 0)
        return false;
    const QSqlRecord columns = database.record(u"prices"_s);
    return columns.contains(u"ts"_s) && columns.contains(u"price"_s);
}

} // namespace cryptopulse::files
