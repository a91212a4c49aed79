#include "system/process.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse::system_test;

/// A home over the years: thinned out, backed up, checked and restored, beside a server and when killed.
class TestLongLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_made.isValid());
        const QString file = m_made.filePath(u"in.csv"_s);
        QVERIFY(writeSeconds(file, kRows));
        QCOMPARE(cli(m_made.path(), {u"import"_s, file}).exitCode, 0);
        QVERIFY(QFile::remove(file));
    }

    void aServersDatabaseIsBackedUpThinnedOutAndNoticed()
    {
        const QTemporaryDir home;
        copyTo(home);
        Started server(QStringLiteral(CP_CLI), serve(home), cleanEnvironment());
        QVERIFY(server.url().isValid());
        QCOMPARE(rowsOf(server), kRows);
        const QString backup = home.filePath(u"backup.db"_s);
        QCOMPARE(cli(home.path(), {u"backup"_s, backup}).object()[u"samples"_s].toInt(), kRows);
        QCOMPARE(cli(home.path(), {u"backup"_s, backup}).exitCode, 2); // it is there
        const Finished refused = cli(home.path(), {u"restore"_s, backup});
        QCOMPARE(refused.exitCode, 5);
        QVERIFY2(refused.err.contains("end it first"), refused.err.constData());

        const Finished dry = cli(home.path(), {u"compact"_s, u"--minutes-after"_s, u"30"_s, u"--dry-run"_s});
        const int superfluous = dry.object()[u"series"_s].toArray()[0].toObject()[u"to_thin"_s].toInt();
        QVERIFY(superfluous > kRows / 2);
        QCOMPARE(rowsOf(server), kRows);
        const Finished done = cli(home.path(), {u"compact"_s, u"--minutes-after"_s, u"30"_s});
        QCOMPARE(done.exitCode, 0);
        QCOMPARE(done.object()[u"thinned"_s].toInt(), superfluous);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(server), kRows - superfluous, 60'000);
        QCOMPARE(cli(home.path(), {u"check"_s}).exitCode, 0);
        QCOMPARE(server.end(), 0);

        const Finished restored = cli(home.path(), {u"restore"_s, backup});
        QCOMPARE(restored.exitCode, 0);
        QVERIFY(QFile::exists(restored.object()[u"kept"_s].toString()));
        QCOMPARE(checkedRows(home), kRows);
    }

    void killedWhileThinningOutItGoesOn()
    {
        const QTemporaryDir home;
        copyTo(home);
        QProcess compact;
        compact.setProcessEnvironment(cleanEnvironment());
        compact.setReadChannel(QProcess::StandardError);
        compact.start(QStringLiteral(CP_CLI),
                      {u"--home"_s, home.path(), u"compact"_s, u"--minutes-after"_s, u"30"_s});
        while (!compact.readLine().contains("not the last of their minute"))
            QVERIFY(compact.canReadLine() || compact.waitForReadyRead(60'000));
        compact.kill(); // it has begun, or is about to
        QVERIFY(compact.waitForFinished(60'000));
        const Finished checked = cli(home.path(), {u"check"_s});
        QCOMPARE(checked.exitCode, 0);
        QCOMPARE(cli(home.path(), {u"compact"_s, u"--minutes-after"_s, u"30"_s, u"--vacuum"_s}).exitCode, 0);
        const QJsonObject after = cli(home.path(), {u"check"_s}).object();
        QVERIFY(after[u"whole"_s].toBool());
        QCOMPARE(after[u"free_bytes"_s].toInt(), 0); // given back
        const QJsonObject series = after[u"series"_s].toArray()[0].toObject();
        QCOMPARE(series[u"rows"_s].toInt(), (kRows - 1) * kSpacingS / 60 + 1); // a price a minute, and no gap
        QCOMPARE(series[u"gaps"_s].toObject()[u"missing"_s].toInt(), 0);
        QCOMPARE(
            cli(home.path(), {u"compact"_s, u"--minutes-after"_s, u"30"_s}).object()[u"thinned"_s].toInt(),
            0);
    }

    void killedWhileBackingUpItLeavesNoHalfBackup()
    {
        const QTemporaryDir home;
        copyTo(home);
        const QString backup = home.filePath(u"backup.db"_s);
        QProcess process;
        process.setProcessEnvironment(cleanEnvironment());
        process.start(QStringLiteral(CP_CLI), {u"--home"_s, home.path(), u"backup"_s, backup});
        QTRY_VERIFY_WITH_TIMEOUT(
            QFile::exists(backup + u".part"_s) || process.state() == QProcess::NotRunning, 60'000);
        process.kill();
        QVERIFY(process.waitForFinished(60'000));
        if (process.exitStatus() == QProcess::CrashExit)
            QVERIFY(!QFile::exists(backup) || QFileInfo(backup).size() > 0);
        const Finished again = cli(home.path(), {u"backup"_s, backup, u"--force"_s});
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.object()[u"samples"_s].toInt(), kRows);
        QCOMPARE(QDir(home.path()).entryList({u"backup.db*"_s}), QStringList{u"backup.db"_s});
        QCOMPARE(checkedRows(home), kRows);
    }

    void whatIsDeletedForItsAgeIsNoGap()
    {
        const QTemporaryDir home;
        copyTo(home);
        const Finished done = cli(home.path(), {u"compact"_s}, {{u"CRYPTOPULSE_KEEP_YEARS"_s, u"1"_s}});
        QCOMPARE(done.exitCode, 0);
        QCOMPARE(done.object()[u"deleted"_s].toInt(), kRows);
        const QJsonObject report = cli(home.path(), {u"check"_s}).object();
        QVERIFY(report[u"whole"_s].toBool());
        QCOMPARE(report[u"series"_s].toArray()[0].toObject()[u"stretches_asked"_s].toInt(), 1);
    }

    void nothingIsDoneThatIsNotSaid()
    {
        const QTemporaryDir home;
        QCOMPARE(cli(home.path(), {u"compact"_s}).exitCode, 2);
        QCOMPARE(cli(home.path(), {u"compact"_s, u"--keep-years"_s, u"0"_s}).exitCode, 2);
        QCOMPARE(cli(home.path(), {u"compact"_s, u"--keep-years"_s, u"1"_s}).exitCode,
                 2); // there is no database
        QCOMPARE(cli(home.path(), {u"backup"_s, home.filePath(u"b.db"_s)}).exitCode, 2);
        QCOMPARE(cli(home.path(), {u"check"_s}).exitCode, 2);
        QCOMPARE(cli(home.path(), {u"restore"_s, home.filePath(u"b.db"_s)}).exitCode, 2);
        QVERIFY(!QFile::exists(home.filePath(u"data/prices.db"_s)));
    }

    void aDamagedDatabaseIsSaidAndLeftAlone()
    {
        const QTemporaryDir home;
        copyTo(home);
        QFile database(home.filePath(u"data/prices.db"_s));
        QVERIFY(database.open(QIODevice::ReadWrite) && database.seek(200'000) &&
                database.write(QByteArray(200'000, 'x')) > 0);
        database.close();
        const Finished checked = cli(home.path(), {u"check"_s});
        QCOMPARE(checked.exitCode, 5);
        QVERIFY(!checked.object()[u"whole"_s].toBool());
        QVERIFY(!checked.object()[u"faults"_s].toArray().isEmpty());
        QVERIFY(QFile::exists(database.fileName()));
    }

private:
    static constexpr int kRows = 240'000; // enough to be packed
    static constexpr int kSpacingS = 7;

    static bool writeSeconds(const QString& path, int count)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return false;
        QTextStream out(&file);
        out << "time,price\n";
        for (int i = 0; i < count; ++i)
            out << 1'693'526'400'000LL + 1'000LL * kSpacingS * i << ',' << 26'000 + (i * 37LL) % 101 << '\n';
        return true;
    }
    void copyTo(const QTemporaryDir& home) const
    {
        QVERIFY(QDir(home.path()).mkpath(u"data"_s));
        QVERIFY(QFile::copy(m_made.filePath(u"data/prices.db"_s), home.filePath(u"data/prices.db"_s)));
    }
    static QStringList serve(const QTemporaryDir& home)
    {
        return {u"--home"_s, home.path(), u"serve"_s, u"--no-collect"_s, u"--port"_s, u"0"_s};
    }
    static int rowsOf(const Started& server)
    {
        return ask(server.url(), "GET", u"/status"_s).object()[u"rows"_s].toInt();
    }
    static int checkedRows(const QTemporaryDir& home)
    {
        const QJsonObject report = cli(home.path(), {u"check"_s}).object();
        return report[u"whole"_s].toBool() ? report[u"series"_s].toArray()[0].toObject()[u"rows"_s].toInt()
                                           : -1;
    }
    static Finished cli(const QString& home, const QStringList& arguments,
                        const QList<std::pair<QString, QString>>& variables = {})
    {
        QProcessEnvironment environment = cleanEnvironment();
        for (const auto& [name, value] : variables)
            environment.insert(name, value);
        return run(QStringLiteral(CP_CLI), QStringList{u"--home"_s, home, u"--json"_s} + arguments,
                   environment);
    }

    const QTemporaryDir m_made;
};

QTEST_GUILESS_MAIN(TestLongLife)
#include "tst_longlife.moc"
