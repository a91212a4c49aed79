#include "app/window/singleinstance.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using app::SingleInstance;

/// One window on a data folder; others ask it to come to the front.
class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecondAsksTheFirst()
    {
        const QTemporaryDir home;
        SingleInstance first(home.path());
        QCOMPARE(first.role(), SingleInstance::Role::First);
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        const SingleInstance second(home.path() + u"/../"_s +
                                    QDir(home.path()).dirName()); // another spelling
        QCOMPARE(second.role(), SingleInstance::Role::Later);
        bool answered = false;
        const std::unique_ptr<QThread> asking(QThread::create([&] { answered = second.askFirst(); }));
        asking->start(); // as another program does, beside our event loop
        QTRY_VERIFY(asking->isFinished());
        QVERIFY(answered);
        QCOMPARE(raised.size(), 1);
    }

    void otherFoldersAreFree()
    {
        const QTemporaryDir home;
        const QTemporaryDir other;
        const SingleInstance first(home.path());
        QCOMPARE(SingleInstance(other.path()).role(), SingleInstance::Role::First);
    }

    void theNextIsFirstWhenTheFirstIsGone()
    {
        const QTemporaryDir home;
        {
            const SingleInstance first(home.path());
        }
        QCOMPARE(SingleInstance(home.path()).role(), SingleInstance::Role::First);
    }

    void whatACrashLeavesIsNoObstacle()
    {
        const QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkpath(u"data"_s));
        QFile lock(home.filePath(u"data/window.lock"_s));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("2147483646\ncryptopulse\n" + QSysInfo::machineHostName().toLocal8Bit() + '\n');
        lock.close();
        QCOMPARE(SingleInstance(home.path()).role(), SingleInstance::Role::First);
    }

    void aFolderThatCannotBeWrittenIsUnlimited()
    {
        QCOMPARE(SingleInstance(u"/proc/none"_s).role(), SingleInstance::Role::Unlimited);
    }
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
