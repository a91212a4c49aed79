#include "process.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse::system_test;

namespace {

QProcessEnvironment desktop(const QTemporaryDir& home)
{
    QProcessEnvironment environment = cleanEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"XDG_CONFIG_HOME"_s, home.filePath(u"config"_s));
    environment.remove(u"API_BASE"_s);
    return environment;
}

QStringList options(const QTemporaryDir& home)
{
    return {u"--home"_s, home.path(), u"--source"_s, u"demo"_s, u"--port"_s, u"0"_s, u"--verbose"_s};
}

} // namespace

/// The window as a program, started more than once.
class TestWindowProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecondStartRaisesTheFirst()
    {
        const QTemporaryDir home;
        Started first(QStringLiteral(CP_WINDOW), options(home), desktop(home));
        QVERIFY(!first.url().isEmpty());
        const Finished second = run(QStringLiteral(CP_WINDOW), options(home), desktop(home));
        QCOMPARE(second.exitCode, 0);
        QVERIFY2(second.err.contains("already open on"), second.err.constData());
        QCOMPARE(ask(first.url(), "GET", u"/"_s).status, 200); // untouched
        QCOMPARE(first.end(), 0);
    }

    void aCrashIsNoObstacle()
    {
        const QTemporaryDir home;
        Started first(QStringLiteral(CP_WINDOW), options(home), desktop(home));
        QVERIFY(!first.url().isEmpty());
        first.kill();
        Started next(QStringLiteral(CP_WINDOW), options(home), desktop(home));
        QVERIFY(!next.url().isEmpty());
        QCOMPARE(run(QStringLiteral(CP_WINDOW), options(home), desktop(home)).exitCode, 0); // it listens
        QCOMPARE(next.end(), 0);
    }

    void itKeepsALog()
    {
        const QTemporaryDir home;
        Started window(QStringLiteral(CP_WINDOW), options(home), desktop(home));
        QVERIFY(!window.url().isEmpty());
        QFile log(home.filePath(u"logs/cryptopulse.log"_s));
        QVERIFY(log.open(QIODevice::ReadOnly));
        QVERIFY(log.readAll().contains("the API answers at"));
        QCOMPARE(window.end(), 0);
    }

    void itSaysWhatItIsMadeOf()
    {
        const QTemporaryDir home;
        const Finished told = run(QStringLiteral(CP_WINDOW), {u"--version"_s}, desktop(home));
        QCOMPARE(told.exitCode, 0);
        QVERIFY2(told.out.startsWith("CryptoPulse ") && told.out.contains("\nSQLite    3."),
                 told.out.constData());
    }

    void windowsOnAServerAreNotLimited()
    {
        const QTemporaryDir home;
        Started first(QStringLiteral(CP_WINDOW), options(home), desktop(home));
        QVERIFY(!first.url().isEmpty());
        QProcessEnvironment environment = desktop(home);
        environment.insert(u"API_BASE"_s, first.url().toString());
        Started remote(QStringLiteral(CP_WINDOW), options(home), environment);
        QCOMPARE(remote.url(), first.url()); // which it says it shows
        QCOMPARE(remote.end(), 0);
        QCOMPARE(first.end(), 0);
    }
};

QTEST_GUILESS_MAIN(TestWindowProgram)
#include "tst_windowprogram.moc"
