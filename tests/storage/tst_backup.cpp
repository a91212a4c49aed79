#include "storage/backup.h"
#include "storage/coveragestore.h"
#include "storage/inspection.h"
#include "storage/packing.h"
#include "storage/restoring.h"
#include "storage/samplestore.h"
#include "storage/sqlitedatabase.h"
#include "storagetest.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse;
using namespace cryptopulse::test;
using core::ErrorKind;
using storage::Database;
using storage::restoreBackup;
using storage::SampleStore;
using storage::writeBackup;

/// Copies of the database that are whole, their way back, and what the check of one says.
class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = open();
        QVERIFY(m_database);
        QVERIFY(SampleStore(*m_database).addAll({}, minutes(0, 3'000)));
    }
    void cleanup() { m_database.reset(); }

    void holdsAllAndNothingIsLeftBeside()
    {
        const auto done = writeBackup(*m_database, backup(), false);
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        QCOMPARE(done->samples, 3'000);
        QCOMPARE(done->bytes, QFileInfo(backup()).size());
        QCOMPARE(QDir(m_folder->path()).entryList({u"backup*"_s}), QStringList{u"backup.db"_s});
        const auto opened = Database::open(backup(), m_clock);
        QVERIFY(opened);
        QVERIFY(*SampleStore(**opened).range({}, core::UtcTime::min(), core::UtcTime::max(), 10'000) ==
                minutes(0, 3'000));
    }

    void replacesOnlyWhenTold()
    {
        QVERIFY(writeBytes(backup(), "mine"));
        const auto refused = writeBackup(*m_database, backup(), false);
        QVERIFY(!refused && refused.error().kind == ErrorKind::InvalidArgument);
        QCOMPARE(bytesOf(backup()), QByteArray("mine"));
        QVERIFY(writeBackup(*m_database, backup(), true));
        QVERIFY(bytesOf(backup()).startsWith("SQLite format 3"));
        const auto nowhere = writeBackup(*m_database, m_folder->filePath(u"no/such/b.db"_s), false);
        QVERIFY(!nowhere && nowhere.error().kind == ErrorKind::InvalidArgument);
    }

    void isOfOneMomentWhileAnotherProgramWrites()
    {
        QProcess writer;
        writer.start(QStringLiteral(CP_STORAGE_HELPER), {u"add-all"_s, path()});
        QVERIFY(writer.waitForReadyRead(kWait)); // it is at it
        const auto done = writeBackup(*m_database, backup(), false);
        writer.kill();
        QVERIFY(writer.waitForFinished(kWait));
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        const auto opened = Database::open(backup(), m_clock, Database::Check::Whole);
        QVERIFY(opened);
        const auto kept =
            *SampleStore(**opened).range({}, core::UtcTime::min(), core::UtcTime::max(), 100'000'000);
        QVERIFY(kept == minutes(0, qint64(kept.size()))); // whole batches, without a hole
    }

    void aFullDiskIsSaidAndNothingIsLeft()
    {
        QProcess helper;
        helper.start(QStringLiteral(CP_STORAGE_HELPER),
                     {u"back-up-to-full-disk"_s, QDir(m_folder->path()).absoluteFilePath(u"tiny"_s)});
        QVERIFY(helper.waitForFinished(kWait));
        if (helper.exitCode() == kCannotTry)
            QSKIP("disks cannot be mounted here");
        const QList<QByteArray> lines = helper.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines[0].startsWith("storage_full"), lines[0].constData());
        QCOMPARE(lines[1], QByteArray("left: 0"));
        QVERIFY2(lines[2].startsWith("storage_full"), lines[2].constData()); // restoring, likewise
    }

    void comesBackAndWhatWasThereIsKept()
    {
        QVERIFY(writeBackup(*m_database, backup(), false));
        QVERIFY(SampleStore(*m_database).add({}, minute(5'000)));
        m_database.reset();
        const auto done = restoreBackup(backup(), path(), m_clock);
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        QCOMPARE(done->samples, 3'000);
        m_database = open();
        QCOMPARE(*SampleStore(*m_database).count({}), 3'000U);
        QVERIFY(done->kept.startsWith(path() + u".before-restore-"_s));
        const auto before = Database::open(done->kept, m_clock);
        QVERIFY(before);
        QCOMPARE(*SampleStore(**before).count({}), 3'001U);
    }

    void comesBackWhereNothingIs()
    {
        QVERIFY(writeBackup(*m_database, backup(), false));
        const QString elsewhere = m_folder->filePath(u"new/data/prices.db"_s);
        const auto done = restoreBackup(backup(), elsewhere, m_clock);
        QVERIFY(done && done->kept.isEmpty());
        QVERIFY(Database::open(elsewhere, m_clock));
        QCOMPARE(QDir(m_folder->filePath(u"new/data"_s)).entryList({u"*.restoring"_s, u"*.new"_s}),
                 QStringList());
    }

    void isNotRestoredOverADatabaseInUse()
    {
        QVERIFY(writeBackup(*m_database, backup(), false));
        QProcess other;
        other.start(QStringLiteral(CP_STORAGE_HELPER), {u"hold"_s, path()});
        QVERIFY(other.waitForReadyRead(kWait));
        m_database.reset();
        const auto refused = restoreBackup(backup(), path(), m_clock);
        other.closeWriteChannel();
        QVERIFY(other.waitForFinished(kWait));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::StorageBusy);
        m_database = open();
        QCOMPARE(*SampleStore(*m_database).count({}), 3'000U);
        // Open, and idle: that is in use as well.
        const auto again = restoreBackup(backup(), path(), m_clock);
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::StorageBusy);
    }

    void onlyAWholeBackupOfOursIsRestored_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("newer") << u"PRAGMA user_version = 99"_s << ErrorKind::StorageNewer;
        QTest::newRow("foreign") << u"PRAGMA application_id = 7"_s << ErrorKind::StorageForeign;
        QTest::newRow("cut off") << QString() << ErrorKind::StorageDamaged;
        QTest::newRow("missing") << u"-"_s << ErrorKind::NotFound;
    }
    void onlyAWholeBackupOfOursIsRestored()
    {
        QFETCH(const QString, sql);
        QFETCH(const ErrorKind, kind);
        QVERIFY(writeBackup(*m_database, backup(), false));
        m_database.reset();
        if (sql.isEmpty())
            QVERIFY(writeBytes(backup(), bytesOf(backup()).first(20'480)));
        else if (sql == u"-")
            QVERIFY(QFile::remove(backup()));
        else
            QVERIFY(runElsewhere(backup(), {sql}));
        const QByteArray before = bytesOf(path());
        const auto refused = restoreBackup(backup(), path(), m_clock);
        QVERIFY(!refused);
        QCOMPARE(int(refused.error().kind), int(kind));
        m_database = open();
        QVERIFY(m_database);
        QCOMPARE(*SampleStore(*m_database).count({}), 3'000U);
        QCOMPARE(QDir(m_folder->path()).entryList({u"*.restoring"_s, u"*before-restore*"_s}), QStringList());
    }

    /// A program that ends before its first step leaves a database without a table.
    void anEmptyDatabaseIsNotAnotherPrograms()
    {
        const QString made = m_folder->filePath(u"made.db"_s);
        QVERIFY(runElsewhere(made, {u"PRAGMA journal_mode = WAL"_s}));
        const auto report = storage::inspect(made, minute(0).time);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::NotFound);
        const auto restored = restoreBackup(made, path(), m_clock);
        QVERIFY(!restored);
        QCOMPARE(restored.error().kind, ErrorKind::NotFound);
    }

    void aRestoreIsStoppedWithoutATrace()
    {
        QVERIFY(writeBackup(*m_database, backup(), false));
        m_database.reset();
        const auto stopped = restoreBackup(backup(), path(), m_clock, [](double) { return false; });
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
        QCOMPARE(QDir(m_folder->path()).entryList({u"*.restoring"_s, u"*before-restore*"_s}), QStringList());
        QVERIFY(open());
    }

    void theCheckCountsWhatIsThere()
    {
        QVERIFY(SampleStore(*m_database).addAll({}, minutes(3'010, 3'020)));
        QVERIFY(storage::packSamples(*m_database, {}, 1));
        QVERIFY(storage::CoverageStore(*m_database).add({}, {minute(0).time, minute(9).time}));
        const auto report = storage::inspect(path(), minute(4'000).time);
        QVERIFY2(report, report ? "" : report.error().detail.c_str());
        QVERIFY(report->isWhole());
        QCOMPARE(report->version, storage::SqliteDatabase::newestVersion());
        QCOMPARE(report->series.size(), 1U);
        const storage::SeriesReport& series = report->series.front();
        QCOMPARE(series.rows, 3'010);
        QCOMPARE(series.packed, 3'010);
        QCOMPARE(series.gaps.count, 1U);
        QCOMPARE(series.gaps.missing, 10U);
        QCOMPARE(*series.first, minute(0).time);
        QCOMPARE(*series.last, minute(3'019).time);
        QCOMPARE(series.stretchesAsked, 1);
    }

    void theCheckFinds_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("what");
        const QString ignore = u"PRAGMA ignore_check_constraints = ON;"_s;
        QTest::newRow("negative") << ignore + u"UPDATE samples SET price = -1 WHERE rowid_of(0)"_s
                                  << u"price"_s;
        QTest::newRow("infinite") << u"UPDATE samples SET price = 9e999 WHERE rowid_of(0)"_s << u"price"_s;
        QTest::newRow("text") << u"UPDATE samples SET price = 'much' WHERE rowid_of(0)"_s << u"price"_s;
        QTest::newRow("no time") << u"UPDATE samples SET time = 'now' WHERE rowid_of(0)"_s << u"time"_s;
        QTest::newRow("future") << u"UPDATE samples SET time = time * 2 WHERE rowid_of(0)"_s << u"future"_s;
        QTest::newRow("stray") << u"DELETE FROM series"_s << u"stray"_s;
        QTest::newRow("overlap") << u"INSERT INTO coverage VALUES (1, 0, 10), (1, 5, 15)"_s << u"stretch"_s;
        QTest::newRow("copy") << u"UPDATE packed SET bytes = zeroblob(length(bytes))"_s << u"copy"_s;
        QTest::newRow("replaced behind the triggers")
            << u"INSERT OR REPLACE INTO samples VALUES (1, %1, 7, 0)"_s.arg(kFirstMs + 600'000) << u"copy"_s;
    }
    void theCheckFinds()
    {
        QFETCH(QString, sql);
        QFETCH(const QString, what);
        QVERIFY(storage::packSamples(*m_database, {}, 1));
        m_database.reset();
        sql.replace(u"rowid_of(0)"_s, u"time = %1"_s.arg(kFirstMs));
        QVERIFY(runElsewhere(path(), sql.split(u';')));
        const auto report = storage::inspect(path(), minute(4'000).time);
        QVERIFY2(report, report ? "" : report.error().detail.c_str());
        QVERIFY(!report->isWhole());
        if (what == u"stray") {
            QVERIFY(report->strays > 0);
            return;
        }
        const storage::SeriesReport& series = report->series.front();
        QCOMPARE(series.badPrices > 0, what == u"price");
        QCOMPARE(series.badTimes > 0, what == u"time");
        QCOMPARE(series.future > 0, what == u"future");
        QCOMPARE(series.wrongCopies > 0, what == u"copy");
        QCOMPARE(series.wrongStretches > 0, what == u"stretch");
    }

    void theCheckOfADamagedFileLeavesItAlone()
    {
        m_database.reset();
        QByteArray bytes = bytesOf(path());
        for (qsizetype page = 8; page < 20; ++page)
            bytes.replace(page * 4096, 2000, QByteArray(2000, 'x'));
        QVERIFY(writeBytes(path(), bytes));
        const auto report = storage::inspect(path(), minute(4'000).time);
        QVERIFY2(report, report ? "" : report.error().detail.c_str());
        QVERIFY(!report->isWhole());
        QVERIFY(!report->faults.isEmpty());
        QVERIFY(bytesOf(path()) == bytes);
        QVERIFY(!QFile::exists(path() + u"-wal"_s));
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"prices.db"_s); }
    [[nodiscard]] QString backup() const { return m_folder->filePath(u"backup.db"_s); }
    [[nodiscard]] std::unique_ptr<Database> open() const
    {
        auto opened = Database::open(path(), m_clock);
        return opened ? *std::move(opened) : nullptr;
    }

    const support::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
