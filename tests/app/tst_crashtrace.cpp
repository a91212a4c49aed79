#include "app/crashfiles.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

namespace {

struct Ended {
    int signal = 0; ///< 0: by itself
    int code = -1;
    QByteArray err;
};

/// By a shell, which tells which signal ended it, and leaves no core dump.
Ended crash(const char* way, const QString& folder)
{
    QProcess process;
    process.setProgram(u"/bin/sh"_s);
    // The shell ends with 128 + N where the program ended by signal N.
    process.setArguments({u"-c"_s, u"ulimit -c 0; \"$0\" \"$1\" \"$2\"; exit $?"_s,
                          QStringLiteral(CP_CRASHER), QString::fromLatin1(way), folder});
    process.start();
    process.waitForFinished(60'000);
    Ended ended;
    ended.err = process.readAllStandardError();
    ended.code = process.exitCode();
    ended.signal = ended.code > 128 ? ended.code - 128 : 0;
    return ended;
}

QString theTrace(const QString& folder)
{
    const QStringList names = QDir(folder).entryList({u"crash-*"_s}, QDir::Files);
    if (names.size() != 1)
        return u"%1 traces"_s.arg(names.size());
    QFile file(QDir(folder).filePath(names[0]));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool touch(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly);
}

} // namespace

/// What a crash leaves.
class TestCrashTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTraceIsLeft_data()
    {
        QTest::addColumn<QByteArray>("way");
        QTest::addColumn<int>("signal");
        QTest::addColumn<QStringList>("told");
        const auto number = [](int signal) { return QByteArray::number(signal); };
        QTest::newRow("null") << QByteArray("null") << SIGSEGV
                              << QStringList{u"SIGSEGV (11) at address 0x0"_s, u"cp_crash_null"_s};
        QTest::newRow("in a thread") << QByteArray("thread") << SIGSEGV << QStringList{u"cp_crash_null"_s};
        QTest::newRow("no stack left") << QByteArray("deep") << SIGSEGV << QStringList{u"cp_crash_deep"_s};
        QTest::newRow("exception") << QByteArray("exception") << SIGABRT
                                   << QStringList{u"std::runtime_error: nobody catches this"_s};
        QTest::newRow("abort") << QByteArray("abort") << SIGABRT << QStringList{u"SIGABRT"_s, u"abort"_s};
        QTest::newRow("fatal") << QByteArray("fatal") << SIGABRT
                               << QStringList{u"SIGABRT"_s, u"libQt6Core"_s};
        QTest::newRow("segv") << number(SIGSEGV) << SIGSEGV << QStringList{u"SIGSEGV"_s, u"cp_crash_raise"_s};
        QTest::newRow("bus") << number(SIGBUS) << SIGBUS << QStringList{u"SIGBUS"_s, u"cp_crash_raise"_s};
        QTest::newRow("fpe") << number(SIGFPE) << SIGFPE << QStringList{u"SIGFPE"_s, u"cp_crash_raise"_s};
        QTest::newRow("ill") << number(SIGILL) << SIGILL << QStringList{u"SIGILL"_s, u"cp_crash_raise"_s};
    }

    void aTraceIsLeft()
    {
        QFETCH(QByteArray, way);
        QFETCH(int, signal);
        QFETCH(QStringList, told);
        const QTemporaryDir home;
        const QString folder = home.filePath(u"logs"_s); // which is not there yet
        const Ended ended = crash(way.constData(), folder);
        if (ended.code == 77)
            QSKIP("sanitizers report crashes of their own: no handlers are installed under them");
        QCOMPARE(ended.signal, signal);
        const QString trace = theTrace(folder);
        for (const QString& word :
             told + QStringList{u"CryptoPulse 9.8.7"_s, u"log: /none"_s, u"cp-crasher("_s})
            QVERIFY2(trace.contains(word), qPrintable(trace + u"\nhas no "_s + word));
        QVERIFY2(ended.err.contains("logs/crash-"), ended.err.constData());
        const auto crash = app::takeNewestCrash(folder, u"cp-crasher"_s);
        QVERIFY(crash);
        QVERIFY(QFile::exists(crash->file));
    }

    void aCrashWithoutAFolderIsToldAllTheSame()
    {
        const Ended ended = crash("abort", u"/none/at/all"_s);
        if (ended.code == 77)
            QSKIP("sanitizers report crashes of their own: no handlers are installed under them");
        QCOMPARE(ended.signal, SIGABRT);
        QVERIFY2(ended.err.contains("signal: SIGABRT"), ended.err.constData());
    }

    void aCrashIsToldOnceAndToItsProgram()
    {
        const QTemporaryDir folder;
        QVERIFY(!app::takeNewestCrash(folder.path(), u"one"_s));
        QVERIFY(touch(folder.filePath(u"crash-20261126T091500Z-one-12.txt"_s)));
        QVERIFY(touch(folder.filePath(u"crash-20261126T091600Z-one-two-3.txt"_s)));
        const auto crash = app::takeNewestCrash(folder.path(), u"one"_s);
        QVERIFY(crash);
        QCOMPARE(core::toIso(crash->when), std::string("2026-11-26T09:15:00.000Z"));
        QCOMPARE(crash->file, folder.filePath(u"crash-20261126T091500Z-one-12.txt"_s));
        QVERIFY(!app::takeNewestCrash(folder.path(), u"one"_s));
        QVERIFY(touch(folder.filePath(u"crash-20261127T000000Z-one-1.txt"_s)));
        QVERIFY(app::takeNewestCrash(folder.path(), u"one"_s));
    }

    void oldTracesGo()
    {
        const QTemporaryDir folder;
        for (int day = 1; day <= 13; ++day)
            QVERIFY(
                touch(folder.filePath(u"crash-202611%1T000000Z-one-1.txt"_s.arg(day, 2, 10, QChar(u'0')))));
        QVERIFY(touch(folder.filePath(u"crash-notes.txt"_s))); // somebody's own
        QVERIFY(app::takeNewestCrash(folder.path(), u"one"_s));
        const QStringList left = QDir(folder.path()).entryList({u"crash-2*"_s}, QDir::Files, QDir::Name);
        QCOMPARE(left.size(), app::kMostTraces);
        QVERIFY(left.first().startsWith(u"crash-20261104"_s));
        QVERIFY(QFile::exists(folder.filePath(u"crash-notes.txt"_s)));
    }
};

QTEST_GUILESS_MAIN(TestCrashTrace)
#include "tst_crashtrace.moc"
