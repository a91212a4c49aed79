#include "api/rawclient.h"
#include "support/memory.h"

#include <QElapsedTimer>

using namespace cryptopulse;
using namespace cryptopulse::tests;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

engine::Snapshot manyRows(core::UtcTime newest)
{
    return support::FakeEngine::withPrices(std::vector<double>(100'000, 60123.45), newest);
}

} // namespace

/// Clients that are slow, silent, many, or that send without end.
class TestApiLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void halfOpenRequestsAreClosed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("half a head") << "GET / HTTP/1.1\r\nHost:"_ba;
        QTest::newRow("half a body") << request("PUT /collection", "Content-Length: 100\r\n") + "{";
    }
    void halfOpenRequestsAreClosed()
    {
        QFETCH(QByteArray, bytes);
        api::ServerOptions options;
        options.limits.requestTimeout = milliseconds(150);
        Bench bench(options);
        RawClient client(bench.port());
        client.send(bytes);
        QVERIFY(client.isClosed());
    }

    void dripsDoNotExtendTheTime()
    {
        api::ServerOptions options;
        options.limits.requestTimeout = milliseconds(200);
        Bench bench(options);
        RawClient client(bench.port());
        client.send("GET / HTTP/1.1\r\nX: ");
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 5000 && !client.socket.waitForDisconnected(20))
            client.socket.write("x");
        QVERIFY(timer.elapsed() < 5000);
    }

    void idleConnectionsAreClosedButPendingOnesAreNot()
    {
        api::ServerOptions options;
        options.limits.idleTimeout = options.limits.requestTimeout = milliseconds(100);
        Bench bench(options);
        RawClient pending(bench.port());
        pending.send(request("POST /ingest"));
        QTRY_COMPARE(bench.engine.calls().size(), std::size_t(1));
        RawClient idle(bench.port());
        QCOMPARE(idle.ask(request("GET /")).status, 200);
        QVERIFY(idle.isClosed());
        QVERIFY(bench.engine.answerIngest(core::failure(core::ErrorKind::Timeout, "no answer in 10 s")));
        QCOMPARE(pending.receive().status, 502);
    }

    void manyHalfOpenRequestsDisturbNobody()
    {
        api::ServerOptions options;
        options.limits.maxConnections = 64; // the same as 1,500 against 512, without this process's own limit
        Bench bench(options);
        RawClient steady(bench.port());
        QCOMPARE(steady.ask(request("GET /")).status, 200);
        std::vector<std::unique_ptr<RawClient>> crowd;
        for (int i = 0; i < 300; ++i) {
            crowd.push_back(std::make_unique<RawClient>(bench.port()));
            crowd.back()->send("GET / HTTP/1.1\r\n");
            if (i % 25 == 0)
                QCOMPARE(steady.ask(request("GET /")).status, 200);
        }
        QCOMPARE(RawClient(bench.port()).ask(request("GET /predict")).status, 200);
        QCOMPARE(steady.ask(request("GET /")).status, 200);
        QVERIFY(crowd.front()->isClosed()); // the longest silent went first
    }

    void whenAllAreAtWorkTheNextMustComeBack()
    {
        api::ServerOptions options;
        options.limits.maxConnections = 1;
        Bench bench(options);
        RawClient working(bench.port());
        working.send(request("POST /ingest"));
        QTRY_COMPARE(bench.engine.calls().size(), std::size_t(1));
        const WireAnswer answer = RawClient(bench.port()).receive();
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.header("Retry-After"), "1"_ba);
    }

    void anEndlessBodyOrHeadLeavesMemoryFlat_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<int>("status");
        QTest::newRow("body") << request("POST /train", "Content-Length: 419430400\r\n") << 413;
        QTest::newRow("head") << "GET / HTTP/1.1\r\nX: "_ba << 431;
    }
    void anEndlessBodyOrHeadLeavesMemoryFlat()
    {
        QFETCH(QByteArray, start);
        Bench bench;
        RawClient client(bench.port());
        client.send(start);
        const qint64 before = support::residentMemory();
        const QByteArray megabyte(1024 * 1024, 'x');
        for (int i = 0; i < 100 && client.socket.state() == QAbstractSocket::ConnectedState; ++i)
            client.send(megabyte);
        QVERIFY(support::residentMemory() - before <
                (40 << 20)); // of 100 MiB sent; a sanitizer keeps freed memory for a while
        QTEST(client.receive().status, "status");
        QCOMPARE(RawClient(bench.port()).ask(request("GET /")).status, 200);
    }

    void aClientThatNeverReadsIsBounded()
    {
        api::ServerOptions options;
        options.limits.writeTimeout = milliseconds(1500);
        options.limits.maxConnections = 2;
        Bench bench(options);
        bench.engine.show(manyRows(bench.clock.now()));
        RawClient slow(bench.port());
        slow.socket.setReadBufferSize(1024);
        QByteArray many;
        for (int i = 0; i < 100; ++i)
            many += request("GET /data/last?n=" + QByteArray::number(99'900 + i)); // 560 MB of answers
        const qint64 before = support::residentMemory();
        slow.send(many);
        RawClient other(bench.port());
        for (int i = 0; i < 200; ++i)
            QCOMPARE(other.ask(request("GET /predict")).status, 200);
        QVERIFY(support::residentMemory() - before < (100 << 20));
        other.send(request("POST /ingest")); // at work, so it is not the one to make room
        QTRY_COMPARE(bench.engine.calls().size(), std::size_t(1));
        QCOMPARE(RawClient(bench.port()).receive().status, 503);
        // There is room for a third only when the slow one has been cut off.
        QTRY_COMPARE_WITH_TIMEOUT(RawClient(bench.port()).ask(request("GET /")).status, 200, 10'000);
    }

    void aSlowClientGetsAllOfIt()
    {
        Bench bench;
        bench.engine.show(manyRows(bench.clock.now()));
        RawClient client(bench.port());
        client.send(request("GET /data/last?n=100000") + request("GET /data/last?n=99999") +
                    request("GET /"));
        const qsizetype whole = client.receive().body.size();
        QVERIFY(whole > 5'000'000);
        QCOMPARE(client.receive().body.size(),
                 whole - qsizetype(qstrlen("{\"ts\":\"2023-11-14T22:13:20.000Z\",\"price\":60123.45},")));
        QCOMPARE(client.receive().json()[u"ok"].toBool(), true);
    }

    void answersBeyondAllRoomAreRefused()
    {
        api::ServerOptions options;
        options.limits.maxUnsent = 1024 * 1024;
        Bench bench(options);
        bench.engine.show(manyRows(bench.clock.now()));
        RawClient client(bench.port());
        QCOMPARE(client.ask(request("GET /data/last?n=100000")).status, 503);
        QCOMPARE(client.ask(request("GET /data/last?n=10000")).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestApiLoad)
#include "tst_api_load.moc"
