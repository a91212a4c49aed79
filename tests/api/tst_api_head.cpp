#include "api/head.h"

#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;

/// The judge of heads, without a socket.
class TestApiHead : public QObject
{
    Q_OBJECT

private:
    static api::HeadRules rules()
    {
        api::HeadRules rules;
        rules.port = 8000;
        rules.maxBody = 1000;
        return rules;
    }

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<int>("status"); // 0: passes
        QTest::newRow("plain") << "GET / HTTP/1.1\r\nHost: localhost\r\n"_ba << 0;
        QTest::newRow("port") << "GET / HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n"_ba << 0;
        QTest::newRow("ipv6") << "GET / HTTP/1.1\r\nHost: [::1]:9\r\n"_ba << 0;
        QTest::newRow("capitals") << "GET / HTTP/1.1\r\nHOST: LOCALHOST\r\n"_ba << 0;
        QTest::newRow("absolute") << "GET http://localhost/predict HTTP/1.1\r\nHost: localhost\r\n"_ba << 0;
        QTest::newRow("absolute foreign")
            << "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n"_ba << 403;
        QTest::newRow("lookalike") << "GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n"_ba << 403;
        QTest::newRow("user in host") << "GET / HTTP/1.1\r\nHost: localhost:80@evil.example\r\n"_ba << 403;
        QTest::newRow("empty host") << "GET / HTTP/1.1\r\nHost: \r\n"_ba << 400;
        QTest::newRow("space before colon") << "GET / HTTP/1.1\r\nHost : localhost\r\n"_ba << 400;
        QTest::newRow("folded line") << "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n"_ba << 400;
        QTest::newRow("bare line feed") << "GET / HTTP/1.1\nHost: localhost\r\n"_ba << 400;
        QTest::newRow("bare carriage return") << "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n"_ba << 400;
        QTest::newRow("nul") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n", 42) << 400;
        QTest::newRow("two spaces") << "GET  / HTTP/1.1\r\nHost: localhost\r\n"_ba << 400;
        QTest::newRow("no version") << "GET /\r\nHost: localhost\r\n"_ba << 400;
        QTest::newRow("http 2") << "PRI * HTTP/2.0\r\n"_ba << 505;
        QTest::newRow("trace") << "TRACE / HTTP/1.1\r\nHost: localhost\r\n"_ba << 501;
        QTest::newRow("half an escape") << "GET /%4 HTTP/1.1\r\nHost: localhost\r\n"_ba << 400;
        QTest::newRow("no slash") << "GET predict HTTP/1.1\r\nHost: localhost\r\n"_ba << 400;
        QTest::newRow("signed length")
            << "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: +5\r\n"_ba << 400;
        QTest::newRow("list of lengths")
            << "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5, 5\r\n"_ba << 400;
        QTest::newRow("hex length") << "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0x5\r\n"_ba
                                    << 400;
        QTest::newRow("longest body")
            << "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"_ba << 0;
        QTest::newRow("too long a body")
            << "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1001\r\n"_ba << 413;
        QTest::newRow("other port's origin")
            << "GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:8001\r\n"_ba << 403;
        QTest::newRow("null origin") << "GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\n"_ba << 403;
        QTest::newRow("own origin")
            << "GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:8000\r\n"_ba << 0;
        QTest::newRow("strange expectation")
            << "PUT / HTTP/1.1\r\nHost: localhost\r\nExpect: magic\r\n"_ba << 417;
    }
    void judges()
    {
        QFETCH(QByteArray, lines);
        QFETCH(int, status);
        const auto head = api::judgeHead(lines + "\r\n", rules());
        QCOMPARE(head ? 0 : head.error().status, status);
    }

    void readsWhatPasses()
    {
        const auto head =
            api::judgeHead("PUT http://localhost:1?a=1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 7\r\n"
                           "Content-Type: application/json\r\nExpect: 100-Continue\r\n\r\n",
                           rules());
        QVERIFY(head);
        QVERIFY(head->method == api::Method::Put);
        QCOMPARE(head->target, "/?a=1"_ba);
        QCOMPARE(head->contentLength, 7);
        QCOMPARE(head->contentType, "application/json"_ba);
        QVERIFY(head->expectContinue);
        QVERIFY(!head->close);
    }

    void aTokenMustBeWhole_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("passes");
        QTest::newRow("right") << "Authorization: Bearer secret\r\n"_ba << true;
        QTest::newRow("scheme in capitals") << "Authorization: BEARER secret\r\n"_ba << true;
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("prefix") << "Authorization: Bearer secre\r\n"_ba << false;
        QTest::newRow("longer") << "Authorization: Bearer secrets\r\n"_ba << false;
        QTest::newRow("empty") << "Authorization: Bearer \r\n"_ba << false;
        QTest::newRow("other scheme") << "Authorization: Basic  secret\r\n"_ba << false;
        QTest::newRow("two") << "Authorization: Bearer secret\r\nAuthorization: Bearer secret\r\n"_ba
                             << false;
    }
    void aTokenMustBeWhole()
    {
        QFETCH(QByteArray, header);
        api::HeadRules guarded = rules();
        guarded.tokenDigest = api::tokenDigest("secret");
        const auto head = api::judgeHead("GET / HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n", guarded);
        QTEST(head.has_value(), "passes");
        if (!head)
            QCOMPARE(head.error().status, 401);
    }

    void noiseIsKnownEarly()
    {
        QVERIFY(api::looksLikeRequest("GE"));
        QVERIFY(api::looksLikeRequest("GET /"));
        QVERIFY(!api::looksLikeRequest("\x16\x03"));
        QVERIFY(!api::looksLikeRequest(" GET /"));
        QVERIFY(!api::looksLikeRequest(QByteArray(17, 'A')));
    }
};

QTEST_APPLESS_MAIN(TestApiHead)
#include "tst_api_head.moc"
