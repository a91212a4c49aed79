#include "market/coinlist.h"
#include "market/coinlistparser.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace cryptopulse;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using market::Coin;

namespace {

const core::UtcTime kNow = core::fromEpochMs(1'780'000'000'000);

market::CoinList someCoins()
{
    market::CoinList list{kNow, {}, {u"eur"_s, u"usd"_s}};
    list.coins = {{u"a-coin-called-eth"_s, u"ETH"_s, u"A coin called ETH"_s, 0},
                  {u"bitcoin"_s, u"BTC"_s, u"Bitcoin"_s, 1},
                  {u"bitcoin-cash"_s, u"BCH"_s, u"Bitcoin Cash"_s, 20},
                  {u"bitcoinz"_s, u"BTCZ"_s, u"BitcoinZ"_s, 0},
                  {u"ethereum"_s, u"ETH"_s, u"Ethereum"_s, 2},
                  {u"ethereum-classic"_s, u"ETC"_s, u"Ethereum Classic"_s, 36},
                  {u"wrapped-bitcoin"_s, u"WBTC"_s, u"Wrapped Bitcoin"_s, 15}};
    return list;
}

QStringList idsOf(const std::vector<Coin>& coins)
{
    QStringList ids;
    for (const Coin& coin : coins)
        ids += coin.id;
    return ids;
}

market::HttpAnswer answer(const QByteArray& body, int status = 200)
{
    return {status, body, {}};
}

} // namespace

/// What CoinGecko says of its coins, and what one finds in it.
class TestCoinList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBestComesFirst_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("ids");
        QTest::newRow("symbol") << u"eth"_s
                                << QStringList{u"ethereum"_s, u"a-coin-called-eth"_s, u"ethereum-classic"_s};
        QTest::newRow("name") << u" Bitcoin "_s
                              << QStringList{u"bitcoin"_s, u"wrapped-bitcoin"_s, u"bitcoin-cash"_s,
                                             u"bitcoinz"_s};
        QTest::newRow("id") << u"ethereum-classic"_s << QStringList{u"ethereum-classic"_s};
        QTest::newRow("within") << u"cash"_s << QStringList{u"bitcoin-cash"_s};
        QTest::newRow("nothing") << u"xyz"_s << QStringList{};
        QTest::newRow("nothing typed") << u""_s
                                       << QStringList{u"bitcoin"_s, u"ethereum"_s, u"wrapped-bitcoin"_s,
                                                      u"bitcoin-cash"_s, u"ethereum-classic"_s};
    }
    void theBestComesFirst()
    {
        QFETCH(QString, typed);
        QTEST(idsOf(someCoins().find(typed, 100)), "ids");
    }

    void withoutRanksTheNearestNameComesFirst()
    {
        auto list = someCoins();
        for (Coin& coin : list.coins)
            coin.rank = 0;
        QCOMPARE(idsOf(list.find(u"bitcoin"_s, 2)), (QStringList{u"bitcoin"_s, u"bitcoinz"_s}));
        QCOMPARE(idsOf(list.find(u"eth"_s, 1)), QStringList{u"ethereum"_s}); // the shorter of the two names
    }

    void ranksAreTakenOver()
    {
        auto list = someCoins();
        list.takeRanks({{u"bitcoinz"_s, u"BTCZ"_s, u"BitcoinZ"_s, 3}, {u"new"_s, u"NEW"_s, u"New"_s, 4}});
        QCOMPARE(list.coins.size(), someCoins().coins.size());
        QCOMPARE(list.find(u"bitcoinz"_s, 1).front().rank, 3);
        list.merge({{u"new"_s, u"NEW"_s, u"New"_s, 4}, {u"bitcoin"_s, u"BTC"_s, u"Bitcoin"_s, 0}});
        QCOMPARE(list.find(u"new"_s, 1).front().rank, 4);
        QCOMPARE(list.find(u"btc"_s, 1).front().rank, 1); // not known is no news
    }

    void aFileGivesTheSameList()
    {
        const auto read = market::coinListFrom(market::toBytes(someCoins()));
        QVERIFY(read);
        QVERIFY(*read == someCoins());
        const QByteArray whole = market::toBytes(someCoins());
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!market::coinListFrom(whole.left(size)));
        QVERIFY(!market::coinListFrom(R"({"version":2,"fetched":"2026-01-01T00:00:00.000Z"})"));
        QVERIFY(!market::coinListFrom("[]"));
    }

    void readsTheLists()
    {
        const auto coins = market::parseCoinsList(
            answer(
                R"([{"id":"zcash","symbol":"zec","name":"Zcash","platforms":{}},{"id":"_","symbol":"","name":"Bar"}])"),
            kNow);
        QVERIFY(coins);
        QVERIFY(*coins ==
                (std::vector<Coin>{{u"zcash"_s, u"ZEC"_s, u"Zcash"_s, 0}, {u"_"_s, {}, u"Bar"_s, 0}}));
        const auto found = market::parseCoinSearch(
            answer(
                R"({"coins":[{"id":"ethereum","name":"Ethereum","api_symbol":"ethereum","symbol":"ETH","market_cap_rank":2},{"id":"x","name":"X","symbol":"X","market_cap_rank":null}],"exchanges":[]})"),
            kNow);
        QVERIFY(found);
        QVERIFY(*found == (std::vector<Coin>{{u"ethereum"_s, u"ETH"_s, u"Ethereum"_s, 2},
                                             {u"x"_s, u"X"_s, u"X"_s, 0}}));
        QVERIFY(market::parseCoinSearch(answer(R"({"coins":[]})"), kNow)->empty());
        QCOMPARE(*market::parseCurrencies(answer(R"(["usd","btc","usd","EU R",7])"), kNow),
                 (QStringList{u"btc"_s, u"usd"_s}));
    }

    void whatCannotBeUsedIsLeftOut()
    {
        const auto coins = market::parseCoinsList(
            answer(
                QJsonDocument(
                    QJsonArray{QJsonObject{{u"id"_s, u"../x"_s}, {u"symbol"_s, u"x"_s}, {u"name"_s, u"X"_s}},
                               QJsonObject{{u"id"_s, u"no-name"_s}, {u"symbol"_s, u"x"_s}},
                               QJsonObject{{u"id"_s, 7}, {u"symbol"_s, u"x"_s}, {u"name"_s, u"X"_s}},
                               u"bitcoin"_s, QJsonValue(), QJsonArray{},
                               QJsonObject{
                                   {u"id"_s, u"odd"_s},
                                   {u"symbol"_s, QString(500, u'a')},
                                   {u"name"_s, u" A"_s + QChar(0x202E) + u"b\n\tc "_s + QString(500, u'z')}}})
                    .toJson()),
            kNow);
        QVERIFY(coins);
        QCOMPARE(coins->size(), std::size_t(1));
        QCOMPARE(coins->front().symbol.size(), 24);
        QCOMPARE(coins->front().name.size(), 80);
        QVERIFY(coins->front().name.startsWith(u"Ab"_s));
        QVERIFY(!coins->front().name.contains(QChar(0x202E)));
    }

    void whatIsNoListIsAnError_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char* name, int status, const char* body, ErrorKind kind) {
            QTest::newRow(name) << status << QByteArray(body) << kind;
        };
        row("empty", 200, "", ErrorKind::BadReply);
        row("html", 200, "<html></html>", ErrorKind::BadReply);
        row("cut off", 200, R"([{"id":"bitcoin","symbol":)", ErrorKind::BadReply);
        row("number", 200, "7", ErrorKind::BadReply);
        row("none usable", 200, R"([{"id":"A B"}])", ErrorKind::BadReply);
        row("too many", 429, "Throttled", ErrorKind::RateLimited);
        row("said at 200", 200, R"({"status":{"error_code":429,"error_message":"slow down"}})",
            ErrorKind::RateLimited);
        row("key", 401, R"({"status":{"error_code":10002,"error_message":"key"}})", ErrorKind::Refused);
        row("blocked", 403, "<html></html>", ErrorKind::Refused);
        row("down", 503, "", ErrorKind::Network);
    }
    void whatIsNoListIsAnError()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        const auto coins = market::parseCoinsList(answer(body, status), kNow);
        QVERIFY(!coins);
        QCOMPARE(coins.error().kind, kind);
        const auto codes = market::parseCurrencies(answer(body, status), kNow);
        QVERIFY(!codes);
        QCOMPARE(codes.error().kind, kind);
        const auto found = market::parseCoinSearch(answer(body, status), kNow);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, kind);
    }

    void garbageIsBorne()
    {
        QRandomGenerator random(7);
        const QByteArray whole =
            R"([{"id":"zcash","symbol":"zec","name":"Zcash"},{"id":"a","symbol":"b","name":"C"}])";
        for (int i = 0; i < 3'000; ++i) {
            QByteArray body = whole;
            for (int change = 0; change < 3; ++change)
                body[random.bounded(int(body.size()))] = char(random.bounded(256));
            static_cast<void>(market::parseCoinsList(answer(body), kNow));
            static_cast<void>(market::parseCoinSearch(answer("{\"coins\":" + body + "}"), kNow));
            static_cast<void>(market::parseCurrencies(answer(body), kNow));
            static_cast<void>(market::coinListFrom(body));
        }
    }

    void aLargeListIsFoundInQuickly()
    {
        market::CoinList list{kNow, {}, {u"usd"_s}};
        for (int i = 0; i < 20'000; ++i)
            list.coins.push_back({u"coin-%1"_s.arg(i), u"C%1"_s.arg(i), u"Coin number %1"_s.arg(i), 0});
        QBENCHMARK_ONCE
        {
            QCOMPARE(list.find(u"coin-19999"_s, 100).size(), std::size_t(1));
        }
        const auto read = market::coinListFrom(market::toBytes(list));
        QVERIFY(read && *read == list);
    }
};

QTEST_APPLESS_MAIN(TestCoinList)
#include "tst_coinlist.moc"
