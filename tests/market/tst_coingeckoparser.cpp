#include "market/coingeckoparser.h"

#include <QFile>
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

QByteArray body(const QString& name)
{
    QFile file(QStringLiteral(CP_TEST_DATA "/coingecko/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
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
        row("absurd, below any", 200, R"({"bitcoin":{"usd":0.0099}})", ErrorKind::BadPrice);
        row("absurd, above any", 200, R"({"bitcoin":{"usd":1.1e9}})", ErrorKind::BadPrice);
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

    void readsTheDocumentedShapes_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("file");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("advice");
        const auto row = [](int status, const QString& file, ErrorKind kind, const QString& advice) {
            QTest::newRow(qPrintable(file)) << status << file << kind << advice;
        };
        row(429, u"rate_limited.json"_s, ErrorKind::RateLimited, u"exceeded the Rate Limit"_s);
        row(429, u"throttled.txt"_s, ErrorKind::RateLimited, u"429"_s);
        row(401, u"key_missing.json"_s, ErrorKind::Refused, u"check the key"_s);
        row(400, u"pro_key_here.json"_s, ErrorKind::Refused, u"set the tier to pro"_s);
        row(400, u"demo_key_here.json"_s, ErrorKind::Refused, u"set the tier to demo"_s);
        row(401, u"range_too_long.json"_s, ErrorKind::Refused, u"allowed time range"_s);
        row(404, u"bad_path.json"_s, ErrorKind::Refused, u"Incorrect path"_s);
        row(403, u"blocked.html"_s, ErrorKind::Refused, u"blocked"_s);
        row(200, u"blocked.html"_s, ErrorKind::BadReply, u"not a JSON object"_s);
        row(200, u"cut_off.json"_s, ErrorKind::BadReply, u"not a JSON object"_s);
    }
    void readsTheDocumentedShapes()
    {
        QFETCH(int, status);
        QFETCH(QString, file);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, advice);
        const auto quote = parse(status, body(file));
        QVERIFY(!quote);
        QCOMPARE(quote.error().kind, kind);
        const QString detail = QString::fromStdString(quote.error().detail);
        QVERIFY2(detail.contains(advice), qPrintable(detail));
    }

    void readsTheDocumentedPrices()
    {
        const auto whole = parse(200, body(u"ok_integer.json"_s));
        QVERIFY(whole && whole->price.value() == 76'975.0);
        const auto full = parse(200, body(u"ok_full.json"_s));
        QVERIFY(full && full->price.value() == 76'975.34182749615);
        QVERIFY(full->time == core::fromEpochMs(1'779'092'258'000));
    }

    void timesAtTheEdges_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<bool>("good");
        QTest::newRow("the first block's day") << qint64(1'230'940'800) << true;
        QTest::newRow("a second before") << qint64(1'230'940'799) << false;
        QTest::newRow("two days ahead") << qint64(1'780'172'800) << true;
        QTest::newRow("a second more") << qint64(1'780'172'801) << false;
        QTest::newRow("milliseconds by mistake") << qint64(1'780'000'000'000) << false;
    }
    void timesAtTheEdges()
    {
        QFETCH(qint64, seconds);
        const auto quote =
            parse(200, R"({"bitcoin":{"usd":1,"last_updated_at":)" + QByteArray::number(seconds) + "}}");
        QTEST(quote.has_value(), "good");
    }

    void noPrefixOfAnAnswerIsAPrice()
    {
        const QByteArray whole = body(u"ok_full.json"_s);
        for (qsizetype length = 0; length < whole.size(); ++length)
            QVERIFY(!parse(200, whole.left(length)));
    }

    void deepNestingIsRefused()
    {
        QVERIFY(!parse(200, QByteArray(100'000, '[')));
        QVERIFY(!parse(429, QByteArray(R"({"error":)").repeated(50'000)));
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
        QTest::newRow("huge") << QByteArray("99999999999999999999") << qint64(86'400'000);
        QTest::newRow("three hours") << QByteArray("10800") << qint64(10'800'000);
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

    void aDateIsReadInAnyTimeZone()
    {
        // At half past two of that day New York has no time: the clocks were set forward.
        const QByteArray zone = qgetenv("TZ");
        qputenv("TZ", "America/New_York");
        const auto wait =
            market::parseRetryAfter("Sun, 10 Mar 2024 02:30:00 GMT", core::fromEpochMs(1'710'037'770'000));
        qputenv("TZ", zone);
        QVERIFY(wait == 30s);
    }

    void aServiceThatSaysHowLongIsLeftAlone()
    {
        const auto error = parse(503, "<html></html>", "30").error();
        QCOMPARE(error.kind, ErrorKind::RateLimited);
        QVERIFY(error.retryAfter == 30'000ms);
    }
};

QTEST_GUILESS_MAIN(TestCoinGeckoParser)
#include "tst_coingeckoparser.moc"
