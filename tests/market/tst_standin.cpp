#include "support/fakeclock.h"
#include "support/standin/standin.h"

#include <QFile>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using support::Fault;
using support::PriceScript;
using support::StandIn;

namespace {

const core::UtcTime kStart = core::fromEpochMs(1'700'000'000'000);
constexpr auto kFull = "ids=bitcoin&vs_currencies=usd&include_last_updated_at=true&precision=full";

/// One request over a socket of its own, in this thread, which waits: the stand-in must not need it.
QByteArray ask(const StandIn& standIn, const QByteArray& target, const QByteArray& method = "GET")
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(standIn.url().port()));
    socket.write(method + ' ' + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Seen: yes\r\n\r\n");
    QByteArray answer;
    while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(10'000))
        answer += socket.readAll();
    return answer + socket.readAll();
}

QByteArray bodyOf(const QByteArray& answer)
{
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

QByteArray price(const StandIn& standIn, const QByteArray& query = kFull)
{
    return bodyOf(ask(standIn, "/api/v3/simple/price?" + query));
}

} // namespace

/// The stand-in itself, which must be right before anything is tested against it.
class TestStandIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesFromRowToRowAndStaysAtTheLast()
    {
        const StandIn standIn(PriceScript::ofPrices({1.25, 2.5}, kStart, 2));
        QCOMPARE(price(standIn), QByteArray(R"({"bitcoin":{"usd":1.25,"last_updated_at":1700000000}})"));
        QCOMPARE(price(standIn), QByteArray(R"({"bitcoin":{"usd":1.25,"last_updated_at":1700000000}})"));
        QCOMPARE(price(standIn), QByteArray(R"({"bitcoin":{"usd":2.5,"last_updated_at":1700000060}})"));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(price(standIn), QByteArray(R"({"bitcoin":{"usd":2.5,"last_updated_at":1700000060}})"));
        QCOMPARE(standIn.requests(), 6);
    }

    void honoursTheQuery_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, const char* query, const char* body) {
            QTest::newRow(name) << QByteArray(query) << QByteArray(body);
        };
        row("plain", "ids=bitcoin&vs_currencies=usd", R"({"bitcoin":{"usd":61234}})");
        row("two digits", "ids=bitcoin&vs_currencies=usd&precision=2", R"({"bitcoin":{"usd":61234.43}})");
        row("full", "ids=bitcoin&vs_currencies=usd&precision=full", R"({"bitcoin":{"usd":61234.4321}})");
        row("lists", "ids=ethereum%2Cbitcoin&vs_currencies=brl,usd",
            R"({"ethereum":{"brl":15309,"usd":3062},"bitcoin":{"brl":306172,"usd":61234}})");
        row("unknown coin", "ids=nocoin&vs_currencies=usd", "{}");
        row("unknown currency", "ids=bitcoin&vs_currencies=xyz", R"({"bitcoin":{}})");
        row("no currency", "ids=bitcoin", R"({"error":"Missing parameter vs_currencies"})");
    }
    void honoursTheQuery()
    {
        QFETCH(QByteArray, query);
        const StandIn standIn(PriceScript::ofPrices({61'234.4321}, kStart));
        QTEST(price(standIn, query), "body");
        QTEST(bodyOf(ask(standIn, "/simple/price/?" + query)), "body");
    }

    void readsAPriceFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"prices.csv"_s);
        QVERIFY(write(
            path, "time,price\n1693526400000,25932.18\n1693526460,25933\n2023-09-01T00:02:00Z,25934.5\n"));
        auto script = PriceScript::fromCsv(path);
        QVERIFY(script);
        QCOMPARE(script->size(), std::size_t(3));
        script->startAt(kStart);
        const StandIn standIn(*script);
        QVERIFY(price(standIn).contains(R"("usd":25932.18,"last_updated_at":1700000000)"));
        QVERIFY(price(standIn).contains(R"("usd":25933,"last_updated_at":1700000060)"));
        QVERIFY(price(standIn).contains(R"("usd":25934.5,"last_updated_at":1700000120)"));
    }

    void namesTheLineThatCannotBeRead()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"prices.csv"_s);
        QVERIFY(write(path, "time,price\n1693526400,1\n1693526460,dear\n"));
        const auto script = PriceScript::fromCsv(path);
        QVERIFY(!script);
        QVERIFY(script.error().detail.find("line 3") != std::string::npos);
        QVERIFY(write(path, "time,price\n"));
        QVERIFY(!PriceScript::fromCsv(path));
        QCOMPARE(PriceScript::fromCsv(folder.filePath(u"none"_s)).error().kind, core::ErrorKind::NotFound);
    }

    void givesRecordedBodiesWordForWord()
    {
        auto script = PriceScript::ofPrices({5}, kStart);
        script.addRecorded({R"({"bitcoin": {"usd": 93638}})", "anything"});
        const StandIn standIn(script);
        QCOMPARE(price(standIn), QByteArray(R"({"bitcoin": {"usd": 93638}})"));
        QCOMPARE(price(standIn), QByteArray("anything"));
        QVERIFY(price(standIn).contains(R"("usd":5,)"));
    }

    void madeUpPricesAreOfTheClockAndEachIsNewer()
    {
        const support::FakeClock clock(kStart);
        const StandIn standIn(PriceScript(), clock);
        QVERIFY(price(standIn).contains("1700000000"));
        QVERIFY(price(standIn).contains("1700000001"));
    }

    void failsAsPlannedAndNoLonger()
    {
        StandIn standIn(PriceScript::ofPrices({1, 2}, kStart));
        standIn.fail(Fault::Throttled, 2);
        standIn.fail(Fault::Null);
        for (int i = 0; i < 2; ++i)
            QVERIFY(ask(standIn, "/simple/price?x=1").startsWith("HTTP/1.1 429 "));
        QCOMPARE(price(standIn), QByteArray(R"({"bitcoin":{"usd":null}})"));
        QVERIFY(price(standIn).contains(R"("usd":1,)")); // a fault uses up no row
        QCOMPARE(standIn.lastRequest().headers.value("x-seen"), QByteArray("yes"));
    }

    void isControlledFromOutside()
    {
        const StandIn standIn(PriceScript::ofPrices({1}, kStart));
        QVERIFY(ask(standIn, "/control?fault=server-error&count=2", "POST").startsWith("HTTP/1.1 200"));
        QVERIFY(ask(standIn, "/simple/price?x=1").startsWith("HTTP/1.1 500"));
        QVERIFY(ask(standIn, "/control?reset", "POST").startsWith("HTTP/1.1 200"));
        QVERIFY(price(standIn).contains(R"("usd":1,)"));
        QVERIFY(ask(standIn, "/control?fault=nonsense", "POST").startsWith("HTTP/1.1 400"));
        QVERIFY(ask(standIn, "/control?fault=hang:-1", "POST").startsWith("HTTP/1.1 400"));
        QVERIFY(ask(standIn, "/control?fault=hang:50", "POST").startsWith("HTTP/1.1 200"));
        QCOMPARE(ask(standIn, "/simple/price?x=1"), QByteArray());
    }

    void answersPipelinedRequestsInOrder()
    {
        const StandIn standIn(PriceScript::ofPrices({1, 2, 3}, kStart));
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(standIn.url().port()));
        const QByteArray head = QByteArray("GET /simple/price?") + kFull + " HTTP/1.1\r\nHost: x\r\n";
        socket.write(head + "\r\n" + head + "\r\n" + head + "Connection: close\r\n\r\n");
        QByteArray all;
        while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(10'000))
            all += socket.readAll();
        QVERIFY(all.indexOf(R"("usd":1,)") > 0);
        QVERIFY(all.indexOf(R"("usd":2,)") > all.indexOf(R"("usd":1,)"));
        QVERIFY(all.indexOf(R"("usd":3,)") > all.indexOf(R"("usd":2,)"));
    }

    void refusesGarbage()
    {
        const StandIn standIn;
        QVERIFY(ask(standIn, "a b").startsWith("HTTP/1.1 400"));
        QVERIFY(ask(standIn, "/elsewhere").startsWith("HTTP/1.1 404"));
    }

    void everyFaultHasAName()
    {
        for (const Fault fault : support::allFaults())
            QVERIFY(support::faultFromName(support::faultName(fault)) == fault);
        QVERIFY(!support::faultFromName(u"nonsense"_s));
    }

    void aTakenPortIsToldSo()
    {
        const StandIn first;
        const StandIn second(PriceScript(), static_cast<quint16>(first.url().port()));
        QVERIFY(!second.isListening());
    }

private:
    static bool write(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size();
    }
};

QTEST_GUILESS_MAIN(TestStandIn)
#include "tst_standin.moc"
