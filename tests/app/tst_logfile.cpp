#include "app/logfile.h"
#include "app/logline.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <thread>
#include <vector>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using app::LogFile;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject object(const QByteArray& line)
{
    return QJsonDocument::fromJson(line).object();
}

} // namespace

/// The log in files, and the lines in it.
class TestLogFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineIsOneObject()
    {
        const auto time = core::fromIso("2026-11-24T03:04:05.678Z").value();
        const QByteArray line = app::jsonLine(time, QtWarningMsg, "cryptopulse.test", u"a \"b\"\nc\\ ç"_s);
        QVERIFY(line.endsWith("}\n"));
        QCOMPARE(line.count('\n'), 1);
        const QJsonObject read = object(line);
        QCOMPARE(read[u"time"].toString(), u"2026-11-24T03:04:05.678Z"_s);
        QCOMPARE(read[u"level"].toString(), u"warning"_s);
        QCOMPARE(read[u"category"].toString(), u"cryptopulse.test"_s);
        QCOMPARE(read[u"message"].toString(), u"a \"b\"\nc\\ ç"_s);
        QCOMPARE(read[u"pid"].toInteger(), QCoreApplication::applicationPid());
        QVERIFY(!read[u"thread"].toString().isEmpty());
    }

    void aMessageWithoutEndIsCut()
    {
        const QByteArray line = app::jsonLine({}, QtInfoMsg, nullptr, QString(1'000'000, u'x'));
        QVERIFY(line.size() < 20'000);
        QVERIFY(object(line)[u"message"].toString().endsWith(u'…'));
        QCOMPARE(object(line)[u"category"].toString(), u"default"_s);
    }

    void secretsAreLeftOut_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("shown");
        QTest::newRow("address") << u"no way to postgresql://me:se@cret@host:1/x and back"_s
                                 << u"no way to postgresql://me@host:1/x and back"_s;
        QTest::newRow("parameter") << u"GET /x?a=1&x_cg_demo_api_key=CG-secret&b=2"_s
                                   << u"GET /x?a=1&x_cg_demo_api_key=…&b=2"_s;
        QTest::newRow("password") << u"host=db password=secret user=me"_s << u"host=db password=… user=me"_s;
        QTest::newRow("none") << u"http://[::1]:8000/docs, a=b, me@host"_s
                              << u"http://[::1]:8000/docs, a=b, me@host"_s;
    }

    void secretsAreLeftOut()
    {
        QFETCH(QString, message);
        QFETCH(QString, shown);
        QCOMPARE(app::withoutSecrets(message), shown);
    }

    void fullFilesMakeRoom()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"made/too/a.log"_s);
        LogFile file(path, {.bytes = 100, .files = 3});
        QVERIFY(!QFile::exists(path)); // there was no line
        for (int i = 0; i < 10; ++i)
            QVERIFY(file.append(QByteArray(39, char('0' + i)) + '\n')); // two fit
        QCOMPARE(contents(path), QByteArray(39, '8') + '\n' + QByteArray(39, '9') + '\n');
        QCOMPARE(contents(path + u".1"_s), QByteArray(39, '6') + '\n' + QByteArray(39, '7') + '\n');
        QCOMPARE(contents(path + u".2"_s), QByteArray(39, '4') + '\n' + QByteArray(39, '5') + '\n');
        QVERIFY(!QFile::exists(path + u".3"_s));
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(path) & others));
    }

    void whatIsThereIsGoneOnWith()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.log"_s);
        for (const char* line : {"one\n", "two\n"}) {
            LogFile file(path);
            QVERIFY(file.append(line));
        }
        QCOMPARE(contents(path), QByteArray("one\ntwo\n"));
        LogFile file(path);
        QVERIFY(file.append("three\n"));
        QVERIFY(QFile::remove(path)); // by somebody who thinks that it is old
        QVERIFY(file.append("four\n"));
        QCOMPARE(contents(path), QByteArray("four\n"));
    }

    /// As of several programs: each writer has a descriptor of its own.
    void severalWritersLoseAndMixNothing()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.log"_s);
        constexpr int kWriters = 4;
        constexpr int kLines = 2'000;
        std::vector<std::thread> writers;
        for (int writer = 0; writer < kWriters; ++writer) {
            writers.emplace_back([&path, writer] {
                LogFile file(path, {.bytes = 20'000, .files = 20});
                for (int line = 0; line < kLines; ++line)
                    static_cast<void>(file.append("writer " + QByteArray::number(writer) + " line " +
                                                  QByteArray::number(line) + '\n'));
            });
        }
        for (std::thread& writer : writers)
            writer.join();
        std::vector<std::vector<bool>> seen(kWriters, std::vector<bool>(kLines));
        const auto names = QDir(folder.path()).entryList(QDir::Files);
        QVERIFY2(names.size() > 5, qPrintable(names.join(u' ')));
        for (const QString& name : names) {
            for (const QByteArray& line : contents(folder.filePath(name)).split('\n')) {
                if (line.isEmpty())
                    continue;
                const auto words = line.split(' ');
                QVERIFY2(words.size() == 4 && words[0] == "writer" && words[2] == "line", line.constData());
                seen[words[1].toUInt()][words[3].toUInt()] = true;
            }
        }
        for (const auto& lines : seen)
            QCOMPARE(std::ranges::count(lines, true), std::ptrdiff_t(kLines));
    }

    void aFullDiskIsAnError()
    {
        LogFile file(u"/dev/full"_s);
        const auto refused = file.append("a line\n");
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, core::ErrorKind::StorageFull);
        QVERIFY(refused.error().detail.find("/dev/full") != std::string::npos);
        LogFile folder(QDir::tempPath());
        QVERIFY(!folder.append("a line\n"));
    }
};

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_logfile.moc"
