#include "market/binance.h"
#include "market/bitstamp.h"
#include "market/coinbase.h"
#include "market/coingeckoparser.h"
#include "market/kraken.h"

#include <QFile>
#include <QTest>

using namespace cryptopulse;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using market::Close;
using market::HttpAnswer;

namespace {

const core::UtcTime kNow = core::fromEpochMs(1'780'000'000'000);

core::UtcTime at(qint64 seconds)
{
    return core::fromEpochMs(seconds * 1000);
}

market::CandleQuery queryOf(qint64 from, qint64 to, core::UtcTime now = kNow)
{
    return {{"bitcoin", "usd", "x"}, at(from), at(to), now};
}

core::Result<std::vector<Close>> candles(const QString& venue, const HttpAnswer& answer,
                                         const market::CandleQuery& query)
{
    if (venue == u"binance")
        return market::parseBinanceCandles(answer, query);
    if (venue == u"coinbase")
        return market::parseCoinbaseCandles(answer, query);
    if (venue == u"kraken")
        return market::parseKrakenCandles(answer, query);
    if (venue == u"bitstamp")
        return market::parseBitstampCandles(answer, query);
    return market::parseMarketChart(answer, query);
}

core::Result<market::Quote> ticker(const QString& venue, const HttpAnswer& answer)
{
    const core::SeriesKey series{"bitcoin", "usd", "x"};
    if (venue == u"binance")
        return market::parseBinanceTicker(answer, u"BTCUSDT"_s, series, kNow);
    if (venue == u"coinbase")
        return market::parseCoinbaseTicker(answer, series, kNow);
    if (venue == u"kraken")
        return market::parseKrakenTicker(answer, series, kNow);
    return market::parseBitstampTicker(answer, series, kNow);
}

/// One candle in the venue's shape: time in seconds, and the rest as it is to be written.
QByteArray candle(const QString& venue, qint64 time, const QByteArray& low, const QByteArray& high,
                  const QByteArray& close)
{
    const QByteArray t = QByteArray::number(time);
    if (venue == u"binance")
        return '[' + t + "000," + low + ',' + high + ',' + low + ',' + close + R"(,"1",0,"1",1,"1","1","0"])";
    if (venue == u"coinbase")
        return '[' + t + ',' + low + ',' + high + ',' + low + ',' + close + ",1]";
    if (venue == u"kraken")
        return '[' + t + ',' + low + ',' + high + ',' + low + ',' + close + R"(,"0","0",1])";
    return R"({"timestamp":")" + t + R"(","low":)" + low + R"(,"high":)" + high + R"(,"close":)" + close +
           R"(,"open":)" + low + R"(,"volume":"1"})";
}

QByteArray pageOf(const QString& venue, const QByteArrayList& rows)
{
    const QByteArray list = '[' + rows.join(',') + ']';
    if (venue == u"kraken")
        return R"({"error":[],"result":{"XXBTZUSD":)" + list + R"(,"last":1}})";
    return venue == u"bitstamp" ? R"({"data":{"pair":"BTC/USD","ohlc":)" + list + "}}" : list;
}

const QStringList kVenues = {u"binance"_s, u"coinbase"_s, u"kraken"_s, u"bitstamp"_s};

} // namespace

/// Each answer that the venues document or were seen to give, and those they should never give.
class TestVenueParsers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTickers_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<double>("price");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("binance") << QByteArray(R"({"symbol":"BTCUSDT","price":"76975.01000000"})")
                                 << 76'975.01 << qint64(0);
        QTest::newRow("coinbase")
            << QByteArray(
                   R"({"trade_id":843439,"price":"0.997999","size":"80.29769","time":"2020-01-28T02:13:33.012523Z","bid":"0.997094","ask":"0.998","volume":"1903188.03750000"})")
            << 0.997999 << qint64(1'580'177'613'012);
        QTest::newRow("kraken")
            << QByteArray(
                   R"({"error":[],"result":{"XXBTZUSD":{"a":["105944.30000","1","1.000"],"b":["1","1","1"],"c":["105899.40000","0.00009443"],"t":[35,3276],"o":"106021.60000"}}})")
            << 105'899.4 << qint64(0);
        QTest::newRow("bitstamp")
            << QByteArray(
                   R"({"timestamp":"1686068944","high":"26252","last":"26216","bid":"26208","vwap":"25681","volume":"3563.13819902","low":"25350","ask":"26211","open":"25730","open_24":"25895","percent_change_24":"1.24","pair":"BTC/USD"})")
            << 26'216.0 << qint64(1'686'068'944'000);
    }
    void readsTickers()
    {
        QFETCH(QByteArray, body);
        QFETCH(double, price);
        QFETCH(qint64, ms);
        const auto quote = ticker(QString::fromLatin1(QTest::currentDataTag()), {200, body, {}});
        QVERIFY2(quote, quote ? "" : quote.error().detail.c_str());
        QCOMPARE(quote->price.value(), price);
        QCOMPARE(quote->time ? core::toEpochMs(*quote->time) : 0, ms);
    }

    void refusesTickers_data()
    {
        QTest::addColumn<QString>("venue");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char* name, const QString& venue, const char* body, ErrorKind kind) {
            QTest::newRow(name) << venue << QByteArray(body) << kind;
        };
        row("another symbol", u"binance"_s, R"({"symbol":"ETHUSDT","price":"3000"})", ErrorKind::BadReply);
        row("no price", u"binance"_s, R"({"symbol":"BTCUSDT"})", ErrorKind::BadReply);
        row("null", u"coinbase"_s, R"({"price":null})", ErrorKind::BadReply);
        row("NaN", u"coinbase"_s, R"({"price":"nan"})", ErrorKind::BadPrice);
        row("infinite", u"coinbase"_s, R"({"price":"inf"})", ErrorKind::BadPrice);
        row("negative", u"coinbase"_s, R"({"price":"-1"})", ErrorKind::BadPrice);
        row("words", u"coinbase"_s, R"({"price":"12 dollars"})", ErrorKind::BadReply);
        row("no time", u"coinbase"_s, R"({"price":"1","time":"yesterday"})", ErrorKind::BadReply);
        row("time of 1970", u"coinbase"_s, R"({"price":"1","time":"1970-01-01T00:00:00Z"})",
            ErrorKind::BadReply);
        row("no trade", u"kraken"_s, R"({"error":[],"result":{"XXBTZUSD":{"c":[]}}})", ErrorKind::BadReply);
        row("nothing but last", u"kraken"_s, R"({"error":[],"result":{"last":5}})", ErrorKind::BadReply);
        row("a string for the result", u"kraken"_s, R"({"error":[],"result":"x"})", ErrorKind::BadReply);
        row("absurd", u"bitstamp"_s, R"({"last":"2e9","timestamp":"1686068944"})", ErrorKind::BadPrice);
        row("too small", u"bitstamp"_s, R"({"last":"0.001"})", ErrorKind::BadPrice);
        row("time of the far future", u"bitstamp"_s, R"({"last":"5","timestamp":"99999999999"})",
            ErrorKind::BadReply);
        row("a list", u"bitstamp"_s, "[]", ErrorKind::BadReply);
    }
    void refusesTickers()
    {
        QFETCH(QString, venue);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        const auto quote = ticker(venue, {200, body, {}});
        QVERIFY(!quote);
        QCOMPARE(quote.error().kind, kind);
    }

    void readsRecordedCandles()
    {
        const auto binance = candles(
            u"binance"_s,
            {200,
             R"([[1634943780000,"60685.22000000","60729.84000000","60670.90000000","60719.27000000","21.63272000",1634943839999,"1313200.01340410",617,"12.28492000","745719.41022840","0"]])",
             {}},
            queryOf(1634943780, 1634943840));
        QVERIFY(binance);
        QVERIFY(*binance == std::vector({Close{at(1634943780), *core::Price::from(60719.27)}}));

        auto query = queryOf(1591514100, 1591514220);
        query.series.asset = "ethereum"; // in bitcoin it was, at 0.025
        const auto coinbase = candles(
            u"coinbase"_s,
            {200,
             R"([[1591514160,0.02507,0.02507,0.02507,0.02507,0.02816506],[1591514100,0.02506,0.02509,0.02507,0.02508,1]])",
             {}},
            query);
        QVERIFY(coinbase);
        QCOMPARE(coinbase->size(), std::size_t(2));
        QVERIFY(coinbase->front() ==
                (Close{at(1591514100), *core::Price::from(0.02508)})); // the fifth column

        const auto kraken = candles(
            u"kraken"_s,
            {200,
             R"({"error":[],"result":{"XXBTZUSD":[[1688671200,"30306.1","30306.2","30305.7","30305.7","30306.1","3.39243896",23],[1688671260,"30305.7","30305.7","30305.7","30305.7","0.0","0.00000000",0],[1688671320,"30305.7","30310","30305.7","30309","30306.1","1",2]],"last":1688671260}})",
             {}},
            queryOf(1688671200, 1688671380));
        QVERIFY(kraken);
        QCOMPARE(kraken->size(), std::size_t(2)); // the flat one is kept, the last one is running
        QVERIFY(kraken->back() == (Close{at(1688671260), *core::Price::from(30305.7)}));

        const auto bitstamp = candles(
            u"bitstamp"_s,
            {200,
             R"({"data":{"pair":"BTC/USD","ohlc":[{"high":"9064.77","timestamp":"1593961440","volume":"18.49436608","low":"9040.87","close":"9064.77","open":"9040.87"}]}})",
             {}},
            queryOf(1593961440, 1593961500));
        QVERIFY(bitstamp);
        QVERIFY(*bitstamp == std::vector({Close{at(1593961440), *core::Price::from(9064.77)}}));
    }

    void readsAMarketChart()
    {
        const HttpAnswer answer{
            200,
            R"({"prices":[[1779027899041,77953.82550382407],[1779028199661,78052.87543398788],[1779028301000,78060]],"market_caps":[],"total_volumes":[]})",
            {}};
        const auto all = candles(u"coingecko"_s, answer, queryOf(1779027000, 1779029000));
        QVERIFY(all);
        QCOMPARE(all->size(), std::size_t(2)); // the last one is the moment of asking
        QVERIFY(all->front() ==
                (Close{core::fromEpochMs(1'779'027'899'041), *core::Price::from(77953.82550382407)}));
        QCOMPARE(candles(u"coingecko"_s, answer, queryOf(1779027900, 1779029000))->size(), std::size_t(1));
        for (const char* body :
             {R"({})", R"({"prices":5})", R"({"prices":[5]})", R"({"prices":[["x",5],[1,2]]})",
              R"({"prices":[[1779027899041,null]]})", "[]", "", "<html>"}) {
            const auto bad = candles(u"coingecko"_s, {200, body, {}}, queryOf(0, 1));
            QVERIFY2(!bad && bad.error().kind == ErrorKind::BadReply, body);
        }
        const auto bad =
            candles(u"coingecko"_s, {200, R"({"prices":[[1779027899041,-5]]})", {}}, queryOf(0, 1));
        QCOMPARE(bad.error().kind, ErrorKind::BadPrice);
        QCOMPARE(candles(u"coingecko"_s, {429, "Throttled", "7"}, queryOf(0, 1)).error().retryAfter, 7'000ms);
    }

    void readsARecordedMarketChart()
    {
        const QString reference = qEnvironmentVariable("CRYPTOPULSE_REFERENCE");
        if (reference.isEmpty())
            QSKIP("CRYPTOPULSE_REFERENCE is not set");
        QFile file(reference + u"/coingecko/market_chart_days1_2018_excerpt.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto prices =
            candles(u"coingecko"_s, {200, file.readAll(), {}}, queryOf(1230940800, 1780000000));
        QVERIFY2(prices, prices ? "" : prices.error().detail.c_str());
        QVERIFY(!prices->empty());
    }

    void garbageIsABadReply_data()
    {
        QTest::addColumn<QString>("venue");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        for (const QString& venue : kVenues) {
            const auto row = [&venue](const char* name, const QByteArray& body,
                                      ErrorKind kind = ErrorKind::BadReply) {
                QTest::newRow(qPrintable(venue + u' ' + QString::fromLatin1(name))) << venue << body << kind;
            };
            const auto with = [&venue](const QByteArray& low, const QByteArray& high,
                                       const QByteArray& close) {
                return pageOf(venue, {candle(venue, 1688671200, R"("5")", R"("7")", R"("6")"),
                                      candle(venue, 1688671260, low, high, close)});
            };
            const QByteArray good = with(R"("5")", R"("7")", R"("6")");
            row("empty", "");
            row("null", "null");
            row("page", "<!DOCTYPE html><html></html>");
            row("cut", good.left(good.size() * 2 / 3));
            row("a string", R"("candles")");
            row("a row of text", pageOf(venue, {R"("x")"}));
            row("a row of nothing", pageOf(venue, {"null"}));
            row("an empty row", pageOf(venue, {"[]"}));
            row("null close", with(R"("5")", R"("7")", "null"));
            row("true close", with(R"("5")", R"("7")", "true"));
            row("list close", with(R"("5")", R"("7")", "[6]"));
            row("word close", with(R"("5")", R"("7")", R"("six")"));
            row("empty close", with(R"("5")", R"("7")", R"("")"));
            row("bare NaN", with(R"("5")", R"("7")", "NaN"));
            row("close above high", with(R"("5")", R"("7")", R"("8")"));
            row("close below low", with(R"("5")", R"("7")", R"("4")"));
            row("no high", with(R"("5")", "null", R"("6")"));
            row("off the minute", pageOf(venue, {candle(venue, 1688671261, R"("5")", R"("7")", R"("6")")}));
            row("before Bitcoin", pageOf(venue, {candle(venue, 60, R"("5")", R"("7")", R"("6")")}));
            row("far future", pageOf(venue, {candle(venue, 9688671240, R"("5")", R"("7")", R"("6")")}));
            row("huge time",
                pageOf(venue, {candle(venue, 968867124000000000, R"("5")", R"("7")", R"("6")")}));
            row("two prices for a minute",
                pageOf(venue, {candle(venue, 1688671200, R"("5")", R"("7")", R"("6")"),
                               candle(venue, 1688671200, R"("5")", R"("7")", R"("5")")}));
            row("NaN text", with(R"("5")", R"("7")", R"("nan")"), ErrorKind::BadPrice);
            row("negative", with(R"("5")", R"("7")", R"("-6")"), ErrorKind::BadPrice);
            row("zero", with(R"("5")", R"("7")", "0"), ErrorKind::BadPrice);
            row("absurd", with(R"("5")", R"("7")", "1e12"), ErrorKind::BadPrice);
        }
    }
    void garbageIsABadReply()
    {
        QFETCH(QString, venue);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        const auto result = candles(venue, {200, body, {}}, queryOf(1688671200, 1688671320));
        QVERIFY(!result);
        QCOMPARE(core::kindName(result.error().kind), core::kindName(kind));
        QVERIFY(!result.error().detail.empty());
    }

    void ordersAndBoundsCandles_data()
    {
        QTest::addColumn<QString>("venue");
        for (const QString& venue : kVenues)
            QTest::newRow(qPrintable(venue)) << venue;
    }
    void ordersAndBoundsCandles()
    {
        QFETCH(QString, venue);
        const auto row = [&venue](qint64 minute, const QByteArray& close) {
            return candle(venue, 1688671200 + 60 * minute, "5", "9", close);
        };
        // Numbers or text, mixed order, one twice; the last minute is running.
        const auto now = at(1688671200 + 60 * 4 + 30);
        const QByteArray body = pageOf(
            venue, {row(2, "7"), row(0, R"("5")"), row(1, "6"), row(1, "6"), row(4, "8"), row(3, "7.5")});
        const auto all = candles(venue, {200, body, {}}, queryOf(1688671200, 1688671200 + 60 * 10, now));
        QVERIFY2(all, all ? "" : all.error().detail.c_str());
        std::vector<double> closes;
        for (const Close& close : *all) {
            QVERIFY(close.time == at(1688671200) + std::chrono::minutes(closes.size()));
            closes.push_back(close.price.value());
        }
        QCOMPARE(closes, (std::vector<double>{5, 6, 7, 7.5}));
        // Binance gives what was asked for and nothing else; with the others what is outside is left out.
        const auto part = candles(venue, {200, body, {}}, queryOf(1688671260, 1688671380, now));
        if (venue == u"binance") {
            QCOMPARE(part.error().kind, ErrorKind::BadReply);
            const auto before = candles(venue, {200, body, {}}, queryOf(1688671200, 1688671380, now));
            QCOMPARE(before.error().kind, ErrorKind::BadReply);
        } else {
            QVERIFY(part);
            QCOMPARE(part->size(), std::size_t(2));
            QVERIFY(part->front().time == at(1688671260));
        }
    }

    void theServersClockDecidesWhatIsClosed_data() { ordersAndBoundsCandles_data(); }
    void theServersClockDecidesWhatIsClosed()
    {
        QFETCH(QString, venue);
        QByteArrayList rows;
        for (int minute = 0; minute < 5; ++minute)
            rows += candle(venue, 1688671200 + 60 * minute, "5", "9", "6");
        // Our clock is ten minutes fast; the server says that the fourth minute is running.
        HttpAnswer answer{200, pageOf(venue, rows), {}, "Thu, 06 Jul 2023 19:23:30 GMT"};
        const auto result = candles(venue, answer, queryOf(1688671200, 1688671800, at(1688671200 + 900)));
        QVERIFY(result);
        QCOMPARE(result->size(), std::size_t(3));
    }

    void anEmptyPageIsNoFailure()
    {
        for (const QString& venue : kVenues) {
            const auto result = candles(venue, {200, pageOf(venue, {}), {}}, queryOf(1688671200, 1688671320));
            QVERIFY2(result && result->empty(), qPrintable(venue));
        }
    }
};

QTEST_GUILESS_MAIN(TestVenueParsers)
#include "tst_venueparsers.moc"
