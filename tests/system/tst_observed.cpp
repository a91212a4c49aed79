#include "process.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <csignal>

using namespace cryptopulse::system_test;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList serving(const QTemporaryDir& home, const QStringList& more = {})
{
    return QStringList{u"--home"_s, home.path(), u"--source"_s, u"demo"_s,
                       u"serve"_s,  u"--port"_s, u"0"_s,        u"--no-collect"_s} +
           more;
}

/// The lines of a log file; empty when one of them is not an object.
QList<QJsonObject> linesOf(const QByteArray& text)
{
    QList<QJsonObject> lines;
    for (const QByteArray& line : text.split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object[u"message"].toString().isEmpty() || object[u"time"].toString().isEmpty())
            return {};
        lines += object;
    }
    return lines;
}

bool says(const QList<QJsonObject>& lines, const QString& text)
{
    return std::ranges::any_of(
        lines, [&](const QJsonObject& line) { return line[u"message"].toString().contains(text); });
}

/// A server that has said where it listens. It is killed with this object.
class Server : public QProcess
{
public:
    explicit Server(const QStringList& arguments, const QProcessEnvironment& environment = cleanEnvironment())
    {
        setProcessEnvironment(environment);
        setReadChannel(StandardError);
        start(QStringLiteral(CP_CLI), arguments);
        while (!err.contains("listens on") && waitForReadyRead(60'000))
            err += readAllStandardError();
    }
    ~Server() override
    {
        kill();
        waitForFinished(10'000);
    }
    /// Sends a signal, waits for the end, and reads what was still said.
    void end(int signal)
    {
        ::kill(pid_t(processId()), signal);
        waitForFinished(60'000);
        err += readAllStandardError();
    }
    QByteArray err;
};

} // namespace

/// What the programs leave for their owner to look at.
class TestObserved : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerKeepsALog()
    {
        const QTemporaryDir home;
        QProcessEnvironment environment = cleanEnvironment();
        environment.insert(u"COINGECKO_API_KEY"_s, u"CG-a-very-secret-key"_s);
        Server server(serving(home), environment);
        server.end(SIGTERM);
        QCOMPARE(server.exitStatus(), QProcess::NormalExit);
        const QByteArray text = contents(home.filePath(u"logs/cryptopulse-cli.log"_s));
        const auto lines = linesOf(text);
        QVERIFY2(lines.size() >= 3, text.constData());
        QVERIFY(says(lines, u"begins"_s));
        QVERIFY(says(lines, u"listens on http://"_s)); // what is told to people is in it, too
        QCOMPARE(lines.last()[u"message"].toString(), u"ends"_s);
        QVERIFY(!text.contains("secret"));
        QVERIFY2(!server.err.contains("begins"), server.err.constData()); // standard error stays as it was
    }

    void aShortCommandKeepsOneWhenAsked()
    {
        const QTemporaryDir home;
        const QStringList check{u"--home"_s, home.path(), u"predict"_s};
        QCOMPARE(run(QStringLiteral(CP_CLI), check, cleanEnvironment()).exitCode, 3);
        QVERIFY(!QDir(home.path()).exists(u"logs"_s));
        const QString file = home.filePath(u"my.log"_s);
        const QStringList logged = QStringList{u"--log-file"_s, file} + check;
        QCOMPARE(run(QStringLiteral(CP_CLI), logged, cleanEnvironment()).exitCode, 3);
        QVERIFY(says(linesOf(contents(file)), u"no model has been trained"_s));
    }

    void aFullDiskStopsNobody()
    {
        const QTemporaryDir home;
        Started server(QStringLiteral(CP_CLI), serving(home, {u"--log-file"_s, u"/dev/full"_s}),
                       cleanEnvironment());
        QCOMPARE(ask(server.url(), "GET", u"/"_s).status, 200);
        QCOMPARE(server.end(), 0);
        const Finished command = run(
            QStringLiteral(CP_CLI), {u"--home"_s, home.path(), u"--log-file"_s, u"/dev/full"_s, u"predict"_s},
            cleanEnvironment());
        QCOMPARE(command.exitCode, 3);
        QVERIFY2(command.err.count("/dev/full") == 1,
                 command.err.constData()); // though there were more lines
    }

    void standardErrorAsObjects()
    {
        const QTemporaryDir home;
        Server server(
            serving(home, {u"--log-format"_s, u"json"_s, u"--verbose"_s, u"--log-file"_s, u"off"_s}));
        server.end(SIGTERM);
        const auto lines = linesOf(server.err);
        QVERIFY2(says(lines, u"listens on"_s) && says(lines, u"begins"_s), server.err.constData());
        QVERIFY(!QDir(home.path()).exists(u"logs"_s));
        QCOMPARE(run(QStringLiteral(CP_CLI), serving(home, {u"--log-format"_s, u"xml"_s}), cleanEnvironment())
                     .exitCode,
                 2);
    }

    void whoIsKilledLosesNothing()
    {
        const QTemporaryDir home;
        Server server(serving(home));
        server.end(SIGKILL);
        const auto lines = linesOf(contents(home.filePath(u"logs/cryptopulse-cli.log"_s)));
        QVERIFY(says(lines, u"listens on"_s));
        QVERIFY(!says(lines, u"ends"_s));
    }

    void aCrashIsTracedAndTold()
    {
        const QTemporaryDir home;
        {
            Server server(serving(home));
            server.end(SIGSEGV);
            if (server.err.contains("Sanitizer"))
                QSKIP("sanitizers report crashes of their own: no handlers are installed under them");
            QCOMPARE(server.exitStatus(), QProcess::CrashExit);
            QCOMPARE(server.exitCode(), SIGSEGV);
        }
        const QDir logs(home.filePath(u"logs"_s));
        const QStringList traces = logs.entryList({u"crash-*-cryptopulse-cli-*.txt"_s}, QDir::Files);
        QCOMPARE(traces.size(), 1);
        const QByteArray trace = contents(logs.filePath(traces[0]));
        for (const char* word :
             {"SIGSEGV", "cryptopulse-cli(", "logs/cryptopulse-cli.log", "Qt ", "\nprocess: "})
            QVERIFY2(trace.contains(word), trace.constData());
        Server next(serving(home));
        next.end(SIGTERM);
        QVERIFY2(next.err.contains(traces[0].toUtf8()), next.err.constData());
        Server afterwards(serving(home));
        afterwards.end(SIGTERM);
        QVERIFY2(!afterwards.err.contains("crash"), afterwards.err.constData()); // it is told once
    }

    void theVersionSaysWhatItIsMadeOf()
    {
        const Finished plain = run(QStringLiteral(CP_CLI), {u"--version"_s}, cleanEnvironment());
        QCOMPARE(plain.exitCode, 0);
        QVERIFY2(plain.out.startsWith("CryptoPulse " CP_VERSION "\n"), plain.out.constData());
        for (const char* word : {"\nQt ", "\nSQLite    3.", "\nEigen     3.", "\nCompiler ", "\nSystem "})
            QVERIFY2(plain.out.contains(word), plain.out.constData());
        const QJsonObject facts =
            run(QStringLiteral(CP_CLI), {u"--json"_s, u"--version"_s}, cleanEnvironment()).object();
        QCOMPARE(facts[u"program"].toString(), u"cryptopulse-cli"_s);
        QCOMPARE(facts[u"version"].toString(), QStringLiteral(CP_VERSION));
        QVERIFY(plain.out.contains(facts[u"sqlite"].toString().toUtf8()));
        for (const auto* name : {u"qt", u"qt_built_with", u"eigen", u"compiler", u"build_type", u"system"})
            QVERIFY(!facts[QStringView(name)].toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestObserved)
#include "tst_observed.moc"
