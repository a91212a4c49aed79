#include "storage/samplestore.h"
#include "storage/sqlitedatabase.h"
#include "storage/transaction.h"
#include "storagetest.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse;
using namespace cryptopulse::test;
using core::ErrorKind;
using storage::Database;
using storage::SampleStore;

/// What opening a file comes to: a database, or the right error and the file as it was.
class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_clock.set(*core::fromIso("2026-11-24T03:04:05.678Z"));
    }

    void makesFileAndFolders()
    {
        const QString path = m_folder->filePath(u"new/data/prices.db"_s);
        const auto database = Database::open(path, m_clock);
        QVERIFY2(database, qPrintable(database ? QString() : detailOf(database.error())));
        QVERIFY(QFile::exists(path));
        QCOMPARE(pragma(**database, "journal_mode"), u"wal"_s);
        QCOMPARE(pragma(**database, "synchronous"), u"2"_s); // FULL
        QCOMPARE(pragma(**database, "foreign_keys"), u"1"_s);
        QCOMPARE(pragma(**database, "application_id").toInt(), storage::SqliteDatabase::kApplicationId);
        QCOMPARE(pragma(**database, "user_version").toInt(), stepCount());
    }

    void emptyFileIsAFreshDatabase()
    {
        QVERIFY(writeBytes(path(), {}));
        QVERIFY(Database::open(path(), m_clock));
    }

    void everySchemaStepFollowsFromTheOneBefore()
    {
        // A database as it was made by a version with fewer steps is brought to today's form by opening it.
        for (int made = 0; made < stepCount(); ++made) {
            const QString file = m_folder->filePath(u"version%1.db"_s.arg(made));
            QStringList statements{
                u"PRAGMA application_id = %1"_s.arg(made > 0 ? storage::SqliteDatabase::kApplicationId : 0)};
            for (int step = 0; step < made; ++step)
                statements += statementsOf(step);
            statements += u"PRAGMA user_version = %1"_s.arg(made);
            QVERIFY(runElsewhere(file, statements));
            const auto database = Database::open(file, m_clock);
            QVERIFY2(database, qPrintable(database ? QString() : detailOf(database.error())));
            QCOMPARE(pragma(**database, "user_version").toInt(), stepCount());
            SampleStore store(**database);
            QVERIFY(store.add({}, minute(1)));
        }
    }

    void stepThatFailsLeavesNothing()
    {
        // A view stands where the first step wants its table: no step, no version, no application id is kept.
        QVERIFY(runElsewhere(path(), {u"CREATE VIEW samples AS SELECT 1"_s}));
        const auto opened = Database::open(path(), m_clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Storage);
        QVERIFY(runElsewhere(path(), {u"CREATE TABLE series (it_was_not_made)"_s}));
        const QByteArray header = bytesOf(path());
        QCOMPARE(header.mid(60, 4), QByteArray(4, '\0')); // user_version
        QCOMPARE(header.mid(68, 4), QByteArray(4, '\0')); // application_id
    }

    void refusesWhatIsNotOurs_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("another program with prices of its own")
            << QStringList{u"CREATE TABLE prices (article TEXT, cents INTEGER)"_s}
            << ErrorKind::StorageForeign << u"another program"_s;
        QTest::newRow("another program") << QStringList{u"CREATE TABLE bookmarks (url TEXT)"_s}
                                         << ErrorKind::StorageForeign << u"another program"_s;
        QTest::newRow("another program, no table yet")
            << QStringList{u"PRAGMA application_id = 77"_s, u"PRAGMA user_version = 1"_s}
            << ErrorKind::StorageForeign << u"another program"_s;
        QTest::newRow("newer, as it was left in WAL mode")
            << QStringList{u"PRAGMA journal_mode = WAL"_s, u"CREATE TABLE series (id)"_s,
                           u"PRAGMA application_id = %1"_s.arg(storage::SqliteDatabase::kApplicationId),
                           u"PRAGMA user_version = 999"_s}
            << ErrorKind::StorageNewer << u"newer version"_s;
        QTest::newRow("newer") << QStringList{u"CREATE TABLE series (id)"_s,
                                              u"PRAGMA application_id = %1"_s.arg(
                                                  storage::SqliteDatabase::kApplicationId),
                                              u"PRAGMA user_version = 999"_s}
                               << ErrorKind::StorageNewer << u"newer version"_s;
    }
    void refusesWhatIsNotOurs()
    {
        QFETCH(const QStringList, statements);
        QVERIFY(runElsewhere(path(), statements));
        const QByteArray before = bytesOf(path());
        const auto opened = Database::open(path(), m_clock);
        QVERIFY(!opened);
        QTEST(opened.error().kind, "kind");
        QFETCH(const QString, says);
        QVERIFY2(detailOf(opened.error()).contains(says), qPrintable(detailOf(opened.error())));
        QVERIFY(detailOf(opened.error()).contains(path()));
        QCOMPARE(bytesOf(path()), before);
        QCOMPARE(files(), QStringList{u"prices.db"_s});
    }

    void setsDamagedFilesAside_data()
    {
        QTest::addColumn<QString>("damage");
        for (const char* damage : {"text", "short text", "header", "cut off", "page"})
            QTest::newRow(damage) << QString::fromLatin1(damage);
    }
    void setsDamagedFilesAside()
    {
        QFETCH(const QString, damage);
        QVERIFY(writeBytes(path(), damaged(damage)));
        const QByteArray before = bytesOf(path());
        const auto opened = Database::open(path(), m_clock);
        QVERIFY(!opened);
        QVERIFY2(opened.error().kind == ErrorKind::StorageDamaged, qPrintable(detailOf(opened.error())));
        const QString aside = path() + u".damaged-20261124T030405.678Z"_s;
        QVERIFY2(detailOf(opened.error()).contains(aside), qPrintable(detailOf(opened.error())));
        QCOMPARE(bytesOf(aside), before);
        QVERIFY(!QFile::exists(path()));
        QVERIFY(Database::open(path(), m_clock)); // begins afresh
    }

    void setsAsideWithItsLogAndNeverOntoAnother()
    {
        QVERIFY(writeBytes(path(), "no database"));
        QVERIFY(writeBytes(path() + u"-wal"_s, "what was not yet taken in"));
        const QString first = path() + u".damaged-20261124T030405.678Z"_s;
        QVERIFY(writeBytes(first, "kept earlier"));
        QVERIFY(writeBytes(first + u"-2-wal"_s, "kept earlier, too"));
        const auto opened = Database::open(path(), m_clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::StorageDamaged);
        QCOMPARE(bytesOf(first), "kept earlier");
        QCOMPARE(bytesOf(first + u"-2-wal"_s), "kept earlier, too");
        QCOMPARE(bytesOf(first + u"-3"_s), "no database");
        QCOMPARE(bytesOf(first + u"-3-wal"_s), "what was not yet taken in");
        QVERIFY(!QFile::exists(path() + u"-wal"_s));
    }

    void setsAsideOnlyWhatItJudged()
    {
        // Two programs found the same file damaged, and the other one was faster: what it has begun stays.
        auto judged = Database::open(path(), m_clock);
        QVERIFY(judged && (*judged)->isInPlace());
        for (const auto& part : {QString(), u"-wal"_s, u"-shm"_s})
            QVERIFY(QFile::rename(path() + part, path() + u".old"_s + part));
        QVERIFY(!(*judged)->isInPlace());
        const auto begun = Database::open(path(), m_clock);
        QVERIFY(begun);
        SampleStore store(**begun);
        QVERIFY(store.add({}, minute(1)));
        const core::Error error = Database::setAside(*std::move(judged), u"a test"_s);
        QCOMPARE(error.kind, ErrorKind::StorageDamaged);
        QVERIFY((*begun)->isInPlace());
        QCOMPARE(*store.count({}), 1U);
    }

    void aVersionBelowZeroIsDamage()
    {
        QVERIFY(Database::open(path(), m_clock));
        for (const auto& version : {u"-1"_s, u"-100"_s, u"-2000000000"_s}) {
            QVERIFY(runElsewhere(path(), {u"PRAGMA user_version = "_s + version}));
            const auto opened = Database::open(path(), m_clock);
            QVERIFY(!opened);
            QCOMPARE(opened.error().kind, ErrorKind::StorageDamaged);
            QVERIFY(Database::open(path(), m_clock));
        }
    }

    void aLargeFileIsCheckedAsAWholeWhenAsked()
    {
        {
            const auto database = Database::open(path(), m_clock);
            QVERIFY(database);
            SampleStore store(**database);
            QVERIFY(store.addAll({"other", "usd", "test"}, minutes(0, 700'000)));
            QVERIFY(store.addAll({"bitcoin", "usd", "test"}, minutes(0, 100)));
        }
        QByteArray bytes = bytesOf(path());
        QVERIFY(bytes.size() > storage::SqliteDatabase::kCheckedWhole);
        bytes.replace(bytes.size() / 2, 4096, QByteArray(4096, '\xa5'));
        QVERIFY(writeBytes(path(), bytes));
        QVERIFY(Database::open(path(), m_clock)); // its size would make every start slow
        const auto opened = Database::open(path(), m_clock, Database::Check::Whole);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::StorageDamaged);
        QCOMPARE(files().filter(u"damaged"_s).size(), 1);
    }

    void refusesFoldersAndFilesInTheWay()
    {
        QVERIFY(QDir().mkpath(path()));
        const auto folder = Database::open(path(), m_clock);
        QVERIFY(!folder);
        QCOMPARE(folder.error().kind, ErrorKind::Storage);
        QVERIFY(detailOf(folder.error()).contains(u"is a folder"_s));

        QVERIFY(writeBytes(m_folder->filePath(u"file"_s), "x"));
        const auto below = Database::open(m_folder->filePath(u"file/data/prices.db"_s), m_clock);
        QVERIFY(!below);
        QCOMPARE(below.error().kind, ErrorKind::Storage);
        QVERIFY(detailOf(below.error()).contains(u"is a file, not a folder"_s));
    }

    void takesBackAHalfDoneWriteOfARollbackJournal()
    {
        // What a power cut leaves of a database in the older journal mode: half a transaction and the way
        // back.
        const QString source = m_folder->filePath(u"source.db"_s);
        {
            QVERIFY(Database::open(source, m_clock));
        }
        {
            QSqlDatabase raw = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"raw"_s);
            raw.setDatabaseName(source);
            QVERIFY(raw.open());
            QSqlQuery query(raw);
            for (const char* sql :
                 {"PRAGMA journal_mode = DELETE", "PRAGMA cache_size = 1", "BEGIN IMMEDIATE",
                  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                  "INSERT INTO series (asset, currency, source) SELECT i, 'usd', 'x' FROM n"})
                QVERIFY2(query.exec(QString::fromLatin1(sql)), sql);
            QVERIFY(QFile::copy(source, path()));
            QVERIFY(QFile::copy(source + u"-journal"_s, path() + u"-journal"_s));
            query.finish();
            raw.close();
        }
        QSqlDatabase::removeDatabase(u"raw"_s);
        const auto database = Database::open(path(), m_clock);
        QVERIFY2(database, qPrintable(database ? QString() : detailOf(database.error())));
        QCOMPARE((*database)->value(u"SELECT count(*) FROM series"_s)->toInt(), 0);
    }

    void secondConnectionWaitsForTheFirst()
    {
        const auto first = Database::open(path(), m_clock);
        QVERIFY(first);
        storage::Transaction transaction(**first);
        QVERIFY(transaction.begun());
        { // opened, refused nothing, and closed while the first one writes
            const auto second = Database::open(path(), m_clock);
            QVERIFY2(second, qPrintable(second ? QString() : detailOf(second.error())));
            QVERIFY((*second)->run(u"PRAGMA busy_timeout = 1"_s));
            storage::Transaction refused(**second);
            QVERIFY(!refused.begun());
            QCOMPARE(refused.begun().error().kind, ErrorKind::StorageBusy);
        }
        QVERIFY(transaction.commit());
    }

    void transactionRollsBackUnlessCommitted()
    {
        const auto database = Database::open(path(), m_clock);
        QVERIFY(database);
        const QString insert = u"INSERT INTO series (asset, currency, source) VALUES ('a', 'b', 'c')"_s;
        {
            const storage::Transaction transaction(**database);
            QVERIFY((*database)->run(insert));
        }
        QCOMPARE((*database)->value(u"SELECT count(*) FROM series"_s)->toInt(), 0);
        {
            storage::Transaction transaction(**database);
            QVERIFY((*database)->run(insert));
            QVERIFY(transaction.commit());
        }
        QCOMPARE((*database)->value(u"SELECT count(*) FROM series"_s)->toInt(), 1);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"prices.db"_s); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name);
    }

    static QString pragma(const Database& database, const char* name)
    {
        return database.value(u"PRAGMA "_s + QString::fromLatin1(name)).value_or(QVariant()).toString();
    }

    static QStringList steps()
    {
        return QDir(u":/cryptopulse/schema/sqlite"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    }
    static int stepCount() { return int(steps().size()); }
    static QStringList statementsOf(int step)
    {
        QString text = QString::fromUtf8(bytesOf(u":/cryptopulse/schema/sqlite/"_s + steps().at(step)));
        text.remove(QRegularExpression(u"--[^\n]*"_s));
        // A trigger's body ends with END, after semicolons of its own.
        QStringList statements;
        for (const QString& part : text.trimmed().split(u';', Qt::SkipEmptyParts)) {
            const bool inTrigger = !statements.isEmpty() && statements.last().contains(u"CREATE TRIGGER") &&
                                   !statements.last().trimmed().endsWith(u"END");
            if (inTrigger)
                statements.last() += u';' + part;
            else
                statements.append(part);
        }
        return statements;
    }

    /// The bytes of a sound database with 20,000 samples and one kind of damage.
    QByteArray damaged(const QString& how)
    {
        const QString sound = m_folder->filePath(u"sound.db"_s);
        {
            const auto database = Database::open(sound, m_clock);
            if (!database || !SampleStore(**database).addAll({}, minutes(0, 20'000)))
                return {};
        }
        QByteArray bytes = bytesOf(sound);
        QFile::remove(sound);
        if (how == u"text")
            return QByteArray("These are no prices, but words.\n").repeated(200);
        if (how == u"short text")
            return "hello";
        if (how == u"header")
            return bytes.replace(0, 16, "SQLite format 9\0");
        if (how == u"cut off")
            return bytes.first(bytes.size() / 2);
        return bytes.replace(bytes.size() / 4096 / 2 * 4096, 4096, QByteArray(4096, '\x5a'));
    }

    support::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
