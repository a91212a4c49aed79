#include "files/pricefile.h"
#include "storage/storagetest.h"

#include <QBuffer>
#include <QTest>

using namespace cryptopulse;
using namespace cryptopulse::test;
using files::PriceFile;

namespace {

const core::UtcTime kReceived = core::fromEpochMs(4'000'000'000'000); // later than all that is read here

core::Result<PriceFile> read(QByteArray bytes, const core::ImportMapping& mapping = {},
                             core::UtcTime received = kReceived)
{
    QBuffer file(&bytes);
    if (!file.open(QIODevice::ReadOnly))
        return core::failure(core::ErrorKind::Internal, "the buffer does not open");
    return files::readPrices(file, received, mapping);
}

/// "2023-09-01T00:00:00.000Z 26000; …"
QString textOf(const PriceFile& file)
{
    QStringList rows;
    for (const core::Sample& sample : file.samples)
        rows += QString::fromStdString(core::toIso(sample.time)) + u' ' +
                QString::number(sample.price.value(), 'g', 12);
    return rows.join(u"; "_s);
}

std::size_t sum(const files::ImportReport& report)
{
    return report.added + report.repeats + report.conflicts + report.duplicates + report.badLineCount;
}

constexpr auto kTwoMinutes = "2023-09-01T00:00:00.000Z 25932.18; 2023-09-01T00:01:00.000Z 25937.3";

} // namespace

/// The files of exchanges, vendors and people: what is recognised, and to what prices at what times.
class TestPriceFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void venuesAreRecognised_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("venue");
        // Each says kTwoMinutes.
        const auto row = [](const char* name, const char* file, const char* format, const char* venue) {
            QTest::newRow(name) << QByteArray(file) << QString::fromUtf8(format) << QString::fromUtf8(venue);
        };
        row("Binance Vision klines, ms",
            "1693526400000,25940.77,25940.78,25926,25932.18,21.2,1693526459999,551065.5,1027,9.3,242733.6,0\n"
            "1693526460000,25932.18,25938,25932,25937.3,10.1,1693526519999,262000.1,800,5.1,130000.2,0\n",
            "Binance candles", "binance");
        row("Binance Vision klines, µs as since 2025",
            "1693526400000000,25940.77,25940.78,25926,25932.18,21.2,1693526459999999,5.5,1027,9.3,2.6,0\n"
            "1693526460000000,25932.18,25938,25932,25937.3,10.1,1693526519999999,2.1,800,5.1,1.2,0\n",
            "Binance candles", "binance");
        row("Binance futures klines, with a header",
            "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
            "taker_buy_quote_volume,ignore\n"
            "1693526400000,25940.77,25940.78,25926,25932.18,21.2,1693526459999,551065.5,1027,9.3,242733.6,0\n"
            "1693526460000,25932.18,25938,25932,25937.3,10.1,1693526519999,262000.1,800,5.1,130000.2,0\n",
            "Binance candles", "binance");
        row("Binance trades",
            "3199134441,25932.18,0.01,259.32,1693526400000,True,True\n"
            "1533526400,25937.3,0.02,518.7,1693526460000,False,True\n",
            "Binance trades", "binance");
        row("Binance aggregated trades",
            "2753526400,25932.18,0.01,1,1,1693526400000,True,True\n"
            "1753526401,25937.3,0.02,2,3,1693526460000,False,True\n",
            "Binance aggregated trades", "binance");
        row("Kraken OHLCVT",
            "1693526400,25940.7,25940.8,25926,25932.18,2.5,31\n"
            "1693526460,25932.1,25938,25932,25937.3,1.25,12\n",
            "Kraken candles", "kraken");
        row("Kraken trades", "1693526400,25932.18,0.05\n1693526460,25937.3,0.1\n", "Kraken trades", "kraken");
        row("CryptoDataDownload, newest first",
            "https://www.CryptoDataDownload.com\n"
            "unix,date,symbol,open,high,low,close,Volume BTC,Volume USD\n"
            "1693526460,2023-09-01 00:01:00,BTC/USD,25932.18,25938,25932,25937.3,1.5,38905.9\n"
            "1693526400,2023-09-01 00:00:00,BTC/USD,25940.77,25940.78,25926,25932.18,2.5,64830.4\n",
            "CryptoDataDownload candles", "");
        row("CryptoDataDownload, the older header",
            "https://www.CryptoDataDownload.com\r\n"
            "Unix Timestamp,Date,Symbol,Open,High,Low,Close,Volume\r\n"
            "1693526460000,2023-09-01 00:01:00,BTCUSD,25932.18,25938,25932,25937.3,1.5\r\n"
            "1693526400000,2023-09-01 00:00:00,BTCUSD,25940.77,25940.78,25926,25932.18,2.5\r\n",
            "CryptoDataDownload candles", "");
        row("Kaggle's Bitstamp minutes",
            "Timestamp,Open,High,Low,Close,Volume_(BTC),Volume_(Currency),Weighted_Price\n"
            "1693526400,25940,25941,25926,25932.18,0.45,2,25930\n"
            "1693526460,25932,25938,25932,25937.3,0.5,3,25936\n",
            "Bitstamp minutes of Kaggle", "bitstamp");
        row("Coinbase",
            "time,low,high,open,close,volume\n"
            "1693526400,25926,25940.78,25940.77,25932.18,21\n"
            "1693526460,25932,25938,25932.18,25937.3,10\n",
            "Coinbase candles", "coinbase");
        row("Coinbase without names",
            "1693526400,25926,25940.78,25940.77,25932.18,21\n"
            "1693526460,25932,25938,25932.18,25937.3,10\n",
            "Coinbase candles", "coinbase");
        row("Bybit trades",
            "timestamp,symbol,side,size,price,tickDirection,trdMatchID\n"
            "1693526400.0,BTCUSDT,Buy,0.1,25932.18,ZeroPlusTick,a\n"
            "1693526460.0,BTCUSDT,Sell,0.2,25937.3,MinusTick,b\n",
            "Bybit trades", "bybit");
        row("CoinGecko",
            "snapped_at,price,market_cap,total_volume\n"
            "2023-09-01 00:00:00 UTC,25932.18,505000000000.0,11000000000.0\n"
            "2023-09-01 00:01:00 UTC,25937.3,505000000001.0,11000000001.0\n",
            "CoinGecko history", "coingecko");
        row("CoinMarketCap",
            "timeOpen;timeClose;timeHigh;timeLow;name;open;high;low;close;volume;marketCap;timestamp\n"
            "\"2023-09-01T00:00:00.000Z\";\"2023-09-01T00:00:59.999Z\";\"2023-09-01T00:00:01.000Z\";"
            "\"2023-09-01T00:00:02.000Z\";\"2781\";25940.77;25940.78;25926;25932.18;1;2;"
            "\"2023-09-01T00:00:59.999Z\"\n"
            "\"2023-09-01T00:01:00.000Z\";\"2023-09-01T00:01:59.999Z\";\"2023-09-01T00:01:01.000Z\";"
            "\"2023-09-01T00:01:02.000Z\";\"2781\";25932.18;25938;25932;25937.3;1;2;"
            "\"2023-09-01T00:01:59.999Z\"\n",
            "CoinMarketCap candles", "");
        row("MetaTrader",
            "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n"
            "2023.09.01\t00:00:00\t25940.77\t25940.78\t25926\t25932.18\t9\t0\t1\n"
            "2023.09.01\t00:01:00\t25932.18\t25938\t25932\t25937.3\t9\t0\t1\n",
            "candles", "");
        row("MetaTrader 4, without names",
            "2023.09.01,00:00,25940.77,25940.78,25926,25932.18,9\n"
            "2023.09.01,00:01,25932.18,25938,25932,25937.3,9\n",
            "candles", "");
        row("Gate.io",
            "1693526400,21.2,25932.18,25940.78,25926,25940.77\n"
            "1693526460,10.1,25937.3,25938,25932,25932.18\n",
            "candles", "");
        row("trades with a header", "timestamp,price,amount\n1693526400,25932.18,0.5\n1693526460,25937.3,1\n",
            "trades", "");
        row("ours", "time,price\n1693526400000,25932.18\n1693526460000,25937.3\n", "times and prices", "");
    }
    void venuesAreRecognised()
    {
        QFETCH(const QByteArray, file);
        const auto found = read(file);
        QVERIFY2(found, qPrintable(found ? QString() : detailOf(found.error())));
        QCOMPARE(textOf(*found), QString::fromLatin1(kTwoMinutes));
        QTEST(QString::fromStdString(found->report.format), "format");
        QTEST(QString::fromStdString(found->report.venue), "venue");
        QCOMPARE(found->report.lines, 2U);
        QCOMPARE(found->report.badLineCount, 0U);
        QCOMPARE(found->report.duplicates, 0U);
    }

    void othersAreUnderstood_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& file, const char* says) {
            QTest::newRow(name) << file << QString::fromUtf8(says);
        };
        const char* days = "2023-09-01T00:00:00.000Z 25800.72; 2023-09-02T00:00:00.000Z 25868.8";
        row("Yahoo",
            "Date,Open,High,Low,Close,Adj Close,Volume\n2023-09-01,25934,26125,25362,25800.72,25800.72,1\n"
            "2023-09-02,25800,25970,25753,25868.80,25868.80,2\n",
            days);
        row("Yahoo by yfinance",
            "Price,Close,High,Low,Open,Volume\nTicker,BTC-USD,BTC-USD,BTC-USD,BTC-USD,BTC-USD\nDate,,,,,\n"
            "2023-09-01,25800.72,26125,25362,25934,1\n2023-09-02,25868.80,25970,25753,25800,2\n",
            days);
        row("Investing.com",
            "\xEF\xBB\xBF\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n"
            "\"09/13/2023\",\"26,222.0\",\"25,837.5\",\"26,405.6\",\"25,771.9\",\"65.21K\",\"1.49%\"\n"
            "\"09/02/2023\",\"25,868.8\",\"25,800.9\",\"25,979.7\",\"25,753.5\",\"21.99K\",\"0.26%\"\n"
            "\"09/01/2023\",\"25,800.72\",\"25,934.2\",\"26,125.9\",\"25,362.8\",\"62.30K\",\"-0.51%\"\n",
            "2023-09-01T00:00:00.000Z 25800.72; 2023-09-02T00:00:00.000Z 25868.8; "
            "2023-09-13T00:00:00.000Z 26222");
        row("month names", "Date,Price\n\"Sep 01, 2023\",\"25,800.72\"\n\"September 2, 2023\",\"25,868.8\"\n",
            days);
        row("European", "Datum;Kurs\n01.09.2023;25.800,72\n02.09.2023;25.868,80\n", days);
        row("European without thousands",
            "Datum;Schlusskurs\r\n01.09.2023;25800,72\r\n02.09.2023;25868,8\r\n", days);
        row("day first, told by a later line",
            "date,close\n01/09/2023,25800.72\n02/09/2023,25868.8\n13/09/2023,26222\n",
            "2023-09-01T00:00:00.000Z 25800.72; 2023-09-02T00:00:00.000Z 25868.8; "
            "2023-09-13T00:00:00.000Z 26222");
        row("the same day either way", "date,price\n09/09/2023 00:00,1\n09/09/2023 00:01,2\n",
            "2023-09-09T00:00:00.000Z 1; 2023-09-09T00:01:00.000Z 2");
        row("points in the times, commas in the prices", "time;price\n1600000000.5;1,5\n1600000060.5;2,5\n",
            "2020-09-13T12:26:40.500Z 1.5; 2020-09-13T12:27:40.500Z 2.5");
        row("compact days", "date,close\n20230901,25800.72\n20230902,25868.8\n", days);
        row("Stooq",
            "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\n"
            "BTCUSD,D,20230901,000000,25934,26125,25362,25800.72,0,0\n"
            "BTCUSD,D,20230902,000000,25800,25970,25753,25868.8,0,0\n",
            days);
        row("hours with AM and PM",
            "Date,Symbol,Open,High,Low,Close\n"
            "2023-09-01 01-PM,BTCUSD,1,3,1,3\n2023-09-01 12-PM,BTCUSD,1,2,1,2\n"
            "2023-09-01 12-AM,BTCUSD,1,1,1,1\n",
            "2023-09-01T00:00:00.000Z 1; 2023-09-01T12:00:00.000Z 2; 2023-09-01T13:00:00.000Z 3");
        row("offsets", "time,price\n2023-09-01T02:00:00+02:00,1\n2023-09-01 00:30:00-0030,2\n",
            "2023-09-01T00:00:00.000Z 1; 2023-09-01T01:00:00.000Z 2");
        row("epochs with decimals and exponents", "time,price\n1600000000.123,1\n1.6e9,2\n1.600000001e12,3\n",
            "2020-09-13T12:26:40.000Z 2; 2020-09-13T12:26:40.123Z 1; 2020-09-13T12:26:41.000Z 3");
        row("a unix time that a spreadsheet has rounded gives way to the date",
            "unix,date,close\n1.69353E+12,2023-09-01 00:00:00,1\n1.69353E+12,2023-09-01 00:01:00,2\n"
            "1.69353E+12,2023-09-01 00:02:00,3\n",
            "2023-09-01T00:00:00.000Z 1; 2023-09-01T00:01:00.000Z 2; 2023-09-01T00:02:00.000Z 3");
        const QByteArray two = "time,price\n1600000000,1.5\n1600000060,2.5\n";
        const char* minutes = "2020-09-13T12:26:40.000Z 1.5; 2020-09-13T12:27:40.000Z 2.5";
        row("CR only", QByteArray(two).replace('\n', '\r'), minutes);
        row("comments", "# made by me\n" + two + "# the end\n", minutes);
        row("a header in a comment", "#time,volume,price\n1600000000,7,1.5\n1600000060,8,2.5\n", minutes);
        row("a title and a blank line", "Bitcoin in US dollars\nsource: somebody\n\n" + two, minutes);
        row("sep=", "sep=;\ntime;price\n1600000000;1.5\n1600000060;2.5\n", minutes);
        row("delimiters at the ends", "time,price,\n1600000000,1.5,\n1600000060,2.5,\n", minutes);
        row("pipes", "time|price\n1600000000|1.5\n1600000060|2.5\n", minutes);
        row("an index", ",timestamp,close\n0,1600000000,1.5\n1,1600000060,2.5\n", minutes);
        row("an index, no names", "0,1600000000,1.5\n1,1600000060,2.5\n", minutes);
        row("a time of any name", "when,price\n1600000000,1.5\n1600000060,2.5\n", minutes);
        row("dollars", "time,price\n1600000000,$1.5\n1600000060,$2.50\n", minutes);
        row("UTF-16", QByteArray("\xFF\xFE", 2) + utf16(two), minutes);
        row("an empty price among them", two + "1600000120,\n", minutes);
    }
    void othersAreUnderstood()
    {
        QFETCH(const QByteArray, file);
        const auto found = read(file);
        QVERIFY2(found, qPrintable(found ? QString() : detailOf(found.error())));
        QTEST(textOf(*found), "says");
    }

    void minutesWithoutATradeAreNeitherPricesNorGarbage()
    {
        const auto found =
            read("Timestamp,Open,High,Low,Close,Volume_(BTC),Volume_(Currency),Weighted_Price\n"
                 "1325317920,4.39,4.39,4.39,4.39,0.45,2,4.39\n"
                 "1325317980,NaN,NaN,NaN,NaN,NaN,NaN,NaN\n"
                 "1325318040,,,,,,,\n"
                 "1325318100,NaN,NaN,NaN,4.x,NaN,NaN,NaN\n"
                 "1325318160,4.5,4.5,4.5,NaN,1,4.5,4.5\n");
        QVERIFY(found);
        QCOMPARE(found->report.withoutTrade, 2U);
        QCOMPARE(found->report.lines, 3U);
        QCOMPARE(found->report.badLineCount, 2U);
        QCOMPARE(found->report.badLines.front().line, 5U);
    }

    void whatCannotBeToldIsAsked_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("says");
        QTest::newRow("day or month first")
            << QByteArray("date,price\n01/02/2023,1\n02/02/2023,2\n") << u"month-first or day-first"_s;
        QTest::newRow("both") << QByteArray("date,price\n13/02/2023,1\n02/14/2023,2\n") << u"both"_s;
        QTest::newRow("thousands or decimals")
            << QByteArray("date;price\n2023-09-01;27,123\n2023-09-02;27,456\n") << u"decimal mark"_s;
        QTest::newRow("points of thousands")
            << QByteArray("Datum;Kurs\n01.09.2023;27.123\n02.09.2023;27.456\n") << u"decimal mark"_s;
        QTest::newRow("which is the price") << QByteArray("time,bid,ask\n1600000000,1,2\n1600000060,1,2\n")
                                            << u"which column has the price"_s;
        QTest::newRow("days of a spreadsheet")
            << QByteArray("date,price\n45170,1\n45171,2\n") << u"before there was Bitcoin"_s;
        QTest::newRow("xz") << QByteArray("\xFD"
                                          "7zXZ\0\0\4",
                                          8)
                            << u"xz"_s;
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6", 26)
                                 << u"not a text file"_s;
    }
    void whatCannotBeToldIsAsked()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const QString, says);
        const auto found = read(file);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, core::ErrorKind::InvalidArgument);
        QVERIFY2(detailOf(found.error()).contains(says), qPrintable(detailOf(found.error())));
    }

    void aMappingKnowsBetter()
    {
        core::ImportMapping mapping;
        mapping.timeFormat = core::TimeFormat::DayFirst;
        QCOMPARE(textOf(*read("date,price\n01/02/2023,1\n", mapping)), u"2023-02-01T00:00:00.000Z 1"_s);
        mapping.timeFormat = core::TimeFormat::Milliseconds;
        QCOMPARE(textOf(*read("t,price\n99999999999,1\n", mapping)), u"1973-03-03T09:46:39.999Z 1"_s);
        mapping = {};
        mapping.decimalMark = ',';
        QCOMPARE(textOf(*read("date;price\n2023-09-01;27,123\n", mapping)),
                 u"2023-09-01T00:00:00.000Z 27.123"_s);
        mapping = {};
        mapping.priceColumn = "ask";
        QCOMPARE(textOf(*read("time,bid,ask\n1600000000,1,2\n", mapping)), u"2020-09-13T12:26:40.000Z 2"_s);
        mapping.priceColumn = "2";
        mapping.timeColumn = "3";
        QCOMPARE(textOf(*read("a,b,c\n7,5,1600000000\n", mapping)), u"2020-09-13T12:26:40.000Z 5"_s);
        mapping = {};
        mapping.headerLines = 2;
        mapping.delimiter = '|';
        QCOMPARE(textOf(*read("1600000000|9\ntime|price\n1600000060|1\n", mapping)),
                 u"2020-09-13T12:27:40.000Z 1"_s);
        mapping = {};
        mapping.priceColumn = "mid";
        QVERIFY(detailOf(read("time,bid,ask\n1600000000,1,2\n", mapping).error()).contains(u"no column"_s));
        mapping.priceColumn = mapping.timeColumn = "1";
        QVERIFY(!read("time,price\n1600000000,1\n", mapping));
    }

    void linesOfAnotherShapeAreNotGuessedAt()
    {
        // Without quotes, "27,123.4" is two fields: no price of 27.
        const auto thousands = read("date,price\n2023-09-01,926.5\n2023-09-02,1,027.5\n2023-09-03,950\n");
        QVERIFY(thousands);
        QCOMPARE(thousands->samples.size(), 2U);
        QVERIFY(QString::fromStdString(thousands->report.badLines.front().reason)
                    .contains(u"too many columns"_s));
        // Cut off within its fifth of seven fields: 260 was to be 26005.
        const auto cut =
            read("1693526400,25940.7,25940.8,25926,25932.1,2.5,31\n1693526460,26000,26010,25990,260");
        QVERIFY(cut);
        QCOMPARE(cut->samples.size(), 1U);
        QCOMPARE(cut->report.badLines.front().line, 2U);
    }

    void aBrokenFirstLineIsCounted()
    {
        const auto found = read("time,price\nx,y\n1600000000,1\n");
        QCOMPARE(found->report.lines, 2U);
        QCOMPARE(found->report.badLines.front().line, 2U);
        const auto bare = read("1600000000,abc\n1600000060,1\n1600000120,2\n");
        QCOMPARE(bare->report.lines, 3U);
        QCOMPARE(bare->report.badLines.front().line, 1U);
    }

    void bytesOfAnyKindAreCountedOrRefused()
    {
        // Deterministic damage to sound files: nothing crashes, and the counts always add up.
        const QList<QByteArray> files{
            "time,price\n1600000000,1.5\n1600000060,2.5\n1600000120,3.5\n",
            "\"Date\",\"Price\"\n\"09/13/2023\",\"26,222.0\"\n\"09/01/2023\",\"25,800.7\"\n",
            "1693526400,25940.7,25940.8,25926,25932.1,2.5,31\n1693526460,26000,26010,25990,26005,1,2\n",
            "Datum;Kurs\r\n01.09.2023;25.800,72\r\n02.09.2023;25.868,80\r\n"};
        quint64 state = 42;
        const auto next = [&state](int below) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            return int((state >> 33) % quint64(below));
        };
        for (int round = 0; round < 20'000; ++round) {
            QByteArray file = files[next(int(files.size()))];
            for (int i = next(6); i >= 0 && !file.isEmpty(); --i) {
                const int at = next(int(file.size()));
                const int what = next(4);
                if (what == 0)
                    file[at] = char(next(256));
                else if (what == 1)
                    file.remove(at, 1 + next(5));
                else if (what == 2)
                    file.insert(at, file.mid(next(int(file.size())), next(12)));
                else
                    file.insert(at, "\"\r\n,;\t.-#\0e9"[next(12)]);
            }
            auto found = read(file);
            if (!found) {
                QVERIFY(!found.error().detail.empty());
                continue;
            }
            found->report.added = found->samples.size();
            QVERIFY2(sum(found->report) == found->report.lines, file.toPercentEncoding().constData());
            QVERIFY(std::ranges::is_sorted(found->samples, {}, &core::Sample::time));
        }
    }

private:
    static QByteArray utf16(const QByteArray& ascii)
    {
        QByteArray wide;
        for (const char c : ascii)
            wide.append(c).append('\0');
        return wide;
    }
};

QTEST_GUILESS_MAIN(TestPriceFormats)
#include "tst_priceformats.moc"
