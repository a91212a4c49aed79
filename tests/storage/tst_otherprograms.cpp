#include "storage/samplestore.h"
#include "storagetest.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse;
using namespace cryptopulse::test;
using core::ErrorKind;
using storage::Database;
using storage::SampleStore;

/// The database between several programs, one of which may be killed, or have no rights or no room.
class TestOtherPrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void killedWriterLosesNothingAcknowledged_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<int>("answers");
        for (const int answers : {1, 7, 40}) {
            QTest::addRow("one by one, after %d", answers) << u"add"_s << answers;
            QTest::addRow("in batches, after %d", answers) << u"add-all"_s << answers;
        }
    }
    void killedWriterLosesNothingAcknowledged()
    {
        QFETCH(const QString, how);
        QFETCH(const int, answers);
        QProcess writer;
        QVERIFY(start(writer, how, path()));
        for (int i = 0; i < answers;) {
            QVERIFY(writer.canReadLine() || writer.waitForReadyRead(kWait));
            while (writer.canReadLine()) {
                m_acknowledged = writer.readLine().trimmed().toLongLong();
                ++i;
            }
        }
        writer.kill(); // SIGKILL, somewhere in the next commit
        QVERIFY(writer.waitForFinished(kWait));
        while (writer.canReadLine())
            m_acknowledged = writer.readLine().trimmed().toLongLong();
        QVERIFY(QFile::exists(path() + u"-wal"_s)); // it had no time to tidy up

        const auto database = Database::open(path(), m_clock);
        QVERIFY2(database, qPrintable(database ? QString() : detailOf(database.error())));
        QCOMPARE((*database)->value(u"PRAGMA integrity_check"_s)->toString(), u"ok"_s);
        SampleStore store(**database);
        const auto kept = store.newest({}, 100'000'000);
        QVERIFY(kept);
        QVERIFY(qint64(kept->size()) >= m_acknowledged);
        QVERIFY(*kept == minutes(0, qint64(kept->size()))); // whole, and without a hole
        if (how == u"add-all")
            QCOMPARE(kept->size() % 5000, 0U); // a batch is there, or it is not
        QCOMPARE(*store.add({}, minute(-1)), storage::Stored::New);
    }

    void twoProgramsShareADatabase()
    {
        QProcess writer;
        QVERIFY(start(writer, u"add"_s, path()));
        QVERIFY(writer.waitForReadyRead(kWait)); // it is at it
        const auto database = Database::open(path(), m_clock);
        QVERIFY2(database, qPrintable(database ? QString() : detailOf(database.error())));
        SampleStore store(**database);
        QVERIFY((*database)->run(u"PRAGMA busy_timeout = 200"_s));
        // The other one hardly ever lets go, and SQLite does not queue: an add may be told "busy", and
        // nothing else.
        for (qint64 i = 1; i <= 20; ++i) {
            core::Result<storage::Stored> stored = store.add({}, minute(-i));
            for (int again = 0; !stored && again < 100; ++again) {
                QCOMPARE(stored.error().kind, ErrorKind::StorageBusy);
                stored = store.add({}, minute(-i));
            }
            QVERIFY2(stored, qPrintable(stored ? QString() : detailOf(stored.error())));
            QCOMPARE(*stored, storage::Stored::New);
        }
        QCOMPARE(writer.state(), QProcess::Running);
        writer.kill();
        QVERIFY(writer.waitForFinished(kWait));
        QVERIFY(*store.count({}) > 20);
    }

    void writerDoesNotKeepOthersFromOpening()
    {
        QVERIFY(Database::open(path(), m_clock));
        QProcess other;
        QVERIFY(start(other, u"hold"_s, path()));
        QVERIFY(other.waitForReadyRead(kWait));
        const auto database = Database::open(path(), m_clock);
        QVERIFY2(database, qPrintable(database ? QString() : detailOf(database.error())));
        QVERIFY((*database)->run(u"PRAGMA busy_timeout = 1"_s));
        SampleStore store(**database);
        QCOMPARE(store.add({}, minute(1)).error().kind, ErrorKind::StorageBusy);
        release(other);
        QCOMPARE(*store.add({}, minute(1)), storage::Stored::New);
    }

    void secondConnectionLeavesTheFirstItsLocks()
    {
        const auto first = Database::open(path(), m_clock);
        QVERIFY(first);
        QVERIFY(SampleStore(**first).add({}, minute(1)));
        QVERIFY(Database::open(path(), m_clock)); // opened and closed again in this program
        QProcess other;
        QVERIFY(start(other, u"open"_s, path()));
        QVERIFY(other.waitForFinished(kWait));
        QCOMPARE(other.readAllStandardOutput().trimmed(), "ok");
        // Were the first one's locks gone, the other would have thought itself the last and removed the log.
        QVERIFY(QFile::exists(path() + u"-wal"_s));
        QVERIFY(SampleStore(**first).add({}, minute(2)));
    }

    void databaseHeldAloneIsBusyAndUntouched()
    {
        QVERIFY(Database::open(path(), m_clock));
        QProcess other;
        QVERIFY(start(other, u"hold-alone"_s, path()));
        QVERIFY(other.waitForReadyRead(kWait));
        const auto refused = Database::open(path(), m_clock);
        QVERIFY(!refused);
        QVERIFY2(refused.error().kind == ErrorKind::StorageBusy, qPrintable(detailOf(refused.error())));
        QVERIFY(detailOf(refused.error()).contains(u"another program"_s));
        release(other);
        QVERIFY(Database::open(path(), m_clock));
    }

    void readOnlyPlacesAreRefused_data()
    {
        QTest::addColumn<bool>("exists");
        QTest::addColumn<bool>("fileReadOnly");
        QTest::newRow("folder, no database yet") << false << false;
        QTest::newRow("folder") << true << false;
        QTest::newRow("file") << true << true;
    }
    void readOnlyPlacesAreRefused()
    {
        QFETCH(const bool, exists);
        QFETCH(const bool, fileReadOnly);
        if (exists)
            QVERIFY(Database::open(path(), m_clock));
        const QByteArray before = bytesOf(path());
        const auto all = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther;
        const auto write = QFile::WriteOwner | QFile::WriteOther;
        if (exists)
            QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::ReadOther |
                                                      (fileReadOnly ? QFile::Permissions() : write)));
        QVERIFY(QFile::setPermissions(m_folder->path(), all | (fileReadOnly ? write : QFile::Permissions())));

        QProcess nobody; // root may write everywhere: the helper gives its rights up
        QVERIFY(start(nobody, u"open-as-nobody"_s, path()));
        QVERIFY(nobody.waitForFinished(kWait));
        QVERIFY(
            QFile::setPermissions(m_folder->path(), all | QFile::WriteOwner)); // so that it can be removed
        if (nobody.exitCode() == kCannotTry)
            QSKIP("the rights of root cannot be given up here");
        const QByteArray answer = nobody.readAllStandardOutput();
        QVERIFY2(answer.startsWith("storage_read_only: ") && answer.contains("make it writable"),
                 answer.constData());
        QCOMPARE(bytesOf(path()), before);
    }

    void fullDiskKeepsWhatWasAcknowledged()
    {
        QProcess helper;
        QVERIFY(start(helper, u"fill-disk"_s, m_folder->path()));
        QVERIFY(helper.waitForFinished(kWait));
        if (helper.exitCode() == kCannotTry)
            QSKIP("no small disk can be mounted here (needs root)");
        const QList<QByteArray> answers = helper.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(answers.size(), 3);
        QVERIFY2(answers[0].startsWith("storage_full: "), answers[0].constData());
        QVERIFY2(answers[1].startsWith("storage_full: "), answers[1].constData());
        const QList<QByteArray> counts = answers[2].split(' ');
        QVERIFY2(counts.size() == 3 && counts[0] == counts[2], answers[2].constData());
        QVERIFY(counts[0].toInt() > 100);
    }

    void openingOnAFullDiskSaysSo()
    {
        QProcess helper;
        QVERIFY(start(helper, u"open-on-full-disk"_s, m_folder->path()));
        QVERIFY(helper.waitForFinished(kWait));
        if (helper.exitCode() == kCannotTry)
            QSKIP("no small disk can be mounted here (needs root)");
        const QList<QByteArray> answers = helper.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(answers.size(), 4);
        for (const int full : {0, 2}) { // to be made, and there already
            QVERIFY2(answers[full].startsWith("storage_full: "), answers[full].constData());
            QCOMPARE(answers[full + 1], "ok");
        }
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"prices.db"_s); }

    static bool start(QProcess& process, const QString& what, const QString& path)
    {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QString::fromUtf8(CP_STORAGE_HELPER), {what, path});
        return process.waitForStarted(kWait);
    }

    static void release(QProcess& process)
    {
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(kWait));
    }

    support::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    qint64 m_acknowledged = 0;
};

QTEST_GUILESS_MAIN(TestOtherPrograms)
#include "tst_otherprograms.moc"
