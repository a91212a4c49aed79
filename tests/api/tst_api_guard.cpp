#include "api/rawclient.h"

using namespace cryptopulse;
using namespace cryptopulse::tests;
using namespace Qt::StringLiterals;

/// What must hold on the wire, whoever is at the other end.
class TestApiGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesAndCloses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("tls hello") << "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"_ba << 400;
        QTest::newRow("binary noise") << QByteArray(64, '\xff') << 400;
        QTest::newRow("bare line feeds") << "GET / HTTP/1.1\nHost: localhost\n\n"_ba << 400;
        QTest::newRow("no host") << "GET / HTTP/1.1\r\n\r\n"_ba << 400;
        QTest::newRow("two hosts") << request("GET /", "Host: localhost\r\n") << 400;
        QTest::newRow("foreign host") << "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"_ba << 403;
        QTest::newRow("http 9.9") << "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"_ba << 505;
        QTest::newRow("negative length") << request("POST /train", "Content-Length: -5\r\n") << 400;
        QTest::newRow("enormous length")
            << request("POST /train", "Content-Length: 99999999999999999999\r\n") << 400;
        QTest::newRow("long body") << request("POST /train", "Content-Length: 419430400\r\n") << 413;
        QTest::newRow("two lengths") << request("POST /train",
                                                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}")
                                     << 400;
        QTest::newRow("length and chunked")
            << request("POST /train", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n") << 400;
        QTest::newRow("chunked") << request("POST /train", "Transfer-Encoding: chunked\r\n") << 411;
        QTest::newRow("long head") << "GET / HTTP/1.1\r\nX: " + QByteArray(20'000, 'x') << 431;
        QTest::newRow("upgrade") << request("GET /", "Connection: Upgrade\r\nUpgrade: websocket\r\n") << 501;
    }
    void refusesAndCloses()
    {
        QFETCH(QByteArray, bytes);
        Bench bench;
        RawClient client(bench.port());
        const WireAnswer answer = client.ask(bytes);
        QTEST(answer.status, "status");
        QCOMPARE(answer.header("Content-Type"), "application/problem+json"_ba);
        QVERIFY(client.isClosed());
        QCOMPARE(RawClient(bench.port()).ask(request("GET /")).status, 200);
    }

    void anOfferOfAnotherProtocolIsPassedOver()
    {
        // As curl --http2 and Java's client send it.
        Bench bench;
        RawClient client(bench.port());
        QCOMPARE(client
                     .ask(request("GET /", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                                           "HTTP2-Settings: AAMAAABk\r\n"))
                     .status,
                 200);
        QCOMPARE(client.ask(request("GET /")).status, 200);
    }

    void rubbishIsLoggedOnce()
    {
        Bench bench;
        const LogCounter log(u"refused a request"_s);
        for (int i = 0; i < 5; ++i) {
            RawClient client(bench.port());
            QCOMPARE(client.ask("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"_ba).status, 400);
        }
        QCOMPARE(log.count(), 1);
    }

    void clientsThatLeaveAreNotLogged()
    {
        Bench bench;
        const LogCounter log(u"device not open"_s);
        for (int i = 0; i < 200; ++i) {
            RawClient client(bench.port());
            client.send(request("GET /data/last?n=3") + request("GET /") + "GET / HTTP/1.1\r\nHo");
            client.socket.abort();
        }
        QCOMPARE(RawClient(bench.port()).ask(request("GET /")).status, 200);
        QCOMPARE(log.count(), 0);
    }

    void aRefusedRequestIsNeverCarriedOut()
    {
        Bench bench;
        RawClient client(bench.port());
        // The body, taken for a second request, would train.
        QCOMPARE(client.ask(request("GET /", "Content-Length: -1\r\n") + request("POST /train")).status, 400);
        QVERIFY(client.isClosed());
        QVERIFY(bench.engine.calls().empty());
    }

    void headHasNoBodyButItsLength()
    {
        Bench bench;
        RawClient client(bench.port());
        const WireAnswer get = client.ask(request("GET /data/last"));
        const WireAnswer head = client.ask(request("HEAD /data/last"));
        QCOMPARE(head.head, get.head);
        QVERIFY(get.body.size() > 0);
        QVERIFY(client.isSilent(50));
        QCOMPARE(client.ask(request("GET /")).status, 200); // the next answer is not mistaken for a body
    }

    void closesWhenAskedTo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("connection close") << request("GET /", "Connection: close\r\n");
        QTest::newRow("one of several") << request("GET /", "Connection: foo, Close\r\n");
        QTest::newRow("http 1.0") << "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n"_ba;
    }
    void closesWhenAskedTo()
    {
        QFETCH(QByteArray, bytes);
        Bench bench;
        RawClient client(bench.port());
        const WireAnswer answer = client.ask(bytes);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Connection"), "close"_ba);
        QVERIFY(client.isClosed());
    }

    void wrongMethodNamesTheRightOnes()
    {
        Bench bench;
        RawClient client(bench.port());
        const WireAnswer answer = client.ask(request("DELETE /predict"));
        QCOMPARE(answer.status, 405);
        QCOMPARE(answer.header("Allow"), "GET, HEAD, OPTIONS"_ba);
        QCOMPARE(client.ask(request("GET /nowhere")).status, 404);
    }

    void splitRequestsAreUnderstood()
    {
        Bench bench;
        RawClient client(bench.port());
        client.socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        // Byte by byte: the end of the head and of the body fall between reads.
        const QByteArray bytes =
            request("PUT /collection", "Content-Type: application/json\r\n", "{\"on\":3}");
        for (const char c : bytes)
            client.send(QByteArray(1, c));
        QCOMPARE(client.receive().status, 422);
        QCOMPARE(client.ask(request("GET /")).status, 200);
    }

    void aBodyUpToTheLimitIsTaken()
    {
        Bench bench;
        RawClient client(bench.port());
        const QByteArray body = "{\"on\":" + QByteArray(1024 * 1024 - 8, ' ') + "3}";
        QCOMPARE(body.size(), 1024 * 1024);
        QCOMPARE(client.ask(request("PUT /collection", {}, body)).status, 422);
        QCOMPARE(client.ask(request("GET /")).status, 200);
    }

    void continueIsSaid()
    {
        Bench bench;
        RawClient client(bench.port());
        QCOMPARE(
            client.ask(request("PUT /collection", "Expect: 100-continue\r\nContent-Length: 8\r\n")).status,
            100);
        int status = client.ask("{\"on\":3}").status;
        if (status == 100) // newer versions of QHttpServer say it as well, and clients take any number of them
            status = client.receive().status;
        QCOMPARE(status, 422);
    }

    void tokenIsAskedFor()
    {
        api::ServerOptions options;
        options.bearerToken = "secret";
        Bench bench(options);
        const WireAnswer answer = RawClient(bench.port()).ask(request("GET /"));
        QCOMPARE(answer.status, 401);
        QVERIFY(answer.header("WWW-Authenticate").startsWith("Bearer"));
        QCOMPARE(RawClient(bench.port()).ask(request("GET /", "Authorization: Bearer wrong\r\n")).status,
                 401);
        QCOMPARE(RawClient(bench.port()).ask(request("GET /", "Authorization: Bearer secret\r\n")).status,
                 200);
    }

    void ownOriginMayAskForeignMayNot()
    {
        Bench bench;
        const QByteArray own = "Origin: http://127.0.0.1:" + QByteArray::number(bench.port()) + "\r\n";
        const WireAnswer answer = RawClient(bench.port()).ask(request("GET /", own));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.header("Access-Control-Allow-Origin").isEmpty());
        QCOMPARE(RawClient(bench.port()).ask(request("GET /", "Origin: http://evil.example\r\n")).status,
                 403);
        QCOMPARE(RawClient(bench.port()).ask(request("GET /", "Sec-Fetch-Site: cross-site\r\n")).status, 403);
    }

    void listedOriginMayRead()
    {
        api::ServerOptions options;
        options.allowedOrigins = {u"https://a.example"_s};
        Bench bench(options);
        RawClient client(bench.port());
        const WireAnswer answer =
            client.ask(request("GET /", "Origin: https://a.example\r\nSec-Fetch-Site: cross-site\r\n"));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Access-Control-Allow-Origin"), "https://a.example"_ba);
        const WireAnswer preflight = client.ask(request(
            "OPTIONS /train", "Origin: https://a.example\r\nAccess-Control-Request-Method: POST\r\n"));
        QCOMPARE(preflight.status, 204);
        QCOMPARE(preflight.header("Access-Control-Allow-Methods"), "POST, OPTIONS"_ba);
    }

    void anAddressInUseIsSaid()
    {
        Bench bench;
        api::ServerOptions options;
        options.port = bench.port();
        const auto second = api::Server::start(bench.engine, bench.clock, options);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, core::ErrorKind::AddressInUse);
    }

    void aPublicAddressNeedsAToken()
    {
        support::FakeEngine engine;
        support::FakeClock clock;
        api::ServerOptions options{.host = QHostAddress(QHostAddress::AnyIPv4), .port = 0};
        const auto open = api::Server::start(engine, clock, options);
        QVERIFY(!open);
        QCOMPARE(open.error().kind, core::ErrorKind::InvalidArgument);
        options.bearerToken = "secret";
        QVERIFY(api::Server::start(engine, clock, options));
    }

    void securityHeadersAreThere()
    {
        Bench bench;
        const WireAnswer answer = RawClient(bench.port()).ask(request("GET /"));
        QCOMPARE(answer.header("X-Content-Type-Options"), "nosniff"_ba);
        QCOMPARE(answer.header("Cache-Control"), "no-store"_ba);
    }
};

QTEST_GUILESS_MAIN(TestApiGuard)
#include "tst_api_guard.moc"
