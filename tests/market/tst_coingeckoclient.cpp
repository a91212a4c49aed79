#include "market/coingeckoclient.h"
#include "support/fakeclock.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <memory>

using namespace cryptopulse;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;

/// The client against a server on the loopback that answers every request with the same bytes.
class TestCoinGeckoClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_requests.clear();
        m_answer.clear();
        m_server = std::make_unique<QTcpServer>();
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        connect(m_server.get(), &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = m_server->nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
        });
    }

    void sharesOneCallAndSendsTheKey()
    {
        m_answer = http("200 OK", R"({"bitcoin":{"usd":76975.5}})");
        auto client = make(market::CoinGeckoTier::Demo, "CG-x");
        const auto first = client->fetch();
        const auto second = client->fetch();
        QTRY_VERIFY(first.isFinished() && second.isFinished());
        QVERIFY(first.result());
        QCOMPARE(first.result()->price.value(), 76975.5);
        QCOMPARE(m_requests.size(), 1);
        QVERIFY(m_requests.first().startsWith("GET /api/v3/simple/price?ids=bitcoin&vs_currencies=usd&"));
        QVERIFY(m_requests.first().toLower().contains("x-cg-demo-api-key: cg-x"));
        QVERIFY(m_requests.first().contains("User-Agent: CryptoPulse"));
    }

    void sendsNoKeyWithoutATier()
    {
        m_answer = http("200 OK", R"({"bitcoin":{"usd":1}})");
        QVERIFY(fetch(*make(market::CoinGeckoTier::Keyless, "CG-x")));
        QVERIFY(!m_requests.first().toLower().contains("x-cg-"));
    }

    void asksNothingWhileRateLimited()
    {
        m_answer = http("429 Too Many Requests", "Throttled", "Retry-After: 30\r\n");
        auto client = make();
        QCOMPARE(fetch(*client).error().kind, ErrorKind::RateLimited);
        m_clock.advance(10s);
        const auto again = fetch(*client);
        QCOMPARE(again.error().kind, ErrorKind::RateLimited);
        QVERIFY(again.error().retryAfter == std::chrono::milliseconds(20s));
        QCOMPARE(m_requests.size(), 1);
        m_clock.advance(20s);
        QVERIFY(!fetch(*client));
        QCOMPARE(m_requests.size(), 2);
    }

    void endsAHangAtTheTimeout()
    {
        auto client = make(); // an empty m_answer: the server is silent
        QCOMPARE(fetch(*client).error().kind, ErrorKind::Timeout);
        QVERIFY(!client->nextAllowed());
        QVERIFY(client->suggestedNext());
    }

    void refusesAHugeBody()
    {
        m_answer = http("200 OK", QByteArray(3 * 1024 * 1024, ' '));
        QCOMPARE(fetch(*make()).error().kind, ErrorKind::BadReply);
    }

    void noticesACutBody()
    {
        m_answer = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"bitcoin\":";
        QCOMPARE(fetch(*make()).error().kind, ErrorKind::Network);
    }

    void followsNoRedirectToAnotherHost()
    {
        m_answer = http("302 Found", "", "Location: http://localhost:1/x\r\n");
        QCOMPARE(fetch(*make()).error().kind, ErrorKind::Refused);
        QCOMPARE(m_requests.size(), 1);
    }

    void destroyingItFinishesTheCall()
    {
        auto client = make();
        const auto future = client->fetch();
        client.reset();
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
    }

private:
    static QByteArray http(const char* status, const QByteArray& body, const char* headers = "")
    {
        return QByteArray("HTTP/1.1 ") + status + "\r\n" + headers +
               "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

    void serve(QTcpSocket* socket)
    {
        m_requests.append(socket->readAll());
        if (m_answer.isEmpty())
            return;
        socket->write(m_answer);
        socket->disconnectFromHost();
    }

    std::unique_ptr<market::CoinGeckoClient> make(market::CoinGeckoTier tier = market::CoinGeckoTier::Keyless,
                                                  const QByteArray& key = {})
    {
        market::CoinGeckoOptions options;
        options.baseUrl = QUrl(u"http://127.0.0.1:%1/"_s.arg(m_server->serverPort()));
        options.tier = tier;
        options.key = key;
        options.timeout = m_answer.isEmpty() ? 200ms : 10s;
        return std::make_unique<market::CoinGeckoClient>(options, m_clock, 1U);
    }

    static core::Result<market::Quote> fetch(market::CoinGeckoClient& client)
    {
        const auto future = client.fetch();
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
            return core::failure(ErrorKind::Internal, "the future did not finish");
        return future.result();
    }

    support::FakeClock m_clock;
    std::unique_ptr<QTcpServer> m_server;
    QByteArray m_answer;
    QList<QByteArray> m_requests;
};

QTEST_GUILESS_MAIN(TestCoinGeckoClient)
#include "tst_coingeckoclient.moc"
