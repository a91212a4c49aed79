#include "home.h"
#include "support/postgresserver.h"

#include <QTest>

using namespace cryptopulse;
using namespace cryptopulse::engine_test;
using support::PostgresServer;
using support::resultOf;

/// Engines that share a database server.
class TestServerStore : public QObject
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

    void whatOneCollectsAndLearnsTheOtherHas()
    {
        const QString address = m_server->freshAddress();
        Home home;
        Home otherHome;
        const auto one = startOn(address, home, 120);
        const auto other = startOn(address, otherHome, 0);
        QVERIFY(resultOf(one->ready()) && resultOf(other->ready()));
        ingestAll(*one, 120);
        QTRY_COMPARE_WITH_TIMEOUT(other->snapshot()->samples.size(), 120U, 30'000);
        QVERIFY(resultOf(one->train({})));
        QTRY_VERIFY_WITH_TIMEOUT(other->snapshot()->forecast.has_value(), 30'000);
        QCOMPARE(other->snapshot()->model->id, one->snapshot()->model->id);
        QVERIFY(!QFile::exists(home.folder.filePath(u"data"_s)));
        QVERIFY(!QFile::exists(home.folder.filePath(u"models"_s)));
        QVERIFY(one->snapshot()->storageLocation.find("geheim") == std::string::npos);
    }

    void aServerThatComesLaterIsFound()
    {
        const QString address = m_server->freshAddress();
        Home home;
        {
            const auto first = startOn(address, home, 30);
            ingestAll(*first, 30);
        }
        m_server->kill();
        const auto engine = startOn(address, home, 0); // which collects nothing
        QCOMPARE(resultOf(engine->ready()).error().kind, core::ErrorKind::StorageBusy);
        QVERIFY(engine->snapshot()->storageTrouble);
        QVERIFY(m_server->start());
        QTRY_COMPARE_WITH_TIMEOUT(engine->snapshot()->samples.size(), 30U, 30'000);
        QVERIFY(!engine->snapshot()->storageTrouble);
    }

    void pricesOfAnOutageAreStoredAfterIt()
    {
        const QString address = m_server->freshAddress();
        Home home;
        const auto engine = startOn(address, home, 8);
        ingestAll(*engine, 2);
        m_server->kill();
        for (int i = 0; i < 5; ++i)
            QVERIFY(!resultOf(engine->ingest()));
        QCOMPARE(engine->snapshot()->storageWaiting, std::size_t(5));
        QCOMPARE(engine->snapshot()->samples.size(), std::size_t(2));
        QVERIFY(m_server->start());
        QTRY_VERIFY_WITH_TIMEOUT(
            engine->snapshot()->storageWaiting == 0 || resultOf(engine->ingest()).has_value(), 30'000);
        const auto samples = engine->snapshot()->samples;
        QCOMPARE(engine->snapshot()->storageWaiting, std::size_t(0));
        QVERIFY(samples.size() >= 8);
        for (std::size_t i = 0; i < 8; ++i)
            QCOMPARE(core::UtcTime(samples.times()[i]), *minute(int(i)).time);
    }

private:
    /// Also an address with a password, which the server does not ask for.
    static std::unique_ptr<engine::LocalEngine> startOn(QString address, const Home& home, int minutes)
    {
        const engine::LocalEngineOptions options{.series = home.series,
                                                 .databasePath =
                                                     address.replace(u"tester@"_s, u"tester:geheim@"_s),
                                                 .modelFolder = home.folder.filePath(u"models"_s)};
        const auto makeSource = [minutes] {
            auto source = std::make_unique<support::FakeSource>();
            for (int i = 0; i < minutes; ++i)
                source->answers.emplace_back(minute(i));
            return source;
        };
        return std::make_unique<engine::LocalEngine>(options, makeSource, home.clock);
    }

    std::unique_ptr<PostgresServer> m_server;
};

QTEST_GUILESS_MAIN(TestServerStore)
#include "tst_serverstore.moc"
