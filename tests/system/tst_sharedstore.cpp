#include "support/postgresserver.h"
#include "system/process.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse;
using namespace cryptopulse::system_test;
using support::PostgresServer;

/// cryptopulse-cli on a database server: each command, two collectors at once, and the server's loss.
class TestSharedStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (PostgresServer::binaries().isEmpty())
            QSKIP("SKIP: no PostgreSQL server is installed");
        m_server = std::make_unique<PostgresServer>();
        QVERIFY(m_server->isRunning());
    }
    void cleanupTestCase() { m_server.reset(); }
    void init() { m_address = m_server->freshAddress(); }

    void importTrainPredictExport()
    {
        const QTemporaryDir home;
        const QString file = home.filePath(u"in.csv"_s);
        QVERIFY(writePrices(file, 300));
        QCOMPARE(cli(home, {u"import"_s, file}).object()[u"added"_s].toInt(), 300);
        QCOMPARE(cli(home, {u"import"_s, file}).object()[u"repeats"_s].toInt(), 300);
        QCOMPARE(cli(home, {u"train"_s, u"--step"_s, u"1m"_s}).exitCode, 0);
        // Another home: prices and model are on the server.
        const QTemporaryDir other;
        QVERIFY(cli(other, {u"predict"_s}).object()[u"proba_up_next_5"_s].isDouble());
        const QString out = other.filePath(u"out.csv"_s);
        QCOMPARE(cli(other, {u"export"_s, out}).exitCode, 0);
        QCOMPARE(contents(out), contents(file));
        QVERIFY(!QFile::exists(home.filePath(u"data/prices.db"_s)));
        QVERIFY(!QFile::exists(home.filePath(u"models"_s)));
    }

    void whatIsWrongIsSaidWithoutThePassword_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("code");
        QTest::newRow("no address") << u"/some/prices.db"_s << 2;
        QTest::newRow("no name") << u"postgresql://ada:geheim@host"_s << 2;
        QTest::newRow("mistyped") << u"postgres:ada:geheim@host/x"_s << 2;
        QTest::newRow("nobody there") << u"postgresql://ada:geheim@127.0.0.1:1/x"_s << 5;
        QTest::newRow("wrong password") << m_server->address(u"keeper"_s, u"geheim"_s, u"tests"_s) << 5;
        QTest::newRow("no such database") << m_server->address(u"tester"_s, u"geheim"_s, u"nowhere"_s) << 5;
    }
    void whatIsWrongIsSaidWithoutThePassword()
    {
        QFETCH(QString, address);
        QFETCH(int, code);
        const QTemporaryDir home;
        for (const QStringList& command :
             {QStringList{u"train"_s}, {u"export"_s, u"-"_s}, {u"serve"_s, u"--port"_s, u"0"_s}}) {
            QStringList arguments{u"--database"_s, address};
            const Finished ended = cli(home, arguments + command);
            QCOMPARE(ended.exitCode, code);
            QVERIFY(!ended.err.isEmpty());
            QVERIFY2(!ended.err.contains("geheim") && !ended.out.contains("geheim"), ended.err.constData());
        }
        m_address = address;
        QVERIFY(!cli(home, {u"--help"_s}).out.contains("geheim"));
    }

    void twoServersShareOneStore()
    {
        const QTemporaryDir home;
        const QTemporaryDir other;
        const QString file = home.filePath(u"in.csv"_s);
        QVERIFY(writePrices(file, 300));
        const Started provider(QStringLiteral(CP_STANDIN), {u"--prices"_s, file, u"--start-now"_s},
                               cleanEnvironment());
        Started first = serve(home, provider);
        Started second = serve(other, provider);
        QVERIFY(!first.url().isEmpty() && !second.url().isEmpty());
        QCOMPARE(ask(first.url(), "POST", u"/ingest"_s).status, 200);
        QTRY_COMPARE(ask(second.url(), "GET", u"/data/last"_s).array().size(), 1);
        QCOMPARE(ask(second.url(), "POST", u"/ingest"_s).status, 200);
        QTRY_COMPARE(ask(first.url(), "GET", u"/data/last"_s).array().size(), 2);

        QCOMPARE(cli(home, {u"import"_s, file}).exitCode, 0); // a third program
        QTRY_COMPARE(ask(first.url(), "GET", u"/data/last?n=999"_s).array().size(), 302);
        QCOMPARE(ask(first.url(), "POST", u"/train"_s, "{\"step\":\"sample\"}").status, 200);
        QTRY_VERIFY(ask(second.url(), "GET", u"/predict"_s).object()[u"proba_up_next_5"_s].isDouble());

        m_server->kill();
        QCOMPARE(ask(first.url(), "POST", u"/ingest"_s).status, 503);
        QCOMPARE(ask(second.url(), "GET", u"/data/last?n=999"_s).array().size(), 302); // from memory
        QVERIFY(m_server->start());
        QCOMPARE(ask(first.url(), "POST", u"/ingest"_s).status, 200);
        // That one, and before it the one that could not be stored at its time.
        QTRY_COMPARE_WITH_TIMEOUT(ask(second.url(), "GET", u"/data/last?n=999"_s).array().size(), 304,
                                  30'000);
        QCOMPARE(first.end(), 0);
        QCOMPARE(second.end(), 0);
    }

private:
    static QByteArray contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = cleanEnvironment();
        environment.insert(u"CRYPTOPULSE_DATABASE"_s, m_address);
        return environment;
    }

    [[nodiscard]] Finished cli(const QTemporaryDir& home, const QStringList& arguments) const
    {
        return run(QStringLiteral(CP_CLI), QStringList{u"--json"_s, u"--home"_s, home.path()} + arguments,
                   environment());
    }

    [[nodiscard]] Started serve(const QTemporaryDir& home, const Started& provider) const
    {
        QProcessEnvironment with = environment();
        with.insert(u"COINGECKO_BASE_URL"_s, provider.url().toString());
        return Started(QStringLiteral(CP_CLI),
                       {u"--home"_s, home.path(), u"serve"_s, u"--port"_s, u"0"_s, u"--no-collect"_s}, with);
    }

    std::unique_ptr<PostgresServer> m_server;
    QString m_address;
};

QTEST_GUILESS_MAIN(TestSharedStore)
#include "tst_sharedstore.moc"
