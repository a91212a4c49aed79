#include "market/binance.h"
#include "market/bitstamp.h"
#include "market/coinbase.h"
#include "market/kraken.h"

#include <QTest>

using namespace cryptopulse;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using market::HttpAnswer;

namespace {

const core::UtcTime kNow = core::fromEpochMs(1'780'000'000'000);

/// The same error comes from both parsers of a venue.
core::Error errorOf(const QString& venue, const HttpAnswer& answer)
{
    const core::SeriesKey series{"bitcoin", "usd", "x"};
    const market::CandleQuery query{series, kNow - 10min, kNow - 5min, kNow};
    core::Result<std::vector<market::Close>> candles;
    core::Result<market::Quote> quote = core::failure(ErrorKind::Internal, "no venue");
    if (venue == u"binance") {
        candles = market::parseBinanceCandles(answer, query);
        quote = market::parseBinanceTicker(answer, u"BTCUSDT"_s, series, kNow);
    } else if (venue == u"coinbase") {
        candles = market::parseCoinbaseCandles(answer, query);
        quote = market::parseCoinbaseTicker(answer, series, kNow);
    } else if (venue == u"kraken") {
        candles = market::parseKrakenCandles(answer, query);
        quote = market::parseKrakenTicker(answer, series, kNow);
    } else {
        candles = market::parseBitstampCandles(answer, query);
        quote = market::parseBitstampTicker(answer, series, kNow);
    }
    if (candles || quote)
        return {ErrorKind::Internal, "no error"};
    return candles.error() == quote.error() ? quote.error() : core::Error{ErrorKind::Internal, "two errors"};
}

/// An error as it is documented, and words that the error's text must hold.
void row(const QString& venue, int status, const char* body, ErrorKind kind, const QString& words)
{
    QTest::newRow(qPrintable(venue + u' ' + QString::fromLatin1(body)))
        << venue << status << QByteArray(body) << kind << words;
}

} // namespace

/// What the venues say instead of a price, in all their shapes.
class TestVenueErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusesHaveAKind_data()
    {
        QTest::addColumn<QString>("venue");
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        for (const QString& venue : {u"binance"_s, u"coinbase"_s, u"kraken"_s, u"bitstamp"_s}) {
            const auto row = [&venue](int status, ErrorKind kind) {
                QTest::newRow(qPrintable(venue + u' ' + QString::number(status))) << venue << status << kind;
            };
            for (const int status : {429, 418})
                row(status, ErrorKind::RateLimited);
            for (const int status : {400, 401, 403, 404, 451})
                row(status, ErrorKind::Refused);
            for (const int status : {500, 502, 503, 504, 520, 522, 530})
                row(status, ErrorKind::Network);
            row(408, ErrorKind::Timeout);
            for (const int status : {204, 302, 410})
                row(status, ErrorKind::BadReply);
        }
    }
    void statusesHaveAKind()
    {
        QFETCH(QString, venue);
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        // Cloudflare's and other firewalls' pages, as well as bodies that are not there.
        for (const char* body :
             {"<!DOCTYPE html><html><title>Attention Required! | Cloudflare</title></html>", ""}) {
            const core::Error error = errorOf(venue, {status, body, {}});
            QCOMPARE(core::kindName(error.kind), core::kindName(kind));
            QVERIFY(error.detail.find(std::to_string(status)) != std::string::npos);
            QVERIFY(error.detail.find("html") == std::string::npos);
            if (kind == ErrorKind::Refused) // what the user can do
                QVERIFY2(error.detail.find("choose another source") != std::string::npos ||
                             error.detail.find("check the") != std::string::npos,
                         error.detail.c_str());
        }
        const core::Error told = errorOf(venue, {status, "", "119"});
        if (kind == ErrorKind::RateLimited || status == 503) {
            QCOMPARE(core::kindName(told.kind), core::kindName(ErrorKind::RateLimited));
            QVERIFY(told.retryAfter == 119'000ms);
        } else {
            QVERIFY(!told.retryAfter);
        }
    }

    void readsDocumentedErrors_data()
    {
        QTest::addColumn<QString>("venue");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("words");
        row(u"binance"_s, 400, R"({"code":-1121,"msg":"Invalid symbol."})", ErrorKind::Refused,
            u"does not list"_s);
        row(u"binance"_s, 429, R"({"code":-1003,"msg":"Too many requests."})", ErrorKind::RateLimited,
            u"Too many requests."_s);
        row(u"binance"_s, 418, R"({"code":-1003,"msg":"Way too many requests; IP banned."})",
            ErrorKind::RateLimited, u"banned"_s);
        row(u"binance"_s, 200, R"({"code":-1003,"msg":"Too many."})", ErrorKind::RateLimited, u"Too many."_s);
        row(u"binance"_s, 400, R"({"code":-1120,"msg":"Invalid interval."})", ErrorKind::Refused,
            u"interval"_s);
        row(u"binance"_s, 400, R"({"code":-1100,"msg":"Illegal characters."})", ErrorKind::Refused,
            u"Illegal"_s);
        row(u"binance"_s, 504, R"({"code":-1007,"msg":"Timeout waiting."})", ErrorKind::Timeout,
            u"Timeout"_s);
        row(u"binance"_s, 451, R"({"code":0,"msg":"Service unavailable from a restricted location."})",
            ErrorKind::Refused, u"choose another source"_s);
        row(u"coinbase"_s, 404, R"({"message":"NotFound"})", ErrorKind::Refused, u"does not list"_s);
        row(u"coinbase"_s, 429, R"({"message":"Public rate limit exceeded"})", ErrorKind::RateLimited,
            u"rate limit"_s);
        row(u"coinbase"_s, 400,
            R"({"message":"granularity too small for the requested time range. Count of aggregations requested exceeds 300"})",
            ErrorKind::Refused, u"exceeds 300"_s);
        row(u"coinbase"_s, 200, R"({"message":"x"})", ErrorKind::BadReply, u"x"_s);
        addErrorsOfKrakenAndBitstamp();
    }
    void readsDocumentedErrors()
    {
        QFETCH(QString, venue);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, words);
        const core::Error error = errorOf(venue, {status, body, {}});
        QCOMPARE(core::kindName(error.kind), core::kindName(kind));
        QVERIFY2(QString::fromStdString(error.detail).contains(words), error.detail.c_str());
    }

    void krakenTellsUntilWhenItThrottles()
    {
        const auto wait = [](const char* text) {
            const core::Error error =
                errorOf(u"kraken"_s, {200, R"({"error":[")" + QByteArray(text) + R"("]})", {}});
            return error.kind == ErrorKind::RateLimited ? error.retryAfter : std::optional(-1ms);
        };
        QVERIFY(wait("EService:Throttled: 1780000042") == 42'000ms);
        QVERIFY(wait("EService:Throttled: 1779999999") == 1'000ms); // over already
        QVERIFY(wait("EService:Throttled: 1880000000") == std::chrono::milliseconds(24h));
        QVERIFY(!wait("EService:Throttled: 99999999999999999"));
        QVERIFY(!wait("EService:Throttled: soon"));
        QVERIFY(!wait("EService:Throttled"));
    }

    void aWarningOfKrakenIsNoError()
    {
        const auto quote = market::parseKrakenTicker(
            {200, R"({"error":["WGeneral:Maintenance soon"],"result":{"XXBTZUSD":{"c":["5.5","1"]}}})", {}},
            {"bitcoin", "usd", "kraken"}, kNow);
        QVERIFY(quote);
        QCOMPARE(quote->price.value(), 5.5);
    }

    void aLongComplaintIsCut()
    {
        const QByteArray body = "{\"message\":\"" + QByteArray(100'000, 'x') + "\"}";
        QVERIFY(errorOf(u"coinbase"_s, {400, body, {}}).detail.size() < 500);
    }

    void binancesWeightHoldsUntilTheNextMinute()
    {
        const auto hold = [](const QByteArray& weight) {
            return market::binanceHold({200, {}, {}, {}, weight}, core::fromEpochMs(1'780'000'000'000));
        };
        QVERIFY(!hold({}) && !hold("12") && !hold("4799") && !hold("many"));
        QVERIFY(hold("4800") == core::fromEpochMs(1'780'000'020'000));
        QVERIFY(hold("6001") == core::fromEpochMs(1'780'000'020'000));
    }

private:
    static void addErrorsOfKrakenAndBitstamp()
    {
        row(u"kraken"_s, 200, R"({"error":["EGeneral:Too many requests"]})", ErrorKind::RateLimited,
            u"Too many"_s);
        row(u"kraken"_s, 200, R"({"error":["EAPI:Rate limit exceeded"]})", ErrorKind::RateLimited, u"Rate"_s);
        row(u"kraken"_s, 200, R"({"error":["EGeneral:Temporary lockout"]})", ErrorKind::RateLimited,
            u"lockout"_s);
        row(u"kraken"_s, 200, R"({"error":["EQuery:Unknown asset pair"]})", ErrorKind::Refused,
            u"does not list"_s);
        row(u"kraken"_s, 200, R"({"error":["EGeneral:Invalid arguments"]})", ErrorKind::Refused,
            u"check the"_s);
        row(u"kraken"_s, 200, R"({"error":["EGeneral:Permission denied"]})", ErrorKind::Refused,
            u"another source"_s);
        row(u"kraken"_s, 200, R"({"error":["EService:Unavailable"]})", ErrorKind::Network, u"Unavailable"_s);
        row(u"kraken"_s, 200, R"({"error":["EGeneral:Internal error"]})", ErrorKind::Network, u"Internal"_s);
        row(u"kraken"_s, 200, R"({"error":["EUnheard:Of"]})", ErrorKind::BadReply, u"EUnheard"_s);
        row(u"bitstamp"_s, 404, R"({"status":"error","reason":"Unknown.","code":"404.002"})",
            ErrorKind::Refused, u"does not list"_s);
        row(u"bitstamp"_s, 400, R"({"status":"error","reason":{"limit":["Too high."]},"code":"API0004"})",
            ErrorKind::Refused, u"Too high."_s);
        row(u"bitstamp"_s, 200, R"({"error":"Invalid step."})", ErrorKind::Refused, u"Invalid step."_s);
        row(u"bitstamp"_s, 403, R"({"error":"No permission."})", ErrorKind::Refused, u"another source"_s);
        for (const char* code : {R"("400.002")", R"("400.067")", "400.068"})
            row(u"bitstamp"_s, 400,
                (R"({"status":"error","reason":"Slow down.","code":)" + QByteArray(code) + '}').constData(),
                ErrorKind::RateLimited, u"Slow down."_s);
    }
};

QTEST_GUILESS_MAIN(TestVenueErrors)
#include "tst_venueerrors.moc"
