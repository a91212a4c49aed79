#include "storage/csvfile.h"
#include "files/seedfile.h"
#include "storage/storagetest.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse;
using namespace cryptopulse::test;
using storage::Database;
using storage::SampleStore;

namespace {

/// Six rows that can be used, of five times, in the forms in which SQLite may hold them; four that cannot.
const QStringList kSeed{
    u"CREATE TABLE prices (id INTEGER PRIMARY KEY, ts DATETIME, price FLOAT)"_s,
    u"INSERT INTO prices VALUES (1, '2023-01-01T00:00:00', 42000)"_s,
    u"INSERT INTO prices VALUES (3, '2023-01-01 00:02:00.000000', 42002.25)"_s,
    u"INSERT INTO prices VALUES (2, '2023-01-01T00:01:00+00:00', '42001.5')"_s,
    u"INSERT INTO prices VALUES (4, 1672531380, 42003)"_s,
    u"INSERT INTO prices VALUES (5, 1672531440.5, 42004)"_s,
    u"INSERT INTO prices VALUES (6, '2023-01-01T00:00:00Z', 41999)"_s, // the later row of that time counts
    u"INSERT INTO prices VALUES (7, NULL, 42000)"_s,
    u"INSERT INTO prices VALUES (8, '2023-01-01T00:09:00', NULL)"_s,
    u"INSERT INTO prices VALUES (9, 'yesterday', 42000)"_s,
    u"INSERT INTO prices VALUES (10, '2023-01-01T00:10:00', -1)"_s};

} // namespace

/// The database of the Python system: imported, and found where ours belongs.
class TestSeedFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(runElsewhere(seed(), kSeed));
        m_before = bytesOf(seed());
    }

    void isImportedAndNeverChanged()
    {
        const auto report = import();
        QVERIFY2(report, qPrintable(report ? QString() : detailOf(report.error())));
        QCOMPARE(report->lines, 10U);
        QCOMPARE(report->added, 5U);
        QCOMPARE(report->duplicates, 1U);
        QCOMPARE(report->differing, 1U);
        QCOMPARE(report->badLineCount, 4U);
        QCOMPARE(report->badLines.front().line, 7U);
        QCOMPARE(QString::fromStdString(report->format), QString::fromLatin1(files::kSeedFormat));
        QCOMPARE(bytesOf(seed()), m_before);
        QCOMPARE(besides(), QStringList{u"seed.db"_s});
    }

    void rowsInAnUnfinishedLogAreReadToo()
    {
        // As a program leaves it that was killed: a copy made while it is open.
        const QString name = u"open"_s;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            database.setDatabaseName(seed());
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"PRAGMA journal_mode = WAL"_s));
            query.finish();
            QVERIFY(query.exec(u"INSERT INTO prices VALUES (11, '2023-01-01T00:11:00', 42011)"_s));
            for (const QString& part : {QString(), u"-wal"_s})
                QVERIFY(QFile::copy(seed() + part, m_folder->filePath(u"killed.db"_s) + part));
            database.close();
        }
        QSqlDatabase::removeDatabase(name);
        const QString killed = m_folder->filePath(u"killed.db"_s);
        const QByteArray log = bytesOf(killed + u"-wal"_s);
        QFile file(killed);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto found = files::readSeed(file, m_clock.now());
        QVERIFY(found);
        QCOMPARE(found->samples.size(), 6U);
        QCOMPARE(bytesOf(killed + u"-wal"_s), log);
    }

    void aBodyOfBytesIsReadAsWell()
    {
        QBuffer file;
        file.setData(m_before);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(files::readPrices(file, m_clock.now())->samples.size(), 5U);
        file.seek(0);
        const auto preview = files::previewOf(file, m_clock.now());
        QVERIFY(preview);
        QCOMPARE(preview->lines, 10U);
        QCOMPARE(preview->rows.size(), 10U);
        QCOMPARE(preview->rows[0].price->value(), 42000.0);
        QVERIFY(!preview->rows[6].problem.empty());
    }

    void otherDatabasesAreRefused_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<QString>("says");
        QTest::newRow("other tables")
            << QStringList{u"CREATE TABLE bookmarks (url TEXT)"_s} << u"without a table"_s;
        QTest::newRow("other columns")
            << QStringList{u"CREATE TABLE prices (what, cost)"_s} << u"without a table"_s;
        QTest::newRow("no row") << QStringList{u"CREATE TABLE prices (id INTEGER PRIMARY KEY, ts, price)"_s}
                                << u"not one price"_s;
    }
    void otherDatabasesAreRefused()
    {
        QFETCH(const QStringList, statements);
        QFETCH(const QString, says);
        QVERIFY(QFile::remove(seed()));
        QVERIFY(runElsewhere(seed(), statements));
        const auto report = import();
        QVERIFY(!report);
        QCOMPARE(report.error().kind, core::ErrorKind::InvalidArgument);
        QVERIFY2(detailOf(report.error()).contains(says), qPrintable(detailOf(report.error())));
    }

    void ourOwnAndDamagedOnesAreRefused()
    {
        QVERIFY(Database::open(m_folder->filePath(u"ours.db"_s), m_clock));
        QFile ours(m_folder->filePath(u"ours.db"_s));
        QVERIFY(ours.open(QIODevice::ReadOnly));
        QVERIFY(detailOf(files::readPrices(ours, m_clock.now()).error()).contains(u"CryptoPulse itself"_s));
        QVERIFY(writeBytes(seed(), m_before.first(4096)));
        QFile half(seed());
        QVERIFY(half.open(QIODevice::ReadOnly));
        const auto found = files::readPrices(half, m_clock.now());
        QVERIFY(!found);
        QCOMPARE(found.error().kind, core::ErrorKind::InvalidArgument); // not of the store
    }

    void inOurPlaceItIsKeptAndTakenIn()
    {
        QVERIFY(QFile::copy(seed(), path()));
        {
            const auto opened = Database::open(path(), m_clock);
            QVERIFY2(opened, qPrintable(opened ? QString() : detailOf(opened.error())));
            const QString aside = path() + u".seed-20231114T221320.000Z"_s;
            QVERIFY((*opened)->notice());
            QVERIFY2(detailOf(*(*opened)->notice()).contains(aside),
                     qPrintable(detailOf(*(*opened)->notice())));
            QVERIFY(detailOf(*(*opened)->notice()).contains(u"5 of 10"_s));
            QCOMPARE(bytesOf(aside), m_before);
            QCOMPARE(SampleStore(**opened).newest({}, 9)->front().price.value(), 41999.0);
            QCOMPARE(*SampleStore(**opened).count({}), 5U);
        }
        const auto again = Database::open(path(), m_clock); // once is enough
        QVERIFY(again);
        QVERIFY(!(*again)->notice());
        QCOMPARE(*SampleStore(**again).count({}), 5U);
    }

    void anEmptyOneGivesWayToo()
    {
        QVERIFY(runElsewhere(path(), {kSeed[0]}));
        const auto opened = Database::open(path(), m_clock);
        QVERIFY2(opened, qPrintable(opened ? QString() : detailOf(opened.error())));
        QCOMPARE(*SampleStore(**opened).count({}), 0U);
        QVERIFY(QFile::exists(path() + u".seed-20231114T221320.000Z"_s));
    }

    void anInterruptionIsMadeGood()
    {
        // Between the two renamings: the old file is away, the new one not yet in its place.
        QVERIFY(QFile::copy(seed(), path()));
        QVERIFY(Database::open(path(), m_clock));
        QVERIFY(QFile::rename(path(), path() + u".new"_s));
        {
            const auto opened = Database::open(path(), m_clock);
            QVERIFY(opened);
            QCOMPARE(*SampleStore(**opened).count({}), 5U);
        }
        // Before them: what was begun is begun again.
        QVERIFY(QFile::remove(path()));
        QVERIFY(QFile::copy(seed(), path()));
        QVERIFY(writeBytes(path() + u".new"_s, "half of a database"));
        const auto opened = Database::open(path(), m_clock);
        QVERIFY2(opened, qPrintable(opened ? QString() : detailOf(opened.error())));
        QCOMPARE(*SampleStore(**opened).count({}), 5U);
        QVERIFY(!QFile::exists(path() + u".new"_s));
    }

    /// A program that is killed while it locks the database leaves an empty file.
    void anUnfinishedLockIsNobodys()
    {
        const QString lock = path() + u"-opening"_s;
        QVERIFY(writeBytes(lock, QByteArray()));
        QFile file(lock);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-6);
        QVERIFY(file.setFileTime(before, QFileDevice::FileModificationTime));
        file.close();
        const auto opened = Database::open(path(), m_clock);
        QVERIFY2(opened, qPrintable(opened ? QString() : detailOf(opened.error())));
    }

    void aKilledProgramLosesNothing_data()
    {
        QTest::addColumn<int>("afterMs");
        for (const int ms : {5, 20, 40, 80, 120, 200, 400})
            QTest::addRow("after %d ms", ms) << ms;
    }
    /// Whenever it is killed, the next start has all prices.
    void aKilledProgramLosesNothing()
    {
        QFETCH(const int, afterMs);
        QVERIFY(runElsewhere(
            path(),
            {kSeed[0], u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) "
                       "INSERT INTO prices SELECT i, 1672531200 + 60 * i, 40000 + i FROM n"_s}));
        const QByteArray before = bytesOf(path());
        QProcess helper;
        helper.start(QString::fromUtf8(CP_STORAGE_HELPER), {u"open"_s, path()});
        QVERIFY(helper.waitForStarted());
        helper.waitForFinished(afterMs); // a moment to be killed at, wherever that is
        helper.kill();
        helper.waitForFinished();
        const auto opened = Database::open(path(), m_clock);
        QVERIFY2(opened, qPrintable(opened ? QString() : detailOf(opened.error())));
        QCOMPARE(*SampleStore(**opened).count({}), 60'000U);
        const QStringList kept = QDir(m_folder->path()).entryList({u"prices.db.seed-*"_s});
        QCOMPARE(kept.size(), 1);
        QCOMPARE(bytesOf(m_folder->filePath(kept.front())), before);
    }

private:
    [[nodiscard]] QString seed() const { return m_folder->filePath(u"seed.db"_s); }
    [[nodiscard]] QString path() const { return m_folder->filePath(u"prices.db"_s); }
    [[nodiscard]] QStringList besides() const
    {
        return QDir(m_folder->path()).entryList({u"seed*"_s}, QDir::Files);
    }

    core::Result<files::ImportReport> import()
    {
        const auto database = Database::open(m_folder->filePath(u"target.db"_s), m_clock);
        QFile file(seed());
        if (!database || !file.open(QIODevice::ReadOnly))
            return core::failure(core::ErrorKind::Internal, "cannot be opened");
        SampleStore store(**database);
        return storage::importCsv(store, {}, file, m_clock.now());
    }

    support::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_before;
};

QTEST_GUILESS_MAIN(TestSeedFile)
#include "tst_seedfile.moc"
