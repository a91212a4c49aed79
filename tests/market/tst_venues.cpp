#include "support/fakeclock.h"
#include "support/venues/venues.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace cryptopulse;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using support::Answer;
using support::Minutes;
using support::VenueDesk;

namespace {

const core::UtcTime kMinute = core::fromEpochMs(1'780'000'020'000);
const core::UtcTime kNow = kMinute + 5s;

QByteArray seconds(core::UtcTime time)
{
    return QByteArray::number(core::toEpochMs(time) / 1000);
}

} // namespace

/// The stand-in itself, which must keep the venues' limits before anything is tested against it.
class TestVenues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock.set(kNow);
        m_desk.emplace(Minutes::walk(3000, kNow, 3), m_clock);
    }

    void givesBinancesOldestFirstAndAThousandAtMost()
    {
        const QByteArray ask =
            "/api/v3/klines?symbol=BTCUSDT&interval=1m&startTime=" + seconds(kMinute - 2000min) + "000";
        const auto rows = listOf(ask + "&limit=5000");
        QCOMPARE(rows.size(), 1000);
        QCOMPARE(rows[0][0].toInteger(), core::toEpochMs(kMinute - 2000min));
        QVERIFY(rows[0][4].isString());
        QCOMPARE(listOf(ask).size(), 500);
        // The running minute is there.
        const auto last = listOf("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=1000&startTime=" +
                                 seconds(kMinute - 3min) + "000");
        QCOMPARE(last.size(), 4);
        QCOMPARE(last[3][0].toInteger(), core::toEpochMs(kMinute));
        QCOMPARE(answer("/api/v3/klines?symbol=NOUSDT&interval=1m").body,
                 QByteArray(R"({"code":-1121,"msg":"Invalid symbol."})"));
    }

    void countsBinancesWeightAndBansThoseWhoGoOn()
    {
        const QByteArray ask = "/api/v3/ticker/price?symbol=BTCUSDT";
        for (int call = 1; call <= 3000; ++call) {
            const Answer got = answer(ask);
            QCOMPARE(got.status, 200);
            QVERIFY(got.headers.contains("X-MBX-USED-WEIGHT-1M: " + QByteArray::number(2 * call) + "\r\n"));
        }
        const Answer limited = answer(ask);
        QCOMPARE(limited.status, 429);
        QCOMPARE(limited.headers, QByteArray("Retry-After: 55\r\n"));
        m_clock.advance(10s);
        const Answer banned = answer(ask);
        QCOMPARE(banned.status, 418);
        QCOMPARE(banned.headers, QByteArray("Retry-After: 120\r\n"));
        m_clock.advance(121s);
        QCOMPARE(answer(ask).status, 200);
    }

    void givesCoinbasesNewestFirstAndThreeHundredAtMost()
    {
        const auto ask = [](core::UtcTime start, core::UtcTime end) {
            return "/products/BTC-USD/candles?granularity=60&start=" +
                   QByteArray::fromStdString(core::toIso(start)) +
                   "&end=" + QByteArray::fromStdString(core::toIso(end));
        };
        const auto rows = listOf(ask(kMinute - 299min, kMinute));
        QCOMPARE(rows.size(), 300);
        QCOMPARE(rows[0][0].toInteger(), core::toEpochMs(kMinute) / 1000); // the running one
        QVERIFY(rows[0][0].toInteger() > rows[1][0].toInteger());
        QVERIFY(rows[0][1].toDouble() < rows[0][2].toDouble()); // low, then high
        QVERIFY(rows[0][4].isDouble());
        const Answer refused = answer(ask(kMinute - 300min, kMinute));
        QCOMPARE(refused.status, 400);
        QVERIFY(refused.body.contains("Count of aggregations requested exceeds 300"));
        // Fewer than 300: some may be from before the start.
        QVERIFY(listOf(ask(kMinute - 10min, kMinute)).last()[0].toInteger() <
                core::toEpochMs(kMinute - 10min) / 1000);
        QCOMPARE(listOf("/products/BTC-USD/candles?granularity=60&start=2020-01-01").size(), 300); // ignored
        QCOMPARE(answer("/products/XX-USD/ticker").body, QByteArray(R"({"message":"NotFound"})"));
    }

    void lessThanFifteenAtOnceAndTenASecondWithCoinbase()
    {
        for (int call = 0; call < 15; ++call)
            QCOMPARE(answer("/products/BTC-USD/ticker").status, 200);
        QCOMPARE(answer("/products/BTC-USD/ticker").status, 429);
        m_clock.advance(200ms);
        QCOMPARE(answer("/products/BTC-USD/ticker").status, 200);
        QCOMPARE(answer("/products/BTC-USD/ticker").status, 200);
        QCOMPARE(answer("/products/BTC-USD/ticker").status, 429);
    }

    void givesKrakensLastTwelveHoursAndTheRunningMinute()
    {
        const auto rows = [this](core::UtcTime since) {
            const auto root = objectOf("/0/public/OHLC?pair=XBTUSD&interval=1&since=" + seconds(since));
            return root["result"_L1]["XXBTZUSD"_L1].toArray();
        };
        QCOMPARE(rows(kMinute - 2000min).size(), 721);
        QCOMPARE(rows(kMinute - 2000min).last()[0].toInteger(), core::toEpochMs(kMinute) / 1000);
        m_clock.advance(5s);
        QCOMPARE(rows(kMinute - 10min).size(), 10); // after it, and the running one
        QCOMPARE(rows(kNow + 1h).size(), 1);
        m_clock.advance(5s);
        QCOMPARE(answer("/0/public/Ticker?pair=NOUSD").body,
                 QByteArray(R"({"error":["EQuery:Unknown asset pair"]})"));
        QCOMPARE(answer("/0/public/Ticker?pair=XBTUSD").status, 200);
        const Answer limited = answer("/0/public/Ticker?pair=XBTUSD");
        QCOMPARE(limited.status, 200);
        QCOMPARE(limited.body, QByteArray(R"({"error":["EGeneral:Too many requests"]})"));
    }

    void givesBitstampsThousandAndLeavesTheRunningOneOut()
    {
        const auto size = [this](const QByteArray& query) {
            return objectOf("/api/v2/ohlc/btcusd/?step=60&" + query)["data"_L1]["ohlc"_L1].toArray().size();
        };
        const QByteArray range = "start=" + seconds(kMinute - 1500min) + "&end=" + seconds(kNow);
        QCOMPARE(size("limit=1000&" + range), 1000);
        QCOMPARE(size("limit=10"), 10);
        QCOMPARE(size("limit=10&exclude_current_candle=true"), 9);
        for (const char* limit : {"limit=1001", "limit=0", ""})
            QCOMPARE(answer("/api/v2/ohlc/btcusd/?step=60&" + QByteArray(limit)).status, 400);
        m_clock.advance(1h);
        for (int call = 0; call < 10'000; ++call)
            QCOMPARE(answer("/api/v2/ticker/btcusd/").status, 200);
        QVERIFY(answer("/api/v2/ticker/btcusd/").body.contains("400.002"));
    }

    void fillsOnlyWhereTheVenueDoes()
    {
        const std::vector<Minutes::Row> rows = {{kMinute - 5min, 10}, {kMinute - 2min, 12}, {kMinute, 14}};
        const Minutes minutes(rows);
        const auto sparse = minutes.candles(kMinute - 5min, kNow, kNow, false);
        QCOMPARE(sparse.size(), std::size_t(3));
        QCOMPARE(sparse.back().close, 13.0); // it is running: half way from 12 to 14
        const auto filled = minutes.candles(kMinute - 6min, kNow, kNow, true);
        QCOMPARE(filled.size(), std::size_t(6)); // nothing before the first trade
        QCOMPARE(filled[1].close, 10.0);
        QCOMPARE(filled[1].volume, 0.0);
        QVERIFY(filled[1].time == kMinute - 4min);
        QCOMPARE(minutes.priceAt(kMinute - 3min), 10.0);
        QCOMPARE(minutes.priceAt(kMinute - 6min), 0.0);
    }

    void fiveCallsAMinuteWithCoinGeckoAndThirtyWithAKey()
    {
        const QByteArray ask = "/api/v3/simple/price?ids=bitcoin&vs_currencies=usd";
        for (int call = 0; call < 5; ++call)
            QCOMPARE(answer(ask).status, 200);
        QCOMPARE(answer(ask).status, 429);
        QCOMPARE(answer(ask, true).status, 200);
        m_clock.advance(1min);
        const auto prices =
            objectOf("/api/v3/coins/bitcoin/market_chart?vs_currency=usd&days=1")["prices"_L1];
        QVERIFY(prices.toArray().size() >= 288);
        QCOMPARE(prices.toArray().last()[0].toInteger(), core::toEpochMs(m_clock.now()));
    }

    void deniesOneVenueAndNotTheOthers()
    {
        m_desk->deny(u"binance"_s, 451);
        QCOMPARE(answer("/api/v3/ticker/price?symbol=BTCUSDT").status, 451);
        QCOMPARE(answer("/products/BTC-USD/ticker").status, 200);
        m_desk->deny(u"binance"_s, 0);
        QCOMPARE(answer("/api/v3/ticker/price?symbol=BTCUSDT").status, 200);
        QCOMPARE(answer("/elsewhere").status, 404);
    }

    void aWalkGoesOnAndIsAlwaysTheSame()
    {
        Minutes one = Minutes::walk(50, kNow, 9);
        QCOMPARE(one.rows().size(), std::size_t(51));
        QVERIFY(one.rows().back().time == kMinute);
        one.grow(kNow + 10min);
        QCOMPARE(one.rows().size(), std::size_t(61));
        Minutes other = Minutes::walk(50, kNow, 9);
        other.grow(kNow + 10min);
        QVERIFY(other.rows().back().close == one.rows().back().close);
    }

    void readsAFileAndNamesTheLineThatCannotBeRead()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"prices.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("time,price\n1693526460000,25933\n1693526400,25932.5\n");
        file.close();
        auto minutes = Minutes::fromCsv(file.fileName());
        QVERIFY(minutes);
        QCOMPARE(minutes->rows().size(), std::size_t(2));
        QCOMPARE(minutes->rows().front().close, 25'932.5);
        minutes->endAt(kNow);
        QVERIFY(minutes->rows().back().time == kMinute - 1min);
        QVERIFY(file.open(QIODevice::Append));
        file.write("1693526520,dear\n");
        file.close();
        QVERIFY(Minutes::fromCsv(file.fileName()).error().detail.find("line 4") != std::string::npos);
        QCOMPARE(Minutes::fromCsv(u"/nowhere"_s).error().kind, core::ErrorKind::NotFound);
    }

    void servesOverHttpAndRemembersWhoAsked()
    {
        support::VenuesStandIn venues(Minutes::walk(10, kNow, 3), m_clock);
        QVERIFY(venues.isListening());
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(venues.url().port()));
        socket.write("GET /0/public/Ticker?pair=XBTUSD HTTP/1.1\r\nHost: x\r\nX-Seen: yes\r\nConnection: "
                     "close\r\n\r\n");
        QByteArray got;
        while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(10'000))
            got += socket.readAll();
        QVERIFY(got.startsWith("HTTP/1.1 200 "));
        QVERIFY(got.contains("Date: Thu, 28 May 2026 20:27:05 GMT\r\n"));
        QCOMPARE(venues.requests(u"kraken"_s), 1);
        QCOMPARE(venues.seen().front().headers.value("x-seen"), QByteArray("yes"));
    }

private:
    Answer answer(const QByteArray& target, bool hasKey = false)
    {
        const QUrl url = QUrl::fromEncoded("http://venues" + target);
        return m_desk->answer(url.path(), QUrlQuery(url), hasKey);
    }
    QJsonArray listOf(const QByteArray& target)
    {
        return QJsonDocument::fromJson(answer(target).body).array();
    }
    QJsonObject objectOf(const QByteArray& target)
    {
        return QJsonDocument::fromJson(answer(target).body).object();
    }

    support::FakeClock m_clock;
    std::optional<VenueDesk> m_desk;
};

QTEST_GUILESS_MAIN(TestVenues)
#include "tst_venues.moc"
