#include "market/coingeckoparser.h"

#include <QTest>

using namespace cryptopulse;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

const core::UtcTime kNow = core::fromEpochMs(1'780'000'000'000);

core::Result<market::Quote> parse(int status, const QByteArray& body, const QByteArray& retryAfter = {})
{
    return market::parseSimplePrice({status, body, retryAfter}, u"bitcoin"_s, u"usd"_s, kNow);
}

} // namespace

/// Each answer that CoinGecko documents or was seen to give, and those it should never give.
class TestCoinGeckoParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPrices_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<double>("price");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("integer") << QByteArray(R"({"bitcoin":{"usd":76975,"last_updated_at":1779092258}})")
                                 << 76975.0 << qint64(1779092258);
        QTest::newRow("decimal") << QByteArray(R"({"bitcoin":{"usd":76975.25}})") << 76975.25 << qint64(0);
        QTest::newRow("no time") << QByteArray(R"({"bitcoin":{"usd":1,"last_updated_at":null}})") << 1.0
                                 << qint64(0);
    }
    void readsPrices()
    {
        QFETCH(QByteArray, body);
        QFETCH(double, price);
        QFETCH(qint64, seconds);
        const auto quote = parse(200, body);
        QVERIFY(quote);
        QCOMPARE(quote->price.value(), price);
        QCOMPARE(quote->time.has_value(), seconds != 0);
        if (quote->time)
            QVERIFY(*quote->time == core::fromEpochMs(seconds * 1000));
    }

    void refuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char* name, int status, const char* body, ErrorKind kind) {
            QTest::newRow(name) << status << QByteArray(body) << kind;
        };
        row("missing", 200, R"({})", ErrorKind::BadReply);
        row("no currency", 200, R"({"bitcoin":{}})", ErrorKind::BadReply);
        row("array", 200, R"([])", ErrorKind::BadReply);
        row("empty", 200, "", ErrorKind::BadReply);
        row("cut off", 200, R"({"bitcoin":{"usd":769)", ErrorKind::BadReply);
        row("html", 200, "<html></html>", ErrorKind::BadReply);
        row("bare NaN", 200, R"({"bitcoin":{"usd":NaN}})", ErrorKind::BadReply);
        row("null", 200, R"({"bitcoin":{"usd":null}})", ErrorKind::BadPrice);
        row("zero", 200, R"({"bitcoin":{"usd":0}})", ErrorKind::BadPrice);
        row("negative", 200, R"({"bitcoin":{"usd":-5}})", ErrorKind::BadPrice);
        row("NaN text", 200, R"({"bitcoin":{"usd":"NaN"}})", ErrorKind::BadPrice);
        row("absurd", 200, R"({"bitcoin":{"usd":1e13}})", ErrorKind::BadPrice);
        row("too old", 200, R"({"bitcoin":{"usd":1,"last_updated_at":1230940799}})", ErrorKind::BadReply);
        row("future", 200, R"({"bitcoin":{"usd":1,"last_updated_at":1782592001}})", ErrorKind::BadReply);
        row("huge time", 200, R"({"bitcoin":{"usd":1,"last_updated_at":1e300}})", ErrorKind::BadReply);
        row("time text", 200, R"({"bitcoin":{"usd":1,"last_updated_at":"now"}})", ErrorKind::BadReply);
        row("throttled", 429, "Throttled", ErrorKind::RateLimited);
        row("limit", 429, R"({"status":{"error_code":429,"error_message":"slow"}})", ErrorKind::RateLimited);
        row("limit in a 200", 200, R"({"status":{"error_code":429,"error_message":"slow"}})",
            ErrorKind::RateLimited);
        row("pro key", 400, R"({"error_code":10010,"status":{"error_message":"root URL"}})",
            ErrorKind::Refused);
        row("range", 401, R"({"error":{"status":{"error_code":10012,"error_message":"range"}}})",
            ErrorKind::Refused);
        row("path", 404, R"({"error":"Incorrect path."})", ErrorKind::Refused);
        row("cloudflare", 403, "<html>1020</html>", ErrorKind::Refused);
        row("500", 500, "", ErrorKind::Network);
        row("503", 503, "<html></html>", ErrorKind::Network);
        row("redirect", 302, "", ErrorKind::BadReply);
    }
    void refuses()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        const auto quote = parse(status, body);
        QVERIFY(!quote);
        QCOMPARE(quote.error().kind, kind);
        QVERIFY(!quote.error().detail.empty());
    }

    void hugeNumberIsNoPrice() { QVERIFY(!parse(200, R"({"bitcoin":{"usd":1e999}})")); }

    void saysWhatToDoAboutTheKey()
    {
        const auto demo = parse(400, R"({"error_code":10011,"status":{"error_message":"x"}})");
        QVERIFY(demo.error().detail.find("set the tier to demo") != std::string::npos);
        const auto missing = parse(401, R"({"status":{"error_code":10002,"error_message":"x"}})");
        QVERIFY(missing.error().detail.find("check the key") != std::string::npos);
    }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("seconds") << QByteArray("119") << qint64(119'000);
        QTest::newRow("zero") << QByteArray("0") << qint64(1000);
        QTest::newRow("huge") << QByteArray("99999999999999999999") << qint64(3'600'000);
        QTest::newRow("date") << QByteArray("Thu, 28 May 2026 20:27:40 GMT") << qint64(60'000);
        QTest::newRow("past") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << qint64(1000);
        QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
        QTest::newRow("words") << QByteArray("soon") << qint64(-1);
        QTest::newRow("none") << QByteArray() << qint64(-1);
    }
    void readsRetryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, ms);
        const auto error = parse(429, "Throttled", value).error();
        QCOMPARE(error.retryAfter.value_or(std::chrono::milliseconds(-1)).count(), ms);
    }
};

QTEST_GUILESS_MAIN(TestCoinGeckoParser)
#include "tst_coingeckoparser.moc"
